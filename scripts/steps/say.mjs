import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder; every script works from here. Spelt so that an old Node gets as far as being told it is old. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** Something a person can mend: one sentence on stderr, and a non-zero exit. */
export class Stop extends Error {}

/** Runs a script's body; a Stop ends it with its sentence, anything else with its stack. */
export async function main(body) {
  process.chdir(root);
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : (unwritable(error) ?? error));
    process.exit(1);
  }
}

function unwritable({ code, path: place }) {
  if (!['EACCES', 'EPERM', 'EROFS'].includes(code) || typeof place !== 'string') return undefined;
  return `\n${path.resolve(place)} cannot be written (${code}): make the folder of Hopwise writable.`;
}

/** Does a step and prints how long it took. The step may return a clause to print instead of “done”. */
export async function step(label, body) {
  const start = performance.now();
  const said = await body();
  console.log(
    `${label.padEnd(28)} ${typeof said === 'string' ? said : 'done'} (${((performance.now() - start) / 1000).toFixed(1)} s)`,
  );
}

/** Runs a program to its end; throws a Stop with the sentence when it fails. */
export function run(sentence, command, words, { env = {}, quiet = false } = {}) {
  const result = spawnSync(command, words, {
    stdio: quiet ? 'pipe' : 'inherit',
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1', ...env },
  });
  if (result.status === 0) return result.stdout ?? '';
  if (quiet) process.stderr.write(`${result.stdout ?? ''}${result.stderr ?? ''}`);
  throw new Stop(sentence);
}

/** A program of node_modules, as a path for node. */
export function bin(file) {
  return path.join('node_modules', file);
}
