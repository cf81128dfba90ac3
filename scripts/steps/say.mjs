import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The project's folder; every script works from here, whatever folder it was called in. */
export const root = path.resolve(import.meta.dirname, '../..');

/** Something a person can mend: one sentence on stderr, and a non-zero exit. */
export class Stop extends Error {}

/** Runs a script's body; a Stop ends it with its sentence, anything else with its stack. */
export async function main(body) {
  process.chdir(root);
  try {
    await body();
  } catch (error) {
    console.error(error instanceof Stop ? `\n${error.message}` : error);
    process.exit(1);
  }
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
