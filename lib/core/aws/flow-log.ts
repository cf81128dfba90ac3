import type { FlowLogSwitches } from './rules/flow-logs-switches';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';

export type Action = 'ACCEPT' | 'REJECT';
export type FilterVerdict = 'PERMITTED' | 'DENIED' | 'NOT_EVALUATED';

/** What the filters of one interface say of a packet by their rules alone. `reply`: it answers what the group let pass. */
export type FilterVerdicts = { securityGroup: FilterVerdict; networkAcl: FilterVerdict; reply: boolean };

/**
 * The `action` of the record that an interface writes: what its groups and its subnet's network ACL decide together (R97,
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html). Groups never reject a reply (R98).
 */
export function actionOf(verdicts: FilterVerdicts, rules: SecurityGroupSwitches): Action {
  return rejecting(verdicts, rules).length === 0 ? 'ACCEPT' : 'REJECT';
}

/** Which filters rejected the packet, if any. */
export function rejecting(
  { securityGroup, networkAcl, reply }: FilterVerdicts,
  rules: SecurityGroupSwitches,
): ('SECURITY_GROUP' | 'NETWORK_ACL')[] {
  const byGroup = securityGroup === 'DENIED' && (!reply || rules.sgRejectsReplies);
  return [
    ...(byGroup ? (['SECURITY_GROUP'] as const) : []),
    ...(networkAcl === 'DENIED' ? (['NETWORK_ACL'] as const) : []),
  ];
}

/** Which filters a record with REJECT may come from, when nothing else is known (R98). */
export function suspects(reply: boolean, rules: SecurityGroupSwitches): ('SECURITY_GROUP' | 'NETWORK_ACL')[] {
  return rejecting({ securityGroup: 'DENIED', networkAcl: 'DENIED', reply }, rules);
}

/** Whether a packet arrived, by what one record says (R99): a record tells of the filters of its own interface only. */
export function arrived(action: Action, rules: FlowLogSwitches): 'YES' | 'NO' | 'NOT_TOLD' {
  if (action === 'REJECT') return 'NO';
  return rules.acceptIsDelivery ? 'YES' : 'NOT_TOLD';
}

/** Values of tcp-flags (R101): SYN-ACK counts as one of its own, and ACK alone as nothing. */
const flags = { FIN: 1, SYN: 2, RST: 4, 'SYN-ACK': 18, ACK: 0 } as const;
export type Segment = keyof typeof flags;

/** The tcp-flags of a record over all segments of its window (https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html). */
export function tcpFlags(segments: readonly Segment[]): number {
  return segments.reduce((all, segment) => all | flags[segment], 0);
}
