/** By code units: the same on every machine, whatever its language. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Lists whose order says something: primary block, primary address and first device stand first. */
const meant = new Set(['cidrs4', 'addresses', 'interfaces']);

/**
 * The same value with every list of a topology in one order, so that the order of files and of AWS's members leaves no
 * mark. Texts and bigints compare as their JSON.
 */
export function inOrder<T extends Record<string, unknown[]>>(lists: T): T {
  const sorted = Object.entries(lists).map(([key, list]) => [key, sortedBy(list, list.map(settle))]);
  return Object.fromEntries(sorted) as T;
}

/** Sorts the lists inside a value and returns the text that stands for it. */
function settle(value: unknown): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = value as Record<string, unknown>;
  let text = '{';
  for (const key in fields) {
    const field = fields[key];
    if (!Array.isArray(field)) text += `${key}:${settle(field)},`;
    else {
      const texts = field.map(settle);
      if (!meant.has(key)) fields[key] = sortedBy(field, texts);
      text += `${key}:[${(meant.has(key) ? texts : texts.sort()).join()}],`;
    }
  }
  return text + '}';
}

function sortedBy<T>(list: readonly T[], texts: readonly string[]): T[] {
  const by = list.map((item, at) => ({ item, text: texts[at] ?? '' }));
  return by.sort((a, b) => compareText(a.text, b.text)).map(({ item }) => item);
}
