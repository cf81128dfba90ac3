import { spawnSync } from 'node:child_process';
import fs from 'node:fs';

/** All our namespaces begin so, followed by the number of the process that made them. */
const beginning = 'hopwise-';
const made = new Set<string>();

/** The name of a namespace of this process. */
export function nameOf(network: number, id: string): string {
  return `${beginning}${process.pid}-${network}-${id}`;
}

export function remember(names: readonly string[]): void {
  for (const name of names) made.add(name);
}

/** Removes the namespaces of one network, or all that this process made. */
export function tidyUp(network?: number): void {
  const names = [...made].filter((name) => network === undefined || name.startsWith(nameOf(network, '')));
  remove(names);
  for (const name of names) made.delete(name);
}

/** From now on nothing is removed at the end. */
export function keep(): void {
  made.clear();
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
  process.on('exit', () => tidyUp());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      process.exit(signal === 'SIGINT' ? 130 : 143);
    });
}

function remove(names: readonly string[]): void {
  const present = new Set(existing());
  const lines = names.filter((name) => present.has(name)).map((name) => `netns del ${name}`);
  if (lines.length === 0) return;
  const { status, stderr } = spawnSync('ip', ['-force', '-batch', '-'], { input: `${lines.join('\n')}\n` });
  if (status !== 0) console.error(`Some namespaces could not be removed: ${String(stderr)}`);
}

function existing(): string[] {
  const folder = '/run/netns';
  return fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.startsWith(beginning)) : [];
}
