import type { ChildProcess } from 'node:child_process';

const running = new Set<ChildProcess>();

/** Remembers a process until it has ended, so that none goes on building when this one ends. */
export function watch<T extends ChildProcess>(child: T): T {
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

export function endChildren(): void {
  for (const child of running) child.kill('SIGKILL');
}
