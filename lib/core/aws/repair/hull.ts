import type { IcmpKind } from '@/lib/core/net/packet';
import { everyPort, type PortRange } from '@/lib/core/net/port-range';
import { contains, first, prefixOf, type Prefix } from '@/lib/core/net/prefix';
import type { Protocol } from '@/lib/core/net/protocol';

type Matching = { protocol: Protocol | 'all'; ports: PortRange; icmp?: IcmpKind; peer: Prefix };

/** The narrowest block, ports and protocol that hold all that several entries of one family match. */
export function hullOf(entries: readonly Matching[]): Matching {
  const [one, ...others] = entries;
  if (!one) throw new Error('nothing to hold');
  const { ports, ...rest } = servicesOf([one, ...others]);
  return { ...rest, ports, peer: others.reduce((block, { peer }) => blockAround(block, peer), one.peer) };
}

/** The same of ports and protocol alone. */
export function servicesOf(entries: readonly Omit<Matching, 'peer'>[]): {
  protocol: Protocol | 'all';
  ports: PortRange;
  icmp?: IcmpKind;
} {
  const [one] = entries;
  if (!one) throw new Error('nothing to hold');
  if (entries.some(({ protocol }) => protocol !== one.protocol)) return { protocol: 'all', ports: everyPort };
  const ports = {
    from: Math.min(...entries.map((each) => each.ports.from)),
    to: Math.max(...entries.map((each) => each.ports.to)),
  };
  const alike = entries.every(({ icmp }) => icmp?.type === one.icmp?.type && icmp?.code === one.icmp?.code);
  return { protocol: one.protocol, ports, ...(alike && one.icmp ? { icmp: one.icmp } : {}) };
}

function blockAround(a: Prefix, b: Prefix): Prefix {
  let block = a;
  while (!contains(block, b)) block = prefixOf(first(block), block.length - 1);
  return block;
}
