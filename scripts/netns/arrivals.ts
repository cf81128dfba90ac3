import { icmp } from '@/lib/core/net/protocol';
import type { Flow } from './flow';
import { run } from './run';

/** Which flows a host has taken the first packet of: those whose client or NAT port it has noted. */
export type Arrivals = (flow: Flow) => boolean;

type Listing = { nftables: { set?: { name: string; elem?: Element[] } }[] };
type Element = number | { concat: [number | string, number] } | { elem: { val: Element } };

/** Reads the sets of {@link arrivalSets} in a host's namespace. */
export async function readArrivals(namespace: string): Promise<Arrivals> {
  const text = await run('ip', [
    'netns',
    'exec',
    namespace,
    'nft',
    '-j',
    '-n',
    'list',
    'table',
    'ip',
    'host',
  ]);
  const noted = new Set<string>();
  for (const { set } of (JSON.parse(text) as Listing).nftables)
    for (const element of set?.elem ?? []) noted.add(keyOf(element));
  return ({ protocol, sourcePort, natPort }) =>
    [sourcePort, natPort].some((port) => noted.has(`${protocol} ${port}`));
}

function keyOf(element: Element): string {
  if (typeof element === 'number') return `${icmp} ${element}`;
  if ('elem' in element) return keyOf(element.elem.val);
  const [protocol, port] = element.concat;
  const numbers: Record<string, number> = { tcp: 6, udp: 17 };
  return `${numbers[protocol] ?? protocol} ${port}`;
}
