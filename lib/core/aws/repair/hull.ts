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

/**
 * One block for what several edits would route alike, per `alike`: the narrowest that holds their destinations. A default
 * route only where one of them is one.
 */
export function joinedRoutes<Edit extends { destination: Prefix }>(
  edits: readonly Edit[],
  alike: (edit: Edit) => string,
): Edit[] {
  const keys = new Set(edits.map((edit) => `${edit.destination.family} ${alike(edit)}`));
  return [...keys].flatMap((key) => {
    const group = edits.filter((edit) => `${edit.destination.family} ${alike(edit)}` === key);
    const [one, ...others] = group;
    if (!one || others.length === 0) return [];
    const destination = others.reduce((block, edit) => blockAround(block, edit.destination), one.destination);
    const isNamed = group.some((edit) => edit.destination.length === destination.length);
    return isNamed || destination.length === 0 ? [] : [{ ...one, destination }];
  });
}

function blockAround(a: Prefix, b: Prefix): Prefix {
  let block = a;
  while (!contains(block, b)) block = prefixOf(first(block), block.length - 1);
  return block;
}
