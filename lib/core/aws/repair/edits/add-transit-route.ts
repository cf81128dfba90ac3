import { formatPrefix, samePrefix, type Prefix } from '@/lib/core/net/prefix';
import { countOf } from '@/lib/core/net/packet-set';
import { transitTableOf, waysOutTo } from '@/lib/core/aws/repair/attached';
import { destinationsFor } from '@/lib/core/aws/repair/destinations';
import { withEnd } from '@/lib/core/aws/repair/measure';
import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { joinedRoutes } from '@/lib/core/aws/repair/hull';
import { withMembers } from '@/lib/core/aws/repair/member';
import type { TransitGatewayRouteTable } from '@/lib/core/aws/topology/transit-gateway';

export type AddTransitRoute = {
  kind: 'add-transit-route';
  table: string;
  destination: Prefix;
  attachment: string;
};

/** A static route in a table of a transit gateway; over a peering there is no other (R67). */
export const addTransitRoute: EditKind<AddTransitRoute> = {
  propose(obstacle) {
    const table = transitTableOf(obstacle);
    if (!table) return [];
    const { network, header } = obstacle;
    return destinationsFor(network, header.destination, null)
      .filter((destination) => !hasStatic(table, destination))
      .flatMap((destination) =>
        waysOutTo(network, table.transitGateway, header.destination).map(({ id }): AddTransitRoute => ({
          ...{ kind: 'add-transit-route', table: table.id, destination, attachment: id },
        })),
      );
  },

  join: (edits) => joinedRoutes(edits, ({ table, attachment }) => `${table} ${attachment}`),

  apply: (topology, { table, destination, attachment }) =>
    withMembers(topology, 'transitGatewayRouteTables', [table], (one) =>
      hasStatic(one, destination)
        ? one
        : {
            ...one,
            routes: [
              ...one.routes,
              { destination, attachments: [attachment], origin: 'static', state: 'active' },
            ],
          },
    ),

  says: ({ table, destination, attachment }) =>
    `Add to ${table} the static route ${formatPrefix(destination)} → ${attachment}.`,

  opens: (_, { destination }) => countOf(withEnd([destination], 'destination')),
};

function hasStatic({ routes }: TransitGatewayRouteTable, to: Prefix): boolean {
  return routes.some(
    ({ destination, origin }) =>
      origin === 'static' && !('prefixList' in destination) && samePrefix(destination, to),
  );
}
