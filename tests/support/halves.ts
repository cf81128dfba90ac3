import type { Prefix } from '@/lib/core/net/prefix';
import type { TopologyRoute } from '@/lib/core/aws/topology/vpc';

/** A route as two, one for each half of its block; one to a single address or to a prefix list stays whole. */
export function halvesOf(route: TopologyRoute): TopologyRoute[] {
  const { destination } = route;
  if ('prefixList' in destination || destination.length === (destination.family === 4 ? 32 : 128))
    return [route];
  const length = destination.length + 1;
  const halves: Prefix[] =
    destination.family === 4
      ? [
          { family: 4, network: destination.network, length },
          { family: 4, network: destination.network + 2 ** (32 - length), length },
        ]
      : [
          { family: 6, network: destination.network, length },
          { family: 6, network: destination.network + (1n << BigInt(128 - length)), length },
        ];
  return halves.map((half) => ({ ...route, destination: half }));
}
