import type { TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Reference, References } from './references';

/** Targets by id; an address stands in no list, and a Lambda function is nothing that a document holds. */
const targets: Partial<Record<TargetGroup['targetType'], Reference[2]>> = {
  instance: 'instances',
  alb: 'loadBalancers',
};

export const serviceReferences: References = {
  endpoints: ({ vpc, routeTables, subnets, interfaces, loadBalancer }) => [
    ['vpc', vpc, 'vpcs'],
    ...routeTables.map((id, i): Reference => [`routeTables[${i}]`, id, 'routeTables']),
    ...subnets.map((id, i): Reference => [`subnets[${i}]`, id, 'subnets']),
    ...interfaces.map((id, i): Reference => [`interfaces[${i}]`, id, 'interfaces']),
    ['loadBalancer', loadBalancer, 'loadBalancers'],
  ],
  services: ({ prefixList }) => [['prefixList', prefixList, 'prefixLists']],
  targetGroups: ({ vpc, targetType, targets: members }) => [
    ['vpc', vpc, 'vpcs'],
    ...(members === 'unknown' || !targets[targetType] ? [] : members).map(({ id }, i): Reference => [
      `targets[${i}].id`,
      id,
      targets[targetType] ?? 'instances',
    ]),
  ],
  loadBalancers: ({ vpc, zones, listeners }) => [
    ['vpc', vpc, 'vpcs'],
    ...zones.flatMap(({ subnet, interface: node }, i): Reference[] => [
      [`zones[${i}].subnet`, subnet, 'subnets'],
      [`zones[${i}].interface`, node, 'interfaces'],
    ]),
    ...(listeners === 'unknown' ? [] : listeners).flatMap(({ forwards }, i) =>
      forwards.map(({ targetGroup }, j): Reference => [
        `listeners[${i}].forwards[${j}].targetGroup`,
        targetGroup,
        'targetGroups',
      ]),
    ),
  ],
  accelerators: ({ listeners }) =>
    listeners.flatMap(({ groups }, i) =>
      groups.flatMap(({ endpoints }, j) =>
        endpoints.map(
          // An Elastic IP address may be an endpoint too; it stands in no list.
          ({ id }, k): Reference => [
            `listeners[${i}].groups[${j}].endpoints[${k}].id`,
            /^[\d.]+$/.test(id) ? null : id,
            'loadBalancers',
            'instances',
          ],
        ),
      ),
    ),
};
