/** The text of a JSON value that does not depend on the order in which fields were set: names first, then what is short, then the rest. */
export function canonicalJson(value: unknown): string {
  return `${JSON.stringify(value, ordered, 2)}\n`;
}

const leading = ['title', 'description', 'explicit', 'id', 'name', 'number', 'destination'];

function ordered(key: string, value: unknown): unknown {
  // The lists of the whole document stand in the order in which a network is described.
  if (key === '' || typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const fields = Object.entries(value);
  return Object.fromEntries(fields.sort((a, b) => rank(a) - rank(b) || (a[0] < b[0] ? -1 : 1)));
}

function rank([key, value]: [string, unknown]): number {
  const at = leading.indexOf(key);
  if (at >= 0) return at;
  return leading.length + (typeof value === 'object' && value !== null ? 1 : 0);
}
