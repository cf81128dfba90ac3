import { networkOf } from '@/lib/core/aws/trace/network';
import { knownTables } from './known';
import type { Finder } from './finding';

/** Peerings that only one side has a route to: answers find no way back (R60, https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-routing.html). */
export const oneSidedPeeringRoutes: Finder = (topology) =>
  topology.peeringConnections
    .filter(({ status }) => status === 'active')
    .flatMap(({ id, requester, accepter }) => {
      const sides = [requester.vpc, accepter.vpc].map((vpc) => ({
        vpc,
        tables: networkOf(topology).find('vpcs', vpc) ? knownTables(topology, vpc) : null,
      }));
      if (sides.some(({ tables }) => tables === null)) return [];
      const [without, ...others] = sides.filter(
        ({ tables }) => !tables?.some(({ routes }) => routes.some(({ nextHop }) => nextHop.id === id)),
      );
      const routed = sides.find(({ vpc }) => vpc !== without?.vpc);
      if (!without || !routed || others.length > 0) return [];
      return [
        {
          kind: 'one-sided-peering-route',
          components: [
            { kind: 'peering-connection', id },
            { kind: 'vpc', id: without.vpc },
          ],
          says: `${routed.vpc} has a route to ${id} and ${without.vpc} has none, so nothing comes back.`,
          rule: 'R60',
        },
      ];
    });
