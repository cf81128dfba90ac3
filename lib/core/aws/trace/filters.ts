import { formatIp, type Ip } from '@/lib/core/net/ip';
import { formatPortRange, type PortRange } from '@/lib/core/net/port-range';
import { fraction } from '@/lib/core/net/fraction';
import { evaluateRange, type AclPart } from '@/lib/core/aws/network-acl-range';
import type { AclEntry, Reading } from '@/lib/core/aws/network-acl';
import type { NetworkAcl, Subnet } from '@/lib/core/aws/topology/vpc';
import { hasPorts, icmp, icmpv6 } from '@/lib/core/net/protocol';
import type { End } from './place';
import type { Ref, StepCandidate } from './step';
import type { Walk } from './walk';

export type Direction = 'in' | 'out';

/** The address that filters of this direction look at. */
export function peerOf({ header }: Walk, direction: Direction): Ip {
  return direction === 'in' ? header.source : header.destination;
}

/** Whether answers to a ping are let through unread, as some believe (M17), or all answers (M12). */
function unread(walk: Walk): boolean {
  if (walk.direction !== 'return') return false;
  const isPing = walk.header.protocol === icmp || walk.header.protocol === icmpv6;
  return walk.rules.aclStateful || (walk.rules.aclPingReplyFree && isPing);
}

/**
 * The network ACL of a subnet, for a packet that enters or leaves it: stateless, so answers are read like anything else
 * (https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html). Where the list passes only some of the ports
 * that an answer may go to, each stretch of ports is walked by itself. Null when the packet passes.
 */
export function crossAcl(walk: Walk, subnet: Subnet, direction: Direction): End | null {
  if (subnet.networkAcl === 'unknown')
    return unknownAcl(
      walk,
      { kind: 'subnet', id: subnet.id },
      `Which network ACL ${subnet.id} has is not known.`,
    );
  const acl = walk.network.find('networkAcls', subnet.networkAcl);
  const at: Ref = { kind: 'network-acl', id: subnet.networkAcl };
  if (!acl)
    return unknownAcl(walk, at, `${subnet.networkAcl} is named here, but its entries were not given.`);
  if (unread(walk)) return null;
  const peer = peerOf(walk, direction);
  const judged = evaluateRange(
    entriesOf(acl, direction),
    { ...walk.header, peer, ports: walk.header.destinationPorts },
    walk.rules,
  );
  const part = judged.verdict === 'PART' ? narrowed(walk, at, judged.parts) : judged.parts[0];
  if (!part) throw new Error(`${acl.id} judged no part`);
  say(walk, subnet, acl, direction, part, judged.verdict !== 'PART' && judged.by === 'several');
  if (part.verdict === 'PERMITTED') return null;
  return walk.stop({
    at,
    disposition: direction === 'in' ? 'DENIED_IN' : 'DENIED_OUT',
    code: 'SUBNET_ACL_RESTRICTION',
    rule: walk.direction === 'return' ? 'R39' : 'R38',
    detail: 'NETWORK_ACL',
    why: `${rowWords(part.by, direction)} of ${acl.id} denies ${portWords(part.ports, walk)}${direction === 'in' ? 'from' : 'to'} ${formatIp(peer)}${walk.direction === 'return' ? '; the answer is judged by itself' : ''}.`,
    evidence: [rowRef(acl, direction, part.by)],
  });
}

function unknownAcl(walk: Walk, at: Ref, why: string): End {
  return walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R41', why);
}

/**
 * One stretch of the ports an answer may go to, where a filter passes some of them. From here on the packet goes to a port
 * of that stretch.
 */
export function narrowed<Part extends { ports: PortRange; verdict: 'PERMITTED' | 'DENIED' }>(
  walk: Walk,
  at: Ref,
  parts: readonly Part[],
): Part | undefined {
  const { from, to } = walk.header.destinationPorts;
  const candidates = parts.map(({ ports, verdict }): StepCandidate => ({
    ref: { ...at, row: `ports ${formatPortRange(ports)}: ${verdict === 'PERMITTED' ? 'allowed' : 'denied'}` },
    lost: null,
    share: fraction(ports.to - ports.from + 1, to - from + 1),
  }));
  const why = `${at.id} passes some of the ports ${formatPortRange({ from, to })} and not others; which port the client opened decides.`;
  const part = parts[walk.choose(at, 'CLIENT_PORTS', 'R43', why, candidates)];
  if (part) walk.header = { ...walk.header, destinationPorts: part.ports };
  return part;
}

function say(
  walk: Walk,
  subnet: Subnet,
  acl: NetworkAcl,
  direction: Direction,
  part: AclPart,
  several: boolean,
): void {
  walk.say({
    kind: 'FILTER',
    detail: 'NETWORK_ACL',
    at: { kind: 'network-acl', id: acl.id },
    vpc: subnet.vpc,
    subnet: subnet.id,
    zone: subnet.zone,
    direction,
    verdict: part.verdict,
    rule: walk.direction === 'return' ? 'R39' : 'R38',
    why: several
      ? `Several entries of ${acl.id} together ${part.verdict === 'PERMITTED' ? 'allow' : 'deny'} every port that the packet may go to.`
      : `${rowWords(part.by, direction)} of ${acl.id} ${part.verdict === 'PERMITTED' ? 'allows' : 'denies'} it.`,
    evidence: [rowRef(acl, direction, part.by)],
    candidates: part.readings.map((reading) => candidateOf(acl, direction, reading)),
  });
}

function candidateOf(acl: NetworkAcl, direction: Direction, { entry, missed }: Reading): StepCandidate {
  return { ref: rowRef(acl, direction, entry), lost: missed };
}

export function entriesOf(acl: NetworkAcl, direction: Direction): readonly AclEntry[] {
  return direction === 'in' ? acl.inbound : acl.outbound;
}

function rowRef({ id }: NetworkAcl, direction: Direction, entry: AclEntry | null): Ref {
  return {
    kind: 'network-acl',
    id,
    row: `${direction === 'in' ? 'inbound' : 'outbound'} ${entry?.number ?? '*'}`,
  };
}

function rowWords(entry: AclEntry | null, direction: Direction): string {
  return `${direction === 'in' ? 'Inbound' : 'Outbound'} entry ${entry?.number ?? '*'}`;
}

function portWords({ from, to }: PortRange, { header }: Walk): string {
  if (!hasPorts(header.protocol)) return '';
  return `${from === to ? `port ${from}` : `ports ${from}-${to}`} `;
}
