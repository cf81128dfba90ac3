import { icmpv6 } from '@/lib/core/net/protocol';
import { merged } from '@/lib/core/net/merge';
import { painted, type PacketSet } from '@/lib/core/net/packet-set';
import { everyPacket } from '@/lib/core/net/region';
import { regionOf, type Direction } from './filter-regions';
import type { AclEntry } from './network-acl';
import { inPrecedence } from './network-acl-precedence';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/** The packets that one direction of a network ACL lets pass: the weakest entry is painted first, the strongest over all. */
export function aclPasses(
  entries: readonly AclEntry[],
  direction: Direction,
  rules: NetworkAclSwitches,
): PacketSet {
  let passes: PacketSet = rules.aclUnmatched === 'allow' ? everyPacket : [];
  for (const entry of inPrecedence(entries, rules).reverse()) {
    // As in `missOf`: type and code of ICMPv6 are read beside an IPv6 block only.
    const readsIcmp = entry.protocol !== icmpv6 || entry.peer.family === 6;
    const region = regionOf(entry, entry.peer, direction, readsIcmp);
    if (region) passes = painted(passes, region, entry.action === 'allow');
  }
  return merged(passes);
}
