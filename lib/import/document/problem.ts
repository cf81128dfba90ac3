/** What is wrong with a document: where (`vpcs[0].subnets[1].cidr`), and one or two sentences on what. */
export type Problem = { path: string; reason: string };

/** More are not shown at once. */
export const mostProblems = 20;

/** Takes a problem; the sentence is made only for those that are shown, because a suggestion costs time. */
export type Report = (path: string, reason: string | (() => string)) => void;

/** A list that fills up to {@link mostProblems}, and what fills it. */
export function collector(): { problems: Problem[]; report: Report } {
  const problems: Problem[] = [];
  const report: Report = (path, reason) => {
    if (problems.length < mostProblems)
      problems.push({ path, reason: typeof reason === 'string' ? reason : reason() });
  };
  return { problems, report };
}

/** The path of a whole document. */
export const wholeDocument = 'document';

/** Keys and positions as they are written in code; a key that is no plain word stands in brackets. */
export function formatPath(parts: readonly PropertyKey[]): string {
  const text = parts.reduce<string>((path, part) => `${path}${step(part, path === '')}`, '');
  return text === '' ? wholeDocument : text;
}

function step(part: PropertyKey, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  const key = String(part);
  if (!/^\w{1,60}$/.test(key)) return `[${quoted(key)}]`;
  return isFirst ? key : `.${key}`;
}

/** Anything somebody wrote, made short and harmless enough to stand in a sentence. */
export function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'null';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `“${quoted(value).slice(1, -1)}”` : String(value);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
