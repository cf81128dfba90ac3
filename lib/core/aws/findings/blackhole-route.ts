import { destinationOf, routeRef } from './route-words';
import type { Finder } from './finding';

/** Routes whose target is gone: what they win is dropped (R18, https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Route.html). */
export const blackholeRoutes: Finder = ({ routeTables }) =>
  routeTables.flatMap(({ id, routes }) =>
    routes
      .filter(({ state }) => state === 'blackhole')
      .map((route) => ({
        kind: 'blackhole-route',
        components: [routeRef(id, route)],
        says: `The route of ${id} to ${destinationOf(route)} is a blackhole: ${route.nextHop.id} does not take packets.`,
        rule: 'R18',
      })),
  );
