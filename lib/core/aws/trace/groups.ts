import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { PortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { isTracked } from '@/lib/core/aws/connection-tracking';
import { allows, type GroupVerdict, type Resolve } from '@/lib/core/aws/security-group';
import type { NetworkInterface, SecurityGroup } from '@/lib/core/aws/topology/vpc';
import type { ExplanationCode } from './codes';
import type { Direction } from './filters';
import { narrowed, peerOf } from './filters';
import { membership } from './membership';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

/** Kinds of interface that no security group judges unless one was given: R32, R45, R93, and GWLB endpoints. */
const ungrouped = new Set(['nat-gateway', 'transit-gateway-attachment', 'gwlb-endpoint', 'load-balancer']);

/**
 * The security groups of an interface: rules only allow, all groups count together, and the answer to what they let pass
 * is let pass (https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html).
 */
export function crossGroups(walk: Walk, holder: NetworkInterface, direction: Direction): End | null {
  const at: Ref = { kind: 'interface', id: holder.id };
  if (holder.securityGroups.length === 0 && ungrouped.has(holder.kind)) {
    notEvaluated(walk, at, holder, direction, `${holder.id} has no security group.`);
    return null;
  }
  if (walk.rules.sgStateful && !walk.rules.sgRejectsReplies && walk.session(at, 'SECURITY_GROUP')) {
    walk.say({
      kind: 'SESSION_MATCH',
      detail: 'SECURITY_GROUP',
      at,
      direction,
      verdict: 'NOT_EVALUATED',
      rule: 'R48',
      why: `The packet answers a flow that the groups of ${holder.id} let pass, so no rule is read.`,
    });
    return null;
  }
  const groups: SecurityGroup[] = [];
  for (const id of holder.securityGroups) {
    const group = walk.network.find('securityGroups', id);
    if (!group) return walk.missing({ kind: 'security-group', id }, 'R46');
    groups.push(group);
  }
  return judge(walk, holder, groups, direction);
}

function judge(
  walk: Walk,
  holder: NetworkInterface,
  groups: SecurityGroup[],
  direction: Direction,
): End | null {
  const at: Ref = { kind: 'interface', id: holder.id };
  const peer = peerOf(walk, direction);
  const crossing = { ...walk.header, peer, ports: walk.header.destinationPorts };
  const rules = groups.map((group) => ({
    id: group.id,
    rules: direction === 'in' ? group.inbound : group.outbound,
  }));
  const judged = allows(rules, crossing, resolverOf(walk, holder, direction, peer), walk.rules);
  if (judged.verdict === 'PART') {
    narrowed(walk, at, partsOf(judged));
    return judge(walk, holder, groups, direction);
  }
  const evidence = judged.by
    ? evidenceOf(judged)
    : holder.securityGroups.map((id): Ref => ({ kind: 'security-group', id }));
  walk.say({
    kind: 'FILTER',
    detail: 'SECURITY_GROUP',
    at,
    subnet: holder.subnet,
    direction,
    verdict: judged.verdict,
    rule: 'R46',
    why: sentence(judged, holder, direction, peer),
    evidence,
    candidates: candidatesOf(judged, direction),
  });
  if (judged.verdict === 'UNKNOWN')
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R49',
      `Whether a rule of ${holder.securityGroups.join(', ')} allows ${formatIp(peer)} depends on a prefix list or group that was not given.`,
    );
  walk.rememberGroups(at, trackedByRules(walk, groups, direction, judged));
  if (judged.verdict === 'PERMITTED') return null;
  return walk.stop({
    at,
    disposition: direction === 'in' ? 'DENIED_IN' : 'DENIED_OUT',
    code: (judged.code ?? 'ENI_SG_RULES_MISMATCH') as ExplanationCode,
    rule: ruleOf(judged.code),
    detail: 'SECURITY_GROUP',
    why: sentence(judged, holder, direction, peer),
    evidence,
  });
}

/** R53: whether the rules that allow the flow, and those of the other direction, make the groups remember it. */
function trackedByRules(
  { header }: Walk,
  groups: readonly SecurityGroup[],
  direction: Direction,
  { readings }: GroupVerdict,
): boolean {
  return isTracked({
    protocol: header.protocol,
    permittedBy: readings.filter(({ missed }) => missed === null).map(({ rule }) => rule),
    otherDirection: groups.flatMap((group) => (direction === 'in' ? group.outbound : group.inbound)),
    through: [],
  });
}

/** The stretches of ports, the lowest first. An answer that no group remembers is judged like a first packet, port by port. */
function partsOf({ permitted, denied }: GroupVerdict): {
  ports: PortRange;
  verdict: 'PERMITTED' | 'DENIED';
}[] {
  return [
    ...permitted.map((ports) => ({ ports, verdict: 'PERMITTED' as const })),
    ...denied.map((ports) => ({ ports, verdict: 'DENIED' as const })),
  ].sort((a, b) => a.ports.from - b.ports.from);
}

/** The rule behind a refusal: a reference that did not reach here, or no rule that allows. */
function ruleOf(code: GroupVerdict['code']): 'R46' | 'R50' | 'R51' {
  if (code === 'SG_REFERENCES_NOT_PRESERVED') return 'R50';
  return code === 'SG_REFERENCING_SUPPORT' ? 'R51' : 'R46';
}

function resolverOf(walk: Walk, holder: NetworkInterface, direction: Direction, peer: Ip): Resolve {
  return {
    prefixList(id) {
      const list = walk.network.find('prefixLists', id);
      return list ? list.entries : 'unknown';
    },
    group: (id) => membership(walk, holder, id, direction, peer),
  };
}

function notEvaluated(
  walk: Walk,
  at: Ref,
  holder: NetworkInterface,
  direction: Direction,
  why: string,
): void {
  walk.say({
    kind: 'FILTER',
    detail: 'SECURITY_GROUP',
    at,
    subnet: holder.subnet,
    direction,
    verdict: 'NOT_EVALUATED',
    rule: holder.kind === 'nat-gateway' ? 'R32' : 'R46',
    why,
  });
}

function evidenceOf(judged: GroupVerdict): Ref[] {
  return judged.readings
    .filter(({ rule }) => rule === judged.by)
    .slice(0, 1)
    .map(({ group, rule }) => ({ kind: 'security-group', id: group, row: rule.id ?? peerWords(rule.peer) }));
}

function candidatesOf({ readings }: GroupVerdict, direction: Direction): StepCandidate[] {
  return readings.map(({ group, rule, missed }) => ({
    ref: {
      kind: 'security-group',
      id: group,
      row: rule.id ?? `${direction === 'in' ? 'inbound' : 'outbound'} ${peerWords(rule.peer)}`,
    },
    lost: missed,
  }));
}

function peerWords(peer: GroupVerdict['readings'][number]['rule']['peer']): string {
  return peer.kind === 'cidr' ? formatPrefix(peer.prefix) : peer.id;
}

function sentence(judged: GroupVerdict, holder: NetworkInterface, direction: Direction, peer: Ip): string {
  const far = `${direction === 'in' ? 'from' : 'to'} ${formatIp(peer)}`;
  const groups = holder.securityGroups.join(', ');
  if (judged.by) return `${evidenceOf(judged)[0]?.id ?? groups} allows it ${far}.`;
  if (judged.code === 'SG_HAS_NO_RULES')
    return `${groups} has no ${direction === 'in' ? 'inbound' : 'outbound'} rule, so nothing passes.`;
  if (judged.code === 'SG_REFERENCES_NOT_PRESERVED' || judged.code === 'SG_REFERENCING_SUPPORT')
    return `The only rules of ${groups} that would allow it name a security group, and on this way nobody can see which groups ${formatIp(peer)} has.`;
  return `No ${direction === 'in' ? 'inbound' : 'outbound'} rule of ${groups} allows it ${far}.`;
}
