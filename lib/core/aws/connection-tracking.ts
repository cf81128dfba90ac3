import { tcp, udp, type Protocol } from '@/lib/core/net/protocol';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import type { SecurityGroupRule } from './security-group';

/** What a flow passes that makes security groups track it whatever their rules are (R54). */
export type TrackedPlace =
  | 'egress-only-internet-gateway'
  | 'global-accelerator'
  | 'nat-gateway'
  | 'network-firewall'
  | 'network-load-balancer'
  | 'privatelink'
  | 'lambda'
  | 'dynamodb-gateway-endpoint';

/** A flow as one interface's groups see it; other places, such as a transit gateway, need not be named. */
export type OpenFlow = {
  protocol: Protocol;
  /** Every rule that lets its first packet pass. */
  permittedBy: readonly SecurityGroupRule[];
  /** All rules of the other direction. */
  otherDirection: readonly SecurityGroupRule[];
  through: readonly TrackedPlace[];
};

/**
 * Whether security groups remember the flow (R53, R54,
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/security-group-connection-tracking.html).
 */
export function isTracked({ protocol, permittedBy, otherDirection, through }: OpenFlow): boolean {
  if (through.length > 0 || (protocol !== tcp && protocol !== udp)) return true;
  const families = permittedBy.flatMap((rule) => everybody(rule) ?? []);
  return !families.some((family) => otherDirection.some((rule) => opensAll(rule, protocol, family)));
}

/** What becomes of an open flow when one of the rules that let it pass is removed. Another rule that matches keeps it. */
export function afterRemoval(
  flow: OpenFlow,
  removed: SecurityGroupRule,
  rules: SecurityGroupSwitches,
): 'GOES_ON' | 'CUT' {
  if (flow.permittedBy.some((rule) => rule !== removed)) return 'GOES_ON';
  return rules.ruleRemovalCuts === 'untracked' && isTracked(flow) ? 'GOES_ON' : 'CUT';
}

/** The address family for which the rule names everybody: 0.0.0.0/0 or ::/0. */
function everybody({ peer }: SecurityGroupRule): 4 | 6 | null {
  return peer.kind === 'cidr' && peer.prefix.length === 0 ? peer.prefix.family : null;
}

function opensAll(rule: SecurityGroupRule, protocol: Protocol, family: 4 | 6): boolean {
  if (everybody(rule) !== family) return false;
  if (rule.protocol === 'all') return true;
  return rule.protocol === protocol && rule.ports.from === 0 && rule.ports.to === 65535;
}

/** What decides how long a quiet flow is remembered. `answered`: packets went both ways. */
export type IdleFlow = { protocol: Protocol; answered: boolean; nitroV6: boolean; behindNlb: boolean };

/** Seconds until a quiet, tracked flow is forgotten, if nobody set another timeout (R55); of TCP, once it is established. */
export function idleTimeout({ protocol, answered, nitroV6, behindNlb }: IdleFlow): number {
  if (protocol === tcp) return behindNlb || nitroV6 ? 350 : 432_000;
  if (protocol !== udp) return 600;
  if (behindNlb) return 120;
  return answered ? 180 : 30;
}
