import type { Topology } from '@/lib/core/aws/topology/topology';
import { parseIp, type Ip } from '@/lib/core/net/ip';
import { formatPrefix, prefixOf } from '@/lib/core/net/prefix';
import { customerGateways, vpnConnections } from './aws/vpn';
import { directConnectGateways, virtualInterfaces } from './aws/direct-connect';
import { endpointKinds, endpoints } from './aws/endpoints';
import { egressOnlyInternetGateways, internetGateways, virtualPrivateGateways } from './aws/gateways';
import { instances } from './aws/instances';
import { loadBalancers } from './aws/load-balancers';
import { natGateways } from './aws/nat-gateways';
import { networkAcls } from './aws/network-acls';
import { networkInterfaces } from './aws/network-interfaces';
import { behindCustomerGateways } from './aws/on-premises';
import { peeringConnections } from './aws/peering';
import { placesOf } from './aws/places';
import { prefixLists, services } from './aws/prefix-lists';
import { blockPublicAccess, flowLogs } from './aws/regional';
import { routeTables } from './aws/route-tables';
import { securityGroups } from './aws/security-group-rules';
import { subnets } from './aws/subnets';
import { targetGroups, type TargetZones } from './aws/target-groups';
import { transitGatewayAttachments } from './aws/transit-gateway-attachments';
import { peeringSides } from './aws/transit-gateway-peering';
import { transitGatewayRouteTables } from './aws/transit-gateway-tables';
import { transitGateways } from './aws/transit-gateways';
import { vpcs } from './aws/vpcs';
import type { Gathered } from './gathered';

/** The topology that the members make together, everything in it but what is incomplete. */
export function build(gathered: Gathered): Omit<Topology, 'incomplete'> {
  const lists = listed(gathered);
  return { ...lists, ...behindCustomerGateways(lists) };
}

/** What the members say each by itself. */
function listed(gathered: Gathered): Omit<Topology, 'incomplete'> {
  const places = placesOf(gathered);
  const sides = peeringSides(gathered);
  const lists = prefixLists(gathered);
  const its = {
    subnets: subnets(gathered, places),
    interfaces: networkInterfaces(gathered),
    instances: instances(gathered),
  };
  const kinds = endpointKinds(gathered);
  const firstOf = new Map(its.instances.map((one) => [one.id, one.interfaces[0]]));
  return {
    ...its,
    regions: places.regions,
    vpcs: vpcs(gathered, places),
    routeTables: routeTables(gathered, {
      interfaceOf: (instance) => firstOf.get(instance),
      endpointKind: (endpoint) => kinds.get(endpoint),
    }),
    prefixLists: lists,
    networkAcls: networkAcls(gathered),
    securityGroups: securityGroups(gathered),
    internetGateways: internetGateways(gathered),
    egressOnlyInternetGateways: egressOnlyInternetGateways(gathered),
    natGateways: natGateways(gathered, places),
    peeringConnections: peeringConnections(gathered),
    transitGateways: transitGateways(gathered),
    transitGatewayAttachments: transitGatewayAttachments(gathered, sides),
    transitGatewayRouteTables: transitGatewayRouteTables(gathered, sides),
    virtualPrivateGateways: virtualPrivateGateways(gathered),
    customerGateways: customerGateways(gathered),
    vpnConnections: vpnConnections(gathered),
    virtualInterfaces: virtualInterfaces(gathered),
    directConnectGateways: directConnectGateways(gathered),
    onPremises: [],
    endpoints: endpoints(gathered, places),
    services: services(lists),
    loadBalancers: loadBalancers(gathered, places, nodesOf(its)),
    targetGroups: targetGroups(gathered, places, targetZones(its)),
    accelerators: [],
    flowLogs: flowLogs(gathered),
    mirrorSessions: [],
    blockPublicAccess: blockPublicAccess(gathered),
  };
}

type Places = Pick<Topology, 'subnets' | 'interfaces' | 'instances'>;

/** A load balancer's node in a subnet is the interface there that belongs to it. */
function nodesOf({ interfaces }: Places): (balancer: string, subnet: string) => string | null {
  const nodes = new Map(
    interfaces
      .filter((one) => one.kind === 'load-balancer')
      .map((one) => [`${one.attachedTo} ${one.subnet}`, one.id]),
  );
  return (balancer, subnet) => nodes.get(`${balancer} ${subnet}`) ?? null;
}

function targetZones({ subnets, interfaces, instances }: Places): TargetZones {
  const zones = new Map(subnets.map((one) => [one.id, one.zone]));
  const subnetOf = new Map(interfaces.map((one) => [one.id, one.subnet]));
  const firstOf = new Map(instances.map((one) => [one.id, one.interfaces[0] ?? '']));
  const zoneAt = zonesByBlock(subnets);
  return (target, vpc) => {
    const first = firstOf.get(target);
    if (first !== undefined) return zones.get(subnetOf.get(first) ?? '') ?? null;
    const address = parseIp(target);
    return address.ok ? zoneAt(vpc, address.value) : null;
  };
}

/** Asks for a block of each length there is, so that many targets among many subnets take no time. */
function zonesByBlock(subnets: Topology['subnets']): (vpc: string | null, address: Ip) => string | null {
  const zones = new Map<string, string>();
  const lengths = new Set<number>();
  for (const { vpc, zone, cidr4, cidrs6 } of subnets)
    for (const block of [...(cidr4 ? [cidr4] : []), ...cidrs6]) {
      lengths.add(block.length);
      zones.set(`${vpc} ${formatPrefix(block)}`, zone);
    }
  return (vpc, address) => {
    for (const length of lengths) {
      if (address.family === 4 && length > 32) continue;
      const zone = zones.get(`${vpc} ${formatPrefix(prefixOf(address, length))}`);
      if (zone !== undefined) return zone;
    }
    return null;
  };
}
