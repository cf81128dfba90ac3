/** Numbers texts by their kind: the same text always gives the same name. */
export type Pseudonyms = { of(text: string, kind?: string): string };

export function pseudonyms(): Pseudonyms {
  const known = new Map<string, string>();
  const counts = new Map<string, number>();
  const fresh = (kind: string, width: number) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return String(count).padStart(width, '0');
  };
  const of = (text: string, kind?: string): string => {
    const key = `${kind ?? ''}\n${text}`;
    const before = known.get(key);
    if (before !== undefined) return before;
    const name = named(text, kind, fresh, of);
    known.set(key, name);
    return name;
  };
  return { of };
}

type Fresh = (kind: string, width: number) => string;

function named(text: string, kind: string | undefined, fresh: Fresh, of: Pseudonyms['of']): string {
  if (kind !== undefined) return `${kind}-${fresh(kind, 4)}`;
  if (/^\d{12}$/.test(text)) return fresh('account', 12);
  // A peering's other side is its id with its transit gateway behind an @.
  const at = /^([a-z-]+-[^@]+)@(tgw-.+)$/.exec(text);
  if (at) return `${of(at[1] ?? '')}@${of(at[2] ?? '')}`;
  // A pattern keeps its last *, because that decides what it matches.
  if (text.length > 1 && text.endsWith('*')) return `${of(text.slice(0, -1))}*`;
  if (text.startsWith('arn:')) return arn(text, fresh);
  const prefix = prefixes.find((one) => text.startsWith(`${one}-`)) ?? 'id';
  return `${prefix}-${fresh(prefix, 4)}`;
}

/** An ARN stays one of its service and kind, which is AWS's own vocabulary where it is known. */
function arn(text: string, fresh: Fresh): string {
  const kind = arnKinds.find((one) => text.includes(`:${one}/`)) ?? 'resource';
  return `arn:aws:${kind}/${fresh(kind, 4)}`;
}

const arnKinds = [
  'loadbalancer/app',
  'loadbalancer/net',
  'loadbalancer/gwy',
  'listener',
  'targetgroup',
  'core-network',
];

/** What AWS puts in front of its ids. The longer ones first, where one begins another. */
const prefixes = [
  ...[
    'vpc',
    'subnet',
    'rtb',
    'acl',
    'sgr',
    'sg',
    'eni',
    'i',
    'igw',
    'eigw',
    'nat',
    'pcx',
    'tgw-attach',
    'tgw-rtb',
  ],
  ...['tgw', 'vpce', 'vgw', 'cgw', 'vpn', 'dxvif', 'dxgw', 'pl', 'fl', 'cagw', 'lgw', 'tms'],
];

/** Names that AWS gave: services, its own prefix lists, and everything. */
export function isAwsName(text: string): boolean {
  if (text === '*' || text === '' || text === 'full-access' || text === 'aws') return true;
  // The service of a customer has its own id in its name.
  return /^(?:com|cn)\.amazonaws\.[a-z0-9.-]+$/.test(text) && !text.includes('vpce-svc-');
}
