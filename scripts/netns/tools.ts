import { spawnSync } from 'node:child_process';

const programs = { ip: 'iproute2', nft: 'nftables', ping: 'iputils-ping' };

/** Null when namespaces can be built here; else why not, in a sentence. Installs what is missing where apt-get can. */
export function whyNot(): string | null {
  if (process.platform !== 'linux') return 'network namespaces need Linux.';
  if (process.getuid?.() !== 0) return 'network namespaces need root.';
  const missing = absent();
  if (missing.length > 0) install(missing.map((program) => programs[program]));
  const still = absent();
  if (still.length > 0)
    return `${still.join(', ')} not found; install ${still.map((program) => programs[program]).join(', ')}.`;
  const name = `hopwise-${process.pid}-try`;
  const added = spawnSync('ip', ['netns', 'add', name], { encoding: 'utf8' });
  if (added.status !== 0)
    return `this kernel or container makes no network namespace: ${added.stderr.trim()}`;
  const filter = spawnSync('ip', ['netns', 'exec', name, 'nft', '-f', '-'], {
    encoding: 'utf8',
    input: 'table ip try { chain try { type filter hook input priority 0; ct state new accept\n }\n}\n',
  });
  spawnSync('ip', ['netns', 'del', name]);
  return filter.status === 0 ? null : `nft does not work here: ${filter.stderr.trim()}`;
}

function absent(): (keyof typeof programs)[] {
  const known = Object.keys(programs) as (keyof typeof programs)[];
  return known.filter((program) => spawnSync(program, ['-V']).error !== undefined);
}

function install(packages: readonly string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  if (spawnSync('apt-get', ['--version']).error) return;
  spawnSync('apt-get', ['update'], { env, stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', ...packages], { env, stdio: 'ignore' });
}
