import type { PacketSet } from '@/lib/core/net/packet-set';
import { prefixOf, type Prefix } from '@/lib/core/net/prefix';
import { awsRules } from '@/lib/core/aws/rules';
import type { RulePeer } from '@/lib/core/aws/security-group';
import { groupsPass, type Known } from '@/lib/core/aws/security-group-regions';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, SecurityGroup } from '@/lib/core/aws/topology/vpc';

/**
 * The packets that the rules of one group let pass, where references stand for the private addresses of those among
 * `members` that carry the group named (R49). What a rule names and nobody gave lets nothing pass.
 */
export function groupPasses(
  topology: Topology,
  group: SecurityGroup | undefined,
  direction: 'in' | 'out',
  members: readonly NetworkInterface[],
): PacketSet {
  const side = direction === 'in' ? 'inbound' : 'outbound';
  const rules = group?.[side].filter(({ peer }) => isKnown(topology, peer)) ?? [];
  return groupsPass([{ id: group?.id ?? '', rules }], side, knownOf(topology, members), awsRules);
}

/** The interfaces that carry a group. */
export function carriersOf({ interfaces }: Topology, group: string): NetworkInterface[] {
  return interfaces.filter(({ securityGroups }) => securityGroups.includes(group));
}

/**
 * The interfaces that rules of these carriers can mean by a group: in their own VPCs, across an active peering in the
 * Region (R50), and inbound across a transit gateway that lets groups be named (R51).
 */
export function referable(
  topology: Topology,
  carriers: readonly NetworkInterface[],
  direction: 'in' | 'out',
): NetworkInterface[] {
  const vpcOf = new Map(topology.subnets.map(({ id, vpc }) => [id, vpc]));
  const own = carriers.map(({ subnet }) => vpcOf.get(subnet));
  const joined = [...peered(topology), ...(direction === 'in' ? overTransit(topology) : [])];
  const far = joined.filter(([a, b]) => own.includes(a) || own.includes(b)).flat();
  return topology.interfaces.filter(({ subnet }) => [...own, ...far].includes(vpcOf.get(subnet)));
}

function peered({ peeringConnections }: Topology): [string, string][] {
  return peeringConnections
    .filter(({ status, requester, accepter }) => status === 'active' && requester.region === accepter.region)
    .map(({ requester, accepter }) => [requester.vpc, accepter.vpc]);
}

function overTransit({ transitGateways, transitGatewayAttachments }: Topology): [string, string][] {
  const willing = transitGatewayAttachments.filter(
    ({ kind, securityGroupReferencing }) => kind === 'vpc' && securityGroupReferencing === true,
  );
  const gateways = transitGateways.filter((one) => one.securityGroupReferencing).map(({ id }) => id);
  return willing.flatMap((one) =>
    willing
      .filter((other) => other.transitGateway === one.transitGateway && gateways.includes(one.transitGateway))
      .map((other): [string, string] => [one.resource, other.resource]),
  );
}

/** Each address of an interface as a block. */
export function addressesOf({ addresses, ipv6 }: NetworkInterface): Prefix[] {
  return [...addresses.map((one) => prefixOf(one.private, 32)), ...ipv6.map((one) => prefixOf(one, 128))];
}

function knownOf({ prefixLists, securityGroups }: Topology, members: readonly NetworkInterface[]): Known {
  const lists = prefixLists.flatMap(({ id, entries }) =>
    entries === 'unknown' ? [] : [[id, entries] as const],
  );
  const carried = securityGroups.map(({ id }) => {
    const holders = members.filter((one) => one.securityGroups.includes(id));
    return [
      id,
      holders.flatMap(({ addresses, ipv6 }) => [...addresses.map((one) => one.private), ...ipv6]),
    ] as const;
  });
  return { prefixLists: new Map(lists), members: new Map(carried) };
}

function isKnown({ prefixLists, securityGroups }: Topology, peer: RulePeer): boolean {
  if (peer.kind === 'group') return securityGroups.some(({ id }) => id === peer.id);
  return (
    peer.kind === 'cidr' || prefixLists.some(({ id, entries }) => id === peer.id && entries !== 'unknown')
  );
}
