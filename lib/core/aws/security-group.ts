import type { Ip } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import type { PortRange } from '@/lib/core/net/port-range';
import type { Prefix } from '@/lib/core/net/prefix';
import type { Protocol } from '@/lib/core/net/protocol';
import { decidingGroups } from './deciding-groups';
import { portSplit, type PortSplit } from './port-split';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import { codeOf, codeOfUnknown, type LostCode, type SecurityGroupCode } from './security-group-code';
import { readRule, type MissedRule } from './security-group-reading';

/** The far end that a rule names: the source of an inbound rule, the destination of an outbound one. */
export type RulePeer =
  | { kind: 'cidr'; prefix: Prefix }
  | { kind: 'prefix-list'; id: string }
  /** `stale`: the group or the peering to it was deleted (R52). */
  | { kind: 'group'; id: string; stale?: boolean };

/** One rule of one direction; it can only allow (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html). */
export type SecurityGroupRule = {
  id?: string;
  /** An IP protocol number, or `all`. */
  protocol: Protocol | 'all';
  /** Destination ports; for protocols without ports it is not looked at. */
  ports: PortRange;
  /** For ICMP and ICMPv6: −1 stands for every type or every code, as does a missing field. */
  icmp?: IcmpKind;
  peer: RulePeer;
};

/** A group of the interface with its rules of the direction that is judged. */
export type SecurityGroup = { id: string; rules: readonly SecurityGroupRule[] };

/**
 * What groups look at: the far end, the protocol, the ports the packets go to, or ICMP's type and code. For protocols without
 * ports the range is judged as one.
 */
export type GroupCrossing = {
  peer: Ip;
  protocol: Protocol;
  ports: PortRange;
  icmp?: IcmpKind;
  /** Whether the packets answer a flow that the groups let pass. */
  isReply?: boolean;
};

/** What only the rest of the network knows. */
export type Resolve = {
  prefixList: (id: string) => readonly Prefix[] | 'unknown';
  /** Whether the far end carries the group; `lost` is why nobody can see that here, as SG_REFERENCES_NOT_PRESERVED. */
  group: (id: string) => 'member' | 'not-member' | { lost: LostCode } | 'unknown';
};

/** `missed` is null for a rule that permits at least some of the ports. NOT_EVALUATED: the rule was not read. */
export type RuleReading = {
  group: string;
  rule: SecurityGroupRule;
  missed: MissedRule | 'NOT_EVALUATED' | null;
};

/**
 * PART: some of the ports are permitted and the others denied. UNKNOWN: some depend on what could not be resolved. `by` is
 * the first rule that permits any of them; several may do so together.
 */
export type GroupVerdict = PortSplit & {
  verdict: 'PERMITTED' | 'DENIED' | 'PART' | 'UNKNOWN';
  by: SecurityGroupRule | null;
  readings: RuleReading[];
  code: SecurityGroupCode | null;
};

/** Judges packets to a range of ports by the groups of one interface, which allow together (R46). */
export function allows(
  groups: readonly SecurityGroup[],
  crossing: GroupCrossing,
  resolve: Resolve,
  switches: SecurityGroupSwitches,
): GroupVerdict {
  if (crossing.isReply && switches.sgStateful) return trackedReply(groups, crossing);
  const { ids, unread, unsure } = decidingGroups(groups, crossing.peer, resolve, switches);
  const readings = readingsOf(groups, (rule, group) =>
    unread.includes(group) ? 'NOT_EVALUATED' : readRule(rule, crossing, resolve),
  );
  if (unsure)
    return {
      ...{ verdict: 'UNKNOWN', by: null, readings, code: codeOfUnknown(unsure) },
      ...{ permitted: [], denied: [], unknown: [crossing.ports] },
    };
  const counted = readings.filter(({ group }) => ids.includes(group));
  const split = portSplit(counted, crossing);
  const by = counted.find(({ missed }) => missed === null)?.rule ?? null;
  const code = readings.length === 0 ? 'SG_HAS_NO_RULES' : codeOf(split, counted, crossing, resolve);
  return { ...split, verdict: verdictOf(split), by, readings, code };
}

/** R48: https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html */
function trackedReply(groups: readonly SecurityGroup[], { ports }: GroupCrossing): GroupVerdict {
  const readings = readingsOf(groups, () => 'NOT_EVALUATED');
  return {
    ...{ verdict: 'PERMITTED', by: null, readings, code: null },
    ...{ permitted: [ports], denied: [], unknown: [] },
  };
}

function readingsOf(
  groups: readonly SecurityGroup[],
  missedBy: (rule: SecurityGroupRule, group: string) => RuleReading['missed'],
): RuleReading[] {
  return groups.flatMap(({ id, rules }) =>
    rules.map((rule) => ({ group: id, rule, missed: missedBy(rule, id) })),
  );
}

function verdictOf({ permitted, denied, unknown }: PortSplit): GroupVerdict['verdict'] {
  if (unknown.length > 0) return 'UNKNOWN';
  if (denied.length === 0) return 'PERMITTED';
  return permitted.length === 0 ? 'DENIED' : 'PART';
}
