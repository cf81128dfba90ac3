import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { endChildren } from './children';

/** All our namespaces begin so, followed by the number of the process that made them. */
const beginning = 'hopwise-';
let isKept = false;

/** The name of a namespace of this process. */
export function nameOf(network: number, id: string): string {
  return `${beginning}${process.pid}-${network}-${id}`;
}

/** Removes the namespaces of one network, or all that this process made. */
export function tidyUp(network?: number): void {
  const start = network === undefined ? `${beginning}${process.pid}-` : nameOf(network, '');
  if (!isKept) remove(existing().filter((name) => name.startsWith(start)));
}

/** From now on nothing is removed. */
export function keep(): void {
  isKept = true;
}

/** Removes what a process left that was killed. */
export function tidyUpAfterOthers(): void {
  remove(
    existing().filter((name) => {
      const pid = /^hopwise-(\d+)-/.exec(name)?.[1];
      return pid !== undefined && !fs.existsSync(`/proc/${pid}`);
    }),
  );
}

/** Removes everything however the process ends, except by SIGKILL: then the next run does. */
export function tidyUpAtTheEnd(): void {
  process.on('exit', () => {
    endChildren();
    tidyUp();
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
}

function remove(names: readonly string[]): void {
  if (names.length === 0) return;
  const lines = names.map((name) => `netns del ${name}`);
  const { status, stderr } = spawnSync('ip', ['-force', '-batch', '-'], { input: `${lines.join('\n')}\n` });
  if (status !== 0) console.error(`Some namespaces could not be removed: ${String(stderr)}`);
}

function existing(): string[] {
  const folder = '/run/netns';
  return fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.startsWith(beginning)) : [];
}
