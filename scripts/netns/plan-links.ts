import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Naming } from './command';

/** Whoever gets a namespace, by id. */
export function namespaceIds({ vpcs, interfaces, internetGateways }: Topology): string[] {
  return [...[...vpcs, ...interfaces, ...internetGateways].map(({ id }) => id), 'internet'];
}

/** The router's end of a cable to an interface. */
export function portOf({ id }: NetworkInterface): string {
  return id.replace('eni', 'p');
}

/** The router's bridge for a subnet. */
export function bridgeOf(subnet: string): string {
  return subnet.replace('subnet', 'br');
}

/** Addresses at the two ends of a cable between gateways and routers; `n` tells cables of one namespace apart. */
export function ends(n: number): [string, string] {
  return [`169.254.${n}.1`, `169.254.${n}.2`];
}

/** The number of the cable of a peering or gateway, from its id. */
export function cableNumber(id: string): number {
  return Number(id.replaceAll(/\D/g, ''));
}

/** Every pair of virtual devices, made in the namespaces that they join. */
export function cables(topology: Topology, name: Naming): string[] {
  const { interfaces, subnets, internetGateways, peeringConnections } = topology;
  const cable = (a: string, nearDevice: string, b: string, farDevice: string): string =>
    `link add name ${nearDevice} netns ${name(a)} type veth peer name ${farDevice} netns ${name(b)}`;
  return [
    ...interfaces.map((one) => {
      const vpc = subnets.find(({ id }) => id === one.subnet)?.vpc;
      if (vpc === undefined) throw new Error(`${one.id} is in no subnet`);
      return cable(vpc, portOf(one), one.id, 'eth0');
    }),
    ...internetGateways.flatMap(({ id, vpc }) =>
      vpc === null ? [] : [cable(vpc, 'igw', id, 'vpc'), cable(id, 'net', 'internet', id)],
    ),
    ...peeringConnections.map(({ id, requester, accepter }) => cable(requester.vpc, id, accepter.vpc, id)),
  ];
}
