import { intersect, isEmpty, sampleOutside, subtract, type PacketSet } from '@/lib/core/net/packet-set';
import { formatPortRange, rangesOverlap, type PortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import { regionOf, type Direction } from '@/lib/core/aws/filter-regions';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { aclPasses } from '@/lib/core/aws/network-acl-regions';
import { awsRules } from '@/lib/core/aws/rules';
import type { NetworkAcl } from '@/lib/core/aws/topology/vpc';
import type { Finder, Finding } from './finding';

/** Ports that clients of every kind open from (R43), so that a client loses some of its answers when they are denied. */
const everyClients: PortRange = { from: 49152, to: 61000 };
/** Ports that clients of some kind open from, and services hardly ever use. */
const someClients: PortRange = { from: 32768, to: 65535 };

/**
 * Entries that let requests to a port pass in one direction, while the other denies answers to client ports of those very
 * peers, because a network ACL keeps no state (R39, https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html).
 * An entry that holds client ports may be there for answers, and counts only where nothing goes the other way.
 */
export const asymmetricAcls: Finder = ({ networkAcls }) =>
  networkAcls.flatMap((list) => [...lostAnswers(list, 'inbound'), ...lostAnswers(list, 'outbound')]);

function lostAnswers(list: NetworkAcl, direction: Direction): Finding[] {
  const back: Direction = direction === 'inbound' ? 'outbound' : 'inbound';
  const [requests, passing] = [
    aclPasses(list[direction], direction, awsRules),
    aclPasses(list[back], back, awsRules),
  ];
  return list[direction]
    .filter((entry) => entry.action === 'allow' && isLost(entry, direction, back, requests, passing))
    .map((entry) => ({
      kind: 'acl-asymmetric',
      components: [{ kind: 'network-acl', id: list.id, row: `${direction} ${entry.number}` }],
      says: `The ${direction} entry ${entry.number} of ${list.id} lets ${packets(entry)} ${direction === 'inbound' ? 'in from' : 'out to'} ${formatPrefix(entry.peer)}, and the ${back} entries deny ${direction === 'inbound' ? 'the answers' : 'what is answered'} to client ports.`,
      rule: 'R39',
    }));
}

function isLost(
  entry: AclEntry,
  direction: Direction,
  back: Direction,
  requests: PacketSet,
  passing: PacketSet,
): boolean {
  if (entry.protocol !== 'all' && !hasPorts(entry.protocol)) return false;
  const region = regionOf(entry, entry.peer, direction, true);
  const asked = region ? intersect([region], requests) : [];
  const peers = peersOf(asked, direction);
  if (isEmpty(peers)) return false;
  if (mayBeForAnswers(entry)) return isEmpty(intersect(turned(peers, back), passing));
  const answers = answersTo(peers, entry, back);
  return sampleOutside(answers, passing) !== null;
}

/** Of a set of packets, everything that has the far ends of theirs. */
function peersOf(set: PacketSet, direction: Direction): PacketSet {
  const end = direction === 'inbound' ? 'source' : 'destination';
  let peers: PacketSet = [];
  for (const { family, [end]: far } of set) {
    const every = whole(family, direction);
    const one = [{ ...every, [end]: far }] as PacketSet;
    peers = [...peers, ...subtract(one, peers)];
  }
  return peers;
}

/** The same far ends, seen in the other direction. */
function turned(peers: PacketSet, back: Direction): PacketSet {
  const [from, to] =
    back === 'outbound' ? (['source', 'destination'] as const) : (['destination', 'source'] as const);
  return peers.map((region) => ({ ...whole(region.family, back), [to]: region[from] })) as PacketSet;
}

function answersTo(peers: PacketSet, { protocol, peer }: AclEntry, back: Direction): PacketSet {
  const region = regionOf({ protocol, ports: everyClients }, everyPeer(peer.family), back, false);
  return region ? intersect(turned(peers, back), [region]) : [];
}

function everyPeer(family: 4 | 6): AclEntry['peer'] {
  return family === 4 ? { family: 4, network: 0, length: 0 } : { family: 6, network: 0n, length: 0 };
}

function whole(family: 4 | 6, direction: Direction): PacketSet[number] {
  const region = regionOf({ protocol: 'all', ports: everyClients }, everyPeer(family), direction, false);
  if (!region) throw new Error('all packets are some packets');
  return region;
}

function mayBeForAnswers({ protocol, ports }: AclEntry): boolean {
  return protocol === 'all' || rangesOverlap(ports, someClients);
}

function packets({ protocol, ports }: AclEntry): string {
  return protocol === 'all' ? 'everything' : `${formatProtocol(protocol)} ${formatPortRange(ports)}`;
}
