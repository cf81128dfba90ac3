import type { Command } from './command';
import { run } from './run';
import { remember } from './tidy-up';

/** Builds what was planned: commands of several namespaces at once, those of one in their order. */
export async function build(commands: readonly Command[]): Promise<void> {
  let together: Command[] = [];
  for (const command of [...commands, null]) {
    if (command !== null && command.namespace !== null) {
      together.push(command);
      continue;
    }
    await Promise.all([...byNamespace(together).values()].map(inOrder));
    together = [];
    if (command !== null) await execute(command);
  }
}

function byNamespace(commands: readonly Command[]): Map<string | null, Command[]> {
  const found = new Map<string | null, Command[]>();
  for (const one of commands) found.set(one.namespace, [...(found.get(one.namespace) ?? []), one]);
  return found;
}

async function inOrder(commands: readonly Command[]): Promise<void> {
  for (const command of commands) await execute(command);
}

async function execute({ program, namespace, lines }: Command): Promise<void> {
  const input = `${lines.join('\n')}\n`;
  if (namespace === null) {
    remember(lines.flatMap((line) => /^netns add (\S+)$/.exec(line)?.[1] ?? []));
    await run('ip', ['-batch', '-'], input);
  } else if (program === 'ip') await run('ip', ['-n', namespace, '-batch', '-'], input);
  else if (program === 'nft') await run('ip', ['netns', 'exec', namespace, 'nft', '-f', '-'], input);
  else await run('ip', ['netns', 'exec', namespace, 'sh', '-c', settle], input);
}

/** A kernel without a module lacks its settings; what it lacks need not be set. */
const settle =
  'while IFS="=" read -r key value; do [ ! -e "/proc/sys/$key" ] || echo "$value" > "/proc/sys/$key" || exit 1; done';
