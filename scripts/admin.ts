import fs from 'node:fs';
import path from 'node:path';
import { parseArguments } from './arguments';
import { databaseUrl, whereabouts } from './steps/environment.mjs';
import { root, Stop } from './steps/say.mjs';

const usage = `Use: npm run -s admin -- invite administrator|instructor
     npm run -s admin -- reset-password EMAIL
     npm run -s admin -- rebuild-cards`;

/** Bad input: one sentence on stderr, exit 2. */
class Misuse extends Error {}

async function main(words: string[]): Promise<string> {
  const given = parseArguments(words, { flags: [], options: [] });
  if (typeof given === 'string') throw new Misuse(`${given}\n${usage}`);
  const [command, name, ...rest] = given.words;
  if (rest.length > 0) throw new Misuse(`There is one word too many: ${rest[0]}.\n${usage}`);
  if (command === 'invite') return invite(name);
  if (command === 'reset-password') return resetPassword(name);
  if (command === 'rebuild-cards' && name === undefined) return rebuild();
  throw new Misuse(usage);
}

async function invite(name: string | undefined): Promise<string> {
  pointAtDatabase();
  const { Role } = await import('@/lib/data/roles');
  const role = Role.safeParse(name);
  if (!role.success)
    throw new Misuse(`There is no role “${name ?? ''}” to invite to: it is administrator or instructor.`);
  const { createInvite } = await import('@/lib/data/invites');
  return addressOf(await createInvite(role.data, await now()));
}

async function resetPassword(email: string | undefined): Promise<string> {
  if (email === undefined || email === '')
    throw new Misuse(`The e-mail of the account is missing.\n${usage}`);
  pointAtDatabase();
  const { createReset } = await import('@/lib/data/accounts');
  const ticket = await createReset(email, await now());
  if (ticket === null) throw new Misuse(`There is no account with the e-mail ${email}.`);
  return addressOf(`/reset/${ticket}`);
}

/** Makes every card out of the attempts again. */
async function rebuild(): Promise<string> {
  pointAtDatabase();
  const { rebuildCards } = await import('@/lib/data/rebuild');
  const { learners, cards } = await rebuildCards();
  return `${cards} cards of ${learners} learners are rebuilt.`;
}

/** Points lib/data at the database that `npm start` uses. It reads the address on import, so it is imported after this. */
function pointAtDatabase(): void {
  const url = databaseUrl();
  const file = path.resolve(root, url.replace(/^file:/, ''));
  if (!fs.existsSync(file))
    throw new Misuse(
      `There is no database at ${file}: start Hopwise once with npm start, or name another with DATABASE_URL.`,
    );
  process.env.DATABASE_URL = `file:${file}`;
}

async function now(): Promise<Date> {
  return (await import('@/lib/clock')).now();
}

function addressOf(place: string): string {
  return new URL(place, whereabouts().address).href;
}

/** The sentence of an error that a person can mend, or null. */
function sentenceOf(error: unknown): string | null {
  if (error instanceof Misuse || error instanceof Stop) return error.message;
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'P2021' || code === 'P2022')
    return 'The database is older than this code: start Hopwise once with npm start, which brings it up to date.';
  if (!(error instanceof Error)) return null;
  if (error.name === 'DriverAdapterError' || String(code).startsWith('SQLITE_'))
    return `The database cannot be used: ${error.message.trim().split('\n').at(-1)}.`;
  return error.message.startsWith('The environment is wrong') ? error.message : null;
}

try {
  process.stdout.write(`${await main(process.argv.slice(2))}\n`);
} catch (error) {
  const sentence = sentenceOf(error);
  if (sentence === null) throw error;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
