import { networkOf } from '@/lib/core/aws/trace/network';
import { isWhole, knownTable } from './known';
import type { Finder } from './finding';

/**
 * Subnets that route to a transit gateway from a zone in which its attachment has no subnet: their packets do not get in
 * (R69, https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html).
 */
export const zonesWithoutAttachment: Finder = (topology) => {
  if (!isWhole(topology, 'transitGatewayAttachments')) return [];
  const { find } = networkOf(topology);
  return topology.transitGatewayAttachments
    .filter(({ kind, state }) => kind === 'vpc' && state === 'available')
    .flatMap(({ id, transitGateway, resource, subnets }) => {
      const zones = subnets.map((subnet) => find('subnets', subnet)?.zone);
      if (zones.includes(undefined) || zones.length === 0) return [];
      const left = topology.subnets.filter((subnet) => {
        const table = subnet.vpc === resource && !zones.includes(subnet.zone) && knownTable(topology, subnet);
        return table && table.routes.some(({ nextHop }) => nextHop.id === transitGateway);
      });
      return [...new Set(left.map(({ zone }) => zone))].sort().map((zone) => {
        const names = left
          .filter((one) => one.zone === zone)
          .map((one) => one.id)
          .sort();
        return {
          kind: 'zone-without-attachment' as const,
          components: [
            { kind: 'transit-gateway-attachment' as const, id },
            ...names.map((name) => ({ kind: 'subnet' as const, id: name })),
          ],
          says: `${names.join(', ')} in ${zone} ${names.length === 1 ? 'routes' : 'route'} to ${transitGateway}, and ${id} has no subnet there.`,
          rule: 'R69' as const,
        };
      });
    });
};
