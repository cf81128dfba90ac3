import type { Packet } from '@/lib/core/net/packet';
import { intersect, sampleOutside, type PacketSet } from '@/lib/core/net/packet-set';
import { everyPacket } from '@/lib/core/net/region';
import type { Direction } from './filter-regions';
import type { AclEntry } from './network-acl';
import { aclPasses } from './network-acl-regions';
import type { NetworkAclSwitches } from './rules/network-acl-switches';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import type { SecurityGroup } from './security-group';
import { groupsPass, type Known } from './security-group-regions';

/** One direction of a network ACL, or of the security groups of one interface. */
export type Filter =
  | { kind: 'network-acl'; direction: Direction; entries: readonly AclEntry[] }
  | { kind: 'security-groups'; direction: Direction; groups: readonly SecurityGroup[] };

/** Filters that a packet has to pass one after the other, and how whoever judges them reads them. */
export type FilterChain = {
  filters: readonly Filter[];
  known: Known;
  switches: NetworkAclSwitches & SecurityGroupSwitches;
};

/**
 * Exactly the packets that pass every filter, under any setting of the switches that choose an entry or a group. It judges
 * packets that open a flow: replies, which stateful groups let through unread, are not told apart.
 */
export function decide({ filters, known, switches }: FilterChain): PacketSet {
  return filters
    .map((filter) =>
      filter.kind === 'network-acl'
        ? aclPasses(filter.entries, filter.direction, switches)
        : groupsPass(filter.groups, filter.direction, known, switches),
    )
    .reduce((passed, next) => intersect(passed, next), everyPacket as PacketSet);
}

/** A packet that one chain passes and the other stops, or null when both pass exactly the same. Exact, not sampled. */
export function difference(a: FilterChain, b: FilterChain): { packet: Packet; passes: 'a' | 'b' } | null {
  const [inA, inB] = [decide(a), decide(b)];
  const onlyA = sampleOutside(inA, inB);
  if (onlyA) return { packet: onlyA, passes: 'a' };
  const onlyB = sampleOutside(inB, inA);
  return onlyB && { packet: onlyB, passes: 'b' };
}
