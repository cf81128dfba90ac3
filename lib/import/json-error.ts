// Strings are walked by hand: a pattern over megabytes would run out of stack.
const token = /[ \t\n\r]*(?:(")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([[\]{},:]))/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

type Expecting = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'colon' | 'comma-or-end' | 'nothing';

/** Where a text stops being JSON (RFC 8259), as an offset. The engine's own message does not always say. */
export function firstErrorOf(text: string): number {
  const open: ('[' | '{')[] = [];
  let expecting: Expecting = 'value';
  let at = 0;
  for (;;) {
    token.lastIndex = at;
    const match = token.exec(text);
    const next: Expecting | null = match && after(expecting, match, open);
    if (!match || !next) return afterSpace(text, at);
    expecting = next;
    at = token.lastIndex;
    if (match[1] === undefined) continue;
    const string = walkString(text, at);
    if (!string.whole) return string.at;
    at = string.at;
  }
}

/** What may follow, or null where the token has no place. */
function after(expecting: Expecting, match: RegExpExecArray, open: ('[' | '{')[]): Expecting | null {
  const [, string, scalar, mark] = match;
  if (string !== undefined && (expecting === 'key' || expecting === 'key-or-end')) return 'colon';
  const isValue = expecting === 'value' || expecting === 'value-or-end';
  if (string !== undefined || scalar !== undefined) return isValue ? afterValue(open) : null;
  if (mark === '[' || mark === '{') {
    if (!isValue) return null;
    open.push(mark);
    return mark === '[' ? 'value-or-end' : 'key-or-end';
  }
  if (mark === ':') return expecting === 'colon' ? 'value' : null;
  if (mark === ',') return expecting === 'comma-or-end' ? (open.at(-1) === '[' ? 'value' : 'key') : null;
  const closes = mark === ']' ? '[' : '{';
  const mayEnd =
    expecting === 'comma-or-end' || expecting === (closes === '[' ? 'value-or-end' : 'key-or-end');
  if (!mayEnd || open.pop() !== closes) return null;
  return afterValue(open);
}

function afterValue(open: readonly unknown[]): Expecting {
  return open.length > 0 ? 'comma-or-end' : 'nothing';
}

/** From behind the opening quote to behind the closing one, or to what no string may hold. */
function walkString(text: string, start: number): { whole: boolean; at: number } {
  for (let at = start; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) return { whole: true, at: at + 1 };
    if (code < 0x20) return { whole: false, at };
    if (code !== 0x5c) continue;
    escape.lastIndex = at;
    if (!escape.test(text)) return { whole: false, at };
    at = escape.lastIndex - 1;
  }
  return { whole: false, at: text.length };
}

function afterSpace(text: string, at: number): number {
  while (at < text.length && ' \t\n\r'.includes(text.charAt(at))) at++;
  return at;
}

/** In words, such as “line 3, column 7 cannot be read”. */
export function whatIsWrongIn(text: string): string {
  const at = firstErrorOf(text);
  const before = text.slice(0, at).split('\n');
  const where = `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return at >= text.trimEnd().length ? `it ends too early, at ${where}` : `${where} cannot be read`;
}
