import { fraction } from '@/lib/core/net/fraction';
import type { LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Network } from './network';
import type { StepCandidate } from './step';
import type { Walk } from './walk';

/** The zone that an interface is in. */
export function zoneOf(network: Network, { subnet }: NetworkInterface): string | undefined {
  return network.find('subnets', subnet)?.zone;
}

/** The balancer's interface in a zone; undefined when it was not given. */
export function nodeIn(
  network: Network,
  balancer: LoadBalancer,
  zone: string | undefined,
): NetworkInterface | undefined {
  const named = balancer.zones.find((one) => one.zone === zone)?.interface;
  if (named) return network.find('interfaces', named);
  return network.topology.interfaces.find(
    (one) => one.attachedTo === balancer.id && zoneOf(network, one) === zone,
  );
}

/** The balancer's interfaces that were given, by zone. */
export function nodesOf(
  network: Network,
  balancer: LoadBalancer,
): { zone: string; node: NetworkInterface }[] {
  return balancer.zones.flatMap(({ zone }) => {
    const node = nodeIn(network, balancer, zone);
    return node ? [{ zone, node }] : [];
  });
}

/** Which of several nodes a client is led to, whom DNS gives the address of any. */
export function chooseNode(
  walk: Walk,
  { id }: LoadBalancer,
  nodes: readonly { zone: string; node: NetworkInterface }[],
): number {
  const candidates = nodes.map(({ node, zone }): StepCandidate => ({
    ref: { kind: 'interface', id: node.id, row: zone },
    lost: null,
    share: fraction(1, nodes.length),
  }));
  return walk.choose(
    { kind: 'load-balancer', id },
    'AZ',
    'R87',
    `${id} is reached at one of its nodes.`,
    candidates,
  );
}
