import type { Ip } from '@/lib/core/net/ip';
import { rangesOverlap } from '@/lib/core/net/port-range';
import { contains } from '@/lib/core/net/prefix';
import { hasPorts, icmp, icmpv6 } from '@/lib/core/net/protocol';
import type { GroupCrossing, Resolve, RulePeer, SecurityGroupRule } from './security-group';

/** REFERENCE_LOST: nobody can see here whether the far end carries the group. UNKNOWN_PEER: what the rule names is not known. */
export type MissedPeer = 'ADDRESS' | 'PREFIX_LIST' | 'GROUP' | 'STALE' | 'REFERENCE_LOST' | 'UNKNOWN_PEER';
export type MissedRule = 'PROTOCOL' | 'PORT' | 'ICMP_TYPE' | 'ICMP_CODE' | MissedPeer;

/** Why a rule permits none of the ports, or null when it permits some. */
export function readRule(
  rule: SecurityGroupRule,
  crossing: GroupCrossing,
  resolve: Resolve,
): MissedRule | null {
  if (rule.protocol !== 'all') {
    if (rule.protocol !== crossing.protocol) return 'PROTOCOL';
    if (hasPorts(crossing.protocol) && !rangesOverlap(rule.ports, crossing.ports)) return 'PORT';
    const missed = readIcmp(rule, crossing);
    if (missed) return missed;
  }
  return readPeer(rule.peer, crossing.peer, resolve);
}

/** https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpPermission.html, “FromPort” and “ToPort”. */
function readIcmp({ icmp: wanted }: SecurityGroupRule, crossing: GroupCrossing): MissedRule | null {
  const isRead = crossing.protocol === icmp || crossing.protocol === icmpv6;
  if (!isRead || !wanted || wanted.type === -1) return null;
  if (!crossing.icmp) throw new Error(`a packet of protocol ${crossing.protocol} without type and code`);
  if (wanted.type !== crossing.icmp.type) return 'ICMP_TYPE';
  return wanted.code === -1 || wanted.code === crossing.icmp.code ? null : 'ICMP_CODE';
}

/** Why the far end is not the one a rule names, or null when it is. */
export function readPeer(named: RulePeer, peer: Ip, resolve: Resolve): MissedPeer | null {
  if (named.kind === 'cidr') return contains(named.prefix, peer) ? null : 'ADDRESS';
  if (named.kind === 'prefix-list') {
    const entries = resolve.prefixList(named.id);
    if (entries === 'unknown') return 'UNKNOWN_PEER';
    return entries.some((entry) => contains(entry, peer)) ? null : 'PREFIX_LIST';
  }
  // AWS says that such a rule is stale; that it then matches nothing follows from there being no member.
  if (named.stale) return 'STALE';
  const carried = resolve.group(named.id);
  if (typeof carried === 'object') return 'REFERENCE_LOST';
  if (carried === 'unknown') return 'UNKNOWN_PEER';
  return carried === 'member' ? null : 'GROUP';
}
