import type { EditKind } from '@/lib/core/aws/repair/edit-kind';
import { withMembers } from '@/lib/core/aws/repair/member';
import { newlySent, sentBy, waysOf } from '@/lib/core/aws/repair/table-ways';
import { turnsOf } from '@/lib/core/aws/repair/wrong-turn';
import { networkOf } from '@/lib/core/aws/trace/network';
import { tableOf } from '@/lib/core/aws/trace/routing';

export type AssociateRouteTable = { kind: 'associate-route-table'; subnet: string; table: string };

/** The subnet reads another table of its VPC. */
export const associateRouteTable: EditKind<AssociateRouteTable> = {
  propose: (obstacle) =>
    turnsOf(obstacle).flatMap(({ subnet, table }): AssociateRouteTable[] =>
      subnet === null
        ? []
        : obstacle.network
            .tablesOf(subnet.vpc)
            .filter(({ id, gateway }) => id !== table.id && gateway === null)
            .map(({ id }) => ({ kind: 'associate-route-table', subnet: subnet.id, table: id })),
    ),

  apply: (topology, { subnet, table }) =>
    withMembers(topology, 'subnets', [subnet], (one) => ({ ...one, routeTable: table })),

  says: ({ subnet, table }) => `Associate ${subnet} with ${table}.`,

  opens(topology, { subnet, table }) {
    const network = networkOf(topology);
    const reader = network.find('subnets', subnet);
    const [old, made] = [reader && tableOf(network, reader), network.find('routeTables', table)];
    if (!reader || !old || !made) return 0n;
    return newlySent(waysOf(topology, old), waysOf(topology, made), sentBy([reader]));
  },
};
