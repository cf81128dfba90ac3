import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import { bridgeOf, cableNumber, ends } from './plan-links';

/** A route as the router of the VPC has it, without the table. Throws for a next hop that no namespace stands for. */
export function routeLine(topology: Topology, vpc: string, route: TopologyRoute): string {
  const { destination, nextHop, state } = route;
  if ('prefixList' in destination) throw new Error(`prefix list ${destination.prefixList}`);
  const to = formatPrefix(destination);
  if (state === 'blackhole') return `route add blackhole ${to}`;
  switch (nextHop.kind) {
    case 'local':
      return `route add throw ${to}`;
    case 'igw':
      return `route add ${to} via ${ends(1)[1]} dev igw onlink`;
    case 'pcx': {
      const [near, far] = ends(100 + cableNumber(nextHop.id));
      const isNear = topology.peeringConnections.some(
        ({ id, requester }) => id === nextHop.id && requester.vpc === vpc,
      );
      return `route add ${to} via ${isNear ? far : near} dev ${nextHop.id} onlink`;
    }
    case 'eni':
      return viaInterface(
        to,
        topology.interfaces.find(({ id }) => id === nextHop.id),
      );
    case 'nat':
      return viaInterface(
        to,
        topology.interfaces.find(({ attachedTo }) => attachedTo === nextHop.id),
      );
    default:
      throw new Error(`no namespace stands for ${nextHop.kind} ${nextHop.id}`);
  }
}

function viaInterface(to: string, holder: NetworkInterface | undefined): string {
  const address = holder?.addresses[0]?.private;
  if (!holder || !address) throw new Error(`nobody is there to route ${to} to`);
  return `route add ${to} via ${formatIp(address)} dev ${bridgeOf(holder.subnet)} onlink`;
}
