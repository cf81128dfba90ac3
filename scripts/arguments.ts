import { parseArgs } from 'node:util';

/** A command line taken apart: bare words, options with a value, flags without. */
export type Arguments = { words: string[]; options: Map<string, string>; flags: Set<string> };

/** Reads a command line; unknown or repeated options give a sentence instead. */
export function parseArguments(
  argv: string[],
  known: { flags: string[]; options: string[] },
): Arguments | string {
  const options = Object.fromEntries([
    ...known.flags.map((name) => [name, { type: 'boolean' }] as const),
    ...known.options.map((name) => [name, { type: 'string', multiple: true }] as const),
  ]);
  try {
    const { values, positionals } = parseArgs({ args: argv, options, allowPositionals: true });
    const read: Record<string, unknown> = values;
    const given = new Map<string, string>();
    for (const name of known.options) {
      const all = read[name];
      if (all === undefined) continue;
      if (!Array.isArray(all) || all.length !== 1) return `--${name} is given twice.`;
      given.set(name, String(all[0]));
    }
    return {
      words: positionals,
      options: given,
      flags: new Set(known.flags.filter((name) => read[name] === true)),
    };
  } catch (error) {
    if (error instanceof TypeError && 'code' in error) return sentenceOf(error.message);
    throw error;
  }
}

/** Node's message in one sentence: it explains itself over several, and some end without a stop. */
function sentenceOf(message: string): string {
  const first = message.split(/\.\s/, 1)[0]?.replace(/\.$/, '') ?? message;
  const option = /^Option '(?:-\w, )?(--[\w-]+)/.exec(first)?.[1];
  if (option && /argument (?:missing|is ambiguous)$/.test(first)) return `${option} has no value after it.`;
  return `${first}.`;
}
