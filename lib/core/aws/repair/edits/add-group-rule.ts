import type { PacketSet } from '@/lib/core/net/packet-set';
import { everyPort, formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix, prefixOf } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import type { RulePeer, SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { addressesOf, carriersOf, groupPasses, referable } from '@/lib/core/aws/repair/group-packets';
import { hullOf, servicesOf } from '@/lib/core/aws/repair/hull';
import { newlyPassing, withEnd } from '@/lib/core/aws/repair/measure';
import { withMembers } from '@/lib/core/aws/repair/member';
import { filterOf, type Obstacle } from '@/lib/core/aws/repair/obstacle';
import { isOwn } from '@/lib/core/aws/trace/network';
import type { Topology } from '@/lib/core/aws/topology/topology';

export type AddGroupRule = {
  kind: 'add-group-rule';
  group: string;
  direction: 'in' | 'out';
  rule: SecurityGroupRule;
};

/** A rule for this protocol and port, by a group of the far end where a reference can mean it (R49), and by its single address. */
export const addGroupRule: EditKind<AddGroupRule> = {
  propose(obstacle) {
    const { network, blocker, header } = obstacle;
    const direction = filterOf(obstacle)?.direction;
    if (blocker.detail !== 'SECURITY_GROUP' || !direction) return [];
    const services = {
      protocol: header.protocol,
      ports: hasPorts(header.protocol) ? header.destinationPorts : everyPort,
      ...(header.icmp ? { icmp: header.icmp } : {}),
    };
    const groups = network.find('interfaces', blocker.at.id)?.securityGroups ?? [];
    return groups.flatMap((group) =>
      peersOf(obstacle, direction).map((peer): AddGroupRule => ({
        kind: 'add-group-rule',
        group,
        direction,
        rule: { ...services, peer },
      })),
    );
  },

  join(edits) {
    const sides = new Set(edits.map(sideOf));
    return [...sides].flatMap((side) => {
      const alike = edits.filter((one) => sideOf(one) === side);
      const [one, ...others] = alike;
      return one && others.length > 0 ? [{ ...one, rule: joined(alike.map(({ rule }) => rule)) }] : [];
    });
  },

  apply: (topology, { group, direction, rule }) =>
    withMembers(topology, 'securityGroups', [group], (one) =>
      direction === 'in'
        ? { ...one, inbound: [...one.inbound, rule] }
        : { ...one, outbound: [...one.outbound, rule] },
    ),

  says: ({ group, direction, rule }) =>
    `Add to ${group} ${direction === 'in' ? 'an inbound' : 'an outbound'} rule: ${servicesWords(rule)} ${direction === 'in' ? 'from' : 'to'} ${peerWords(rule.peer)}.`,

  // A reference before an address: it goes on holding when the sender gets another one.
  same: ({ group, direction, rule }) =>
    `${group} ${direction} ${rule.peer.kind === 'group' ? 1 : 2} ${peerWords(rule.peer)} ${servicesWords(rule)}`,

  opens(topology, edit) {
    const { group, direction } = edit;
    const carriers = carriersOf(topology, group);
    const ends = withEnd(carriers.flatMap(addressesOf), direction === 'in' ? 'destination' : 'source');
    const members = referable(topology, carriers, direction);
    const passing = (of: Topology): PacketSet =>
      groupPasses(
        of,
        of.securityGroups.find(({ id }) => id === group),
        direction,
        members,
      );
    return newlyPassing(passing(topology), passing(addGroupRule.apply(topology, edit)), ends);
  },
};

/** Who the rule could name: the groups of the far end, as long as its address is its own, and that address. */
function peersOf({ network, header, probe, direction: way }: Obstacle, direction: 'in' | 'out'): RulePeer[] {
  const address = direction === 'in' ? header.source : header.destination;
  const opener = way === 'forward' && probe.start.at === 'INTERFACE_OUT' ? probe.start.interface : null;
  const holders =
    direction === 'in'
      ? network.topology.interfaces.filter(({ id }) => id === opener)
      : network.holdersOf(address);
  const groups = holders.filter((one) => isOwn(one, address)).flatMap(({ securityGroups }) => securityGroups);
  return [
    ...[...new Set(groups)].map((id): RulePeer => ({ kind: 'group', id })),
    { kind: 'cidr', prefix: prefixOf(address, address.family === 4 ? 32 : 128) },
  ];
}

function sideOf({ group, direction, rule: { peer } }: AddGroupRule): string {
  return `${group} ${direction} ${peer.kind === 'cidr' ? `cidr ${peer.prefix.family}` : peer.id}`;
}

function joined(rules: readonly SecurityGroupRule[]): SecurityGroupRule {
  const blocks = rules.flatMap((rule) =>
    rule.peer.kind === 'cidr' ? { ...rule, peer: rule.peer.prefix } : [],
  );
  if (blocks.length > 0) {
    const { peer, ...services } = hullOf(blocks);
    return { ...services, peer: { kind: 'cidr', prefix: peer } };
  }
  const [one] = rules;
  if (!one) throw new Error('no rule to join');
  return { ...servicesOf(rules), peer: one.peer };
}

function servicesWords({ protocol, ports, icmp }: SecurityGroupRule): string {
  if (protocol === 'all') return 'all protocols';
  if (hasPorts(protocol)) return `${formatProtocol(protocol)} ${formatPortRange(ports)}`;
  return `${formatProtocol(protocol)}${icmp ? ` type ${icmp.type} code ${icmp.code}` : ''}`;
}

function peerWords(peer: RulePeer): string {
  return peer.kind === 'cidr' ? formatPrefix(peer.prefix) : peer.id;
}
