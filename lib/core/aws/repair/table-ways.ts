import { everyPacket } from '@/lib/core/net/region';
import { countOf, intersect, painted, subtract, type PacketSet } from '@/lib/core/net/packet-set';
import { contains, type Prefix } from '@/lib/core/net/prefix';
import { networkOf } from '@/lib/core/aws/trace/network';
import { tableOf } from '@/lib/core/aws/trace/routing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Subnet, SubnetRouteTable, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { blocksOf, withEnd } from './measure';

type Row = { destination: Prefix; hop: string | null; rank: number; propagated: boolean };

/** Which packets a table sends where, by next hop. Routes to prefix lists that are not known are left out. */
export function waysOf(topology: Topology, table: SubnetRouteTable): Map<string, PacketSet> {
  const rows = table.routes.flatMap((route) => rowsOf(topology, route));
  const locals = rows.filter(({ hop }) => hop === 'local');
  const ways = new Map<string, PacketSet>();
  // Painted from the weakest to the strongest: by length, then by origin (R11, R12); R13 strikes out propagated ones first.
  const standing = rows.filter(
    (row) => !row.propagated || !locals.some((local) => contains(local.destination, row.destination)),
  );
  for (const row of standing.sort((a, b) => a.destination.length - b.destination.length || b.rank - a.rank)) {
    const [region] = withEnd([row.destination], 'destination');
    if (!region) continue;
    for (const [hop, set] of ways) ways.set(hop, painted(set, region, false));
    if (row.hop !== null) ways.set(row.hop, [...(ways.get(row.hop) ?? []), region]);
  }
  return ways;
}

function rowsOf(topology: Topology, { destination, nextHop, origin, state }: TopologyRoute): Row[] {
  const hop = state === 'blackhole' ? null : nextHop.kind === 'local' ? 'local' : nextHop.id;
  const propagated = origin !== 'local' && origin !== 'static';
  if (!('prefixList' in destination))
    return [{ destination, hop, propagated, rank: origin === 'local' ? 0 : propagated ? 3 : 1 }];
  const list = networkOf(topology).find('prefixLists', destination.prefixList);
  if (!list || list.entries === 'unknown') return [];
  return list.entries.map((entry) => ({ destination: entry, hop, propagated, rank: 2 }));
}

/** How many of these packets a table sends on a way on which another table does not. */
export function newlySent(
  before: Map<string, PacketSet>,
  after: Map<string, PacketSet>,
  sent: PacketSet,
): bigint {
  return [...after].reduce(
    (sum, [hop, set]) => sum + countOf(intersect(subtract(set, before.get(hop) ?? []), sent)),
    0n,
  );
}

/** How many packets a changed table sends on a new way, from the subnets that read it; of a gateway's table, from anywhere. */
export function newlyRouted(before: Topology, after: Topology, table: string): bigint {
  const [old, made] = [before, after].map((one) => networkOf(one).find('routeTables', table));
  if (!old || !made) return 0n;
  const readers = after.subnets.filter((subnet) => tableOf(networkOf(after), subnet)?.id === table);
  return newlySent(
    waysOf(before, old),
    waysOf(after, made),
    made.gateway === null ? sentBy(readers) : everyPacket,
  );
}

/** Whatever subnets send. */
export function sentBy(subnets: readonly Subnet[]): PacketSet {
  return subnets.flatMap((subnet) => withEnd(blocksOf(subnet), 'source'));
}
