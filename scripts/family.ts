import { families, findFamily } from '@/lib/core/families/index';
import type { Family } from '@/lib/core/items/family';
import { scoreResponse } from '@/lib/core/items/score';
import { parseArguments, type Arguments } from './arguments';

const usage = `Use: npm run -s family -- list [--json]
     npm run -s family -- show ID --seed N [--count K] [--json]
     npm run -s family -- grade ID --seed N --response JSON [--json]`;

const mostSeed = 0x7fffffff;

/** Bad input: one sentence on stderr, exit 2. */
class Misuse extends Error {}

function main(words: string[]): void {
  const given = parseArguments(words, { flags: ['json'], options: ['seed', 'count', 'response'] });
  if (typeof given === 'string') throw new Misuse(`${given}\n${usage}`);
  const [command, id, ...rest] = given.words;
  if (rest.length > 0) throw new Misuse(`There is one word too many: ${rest[0]}.\n${usage}`);
  if (command === 'list' && id === undefined) return list(given.flags.has('json'));
  if (command === 'show') return show(familyOf(id), given);
  if (command === 'grade') return grade(familyOf(id), given);
  throw new Misuse(usage);
}

function list(json: boolean): void {
  const rows = families.map(({ id, topic, title, interaction, facts, rules, beliefs, lesson, revision }) => ({
    id,
    topic,
    title,
    interaction,
    facts,
    rules,
    beliefs,
    lesson,
    revision,
  }));
  if (json) return print(JSON.stringify(rows));
  for (const row of rows) print(`${row.id.padEnd(36)} ${row.interaction.padEnd(15)} ${row.title}`);
}

function show(family: Family, given: Arguments): void {
  const seed = whole(given, 'seed', 0, mostSeed);
  const count = given.options.has('count') ? whole(given, 'count', 1, 1_000_000) : 1;
  if (seed + count - 1 > mostSeed)
    throw new Misuse(`The last seed would be over ${mostSeed}, the largest there is.`);
  for (let n = seed; n < seed + count; n++) {
    const variant = family.variant(n);
    print(given.flags.has('json') || count > 1 ? JSON.stringify(variant) : JSON.stringify(variant, null, 2));
  }
}

function grade(family: Family, given: Arguments): void {
  const variant = family.variant(whole(given, 'seed', 0, mostSeed));
  const score = scoreResponse(variant, responseOf(given));
  const row =
    score.kind === 'format-error'
      ? { score: 0, verdict: 'format-error', parts: [], belief: null, formatError: score.reason }
      : {
          score: score.earned,
          verdict: score.verdict,
          parts: score.parts,
          belief: score.belief,
          formatError: null,
        };
  print(JSON.stringify(row, null, given.flags.has('json') ? undefined : 2));
}

function responseOf(given: Arguments): unknown {
  const text = given.options.get('response');
  if (text === undefined) throw new Misuse(`--response is missing: JSON of the shape of the key.\n${usage}`);
  try {
    return JSON.parse(text);
  } catch {
    throw new Misuse(`--response is not JSON: ${text.slice(0, 60)}`);
  }
}

function familyOf(id: string | undefined): Family {
  const family = id === undefined ? undefined : findFamily(id);
  if (!family)
    throw new Misuse(`There is no family “${id ?? ''}”. “npm run -s family -- list” names them all.`);
  return family;
}

function whole(given: Arguments, name: string, least: number, most: number): number {
  const text = given.options.get(name) ?? '';
  const value = Number(text);
  if (!/^\d{1,10}$/.test(text) || value < least || value > most)
    throw new Misuse(`--${name} is a whole number from ${least} to ${most}.`);
  return value;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

// A reader that has seen enough (head) closes the pipe; that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Misuse)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
