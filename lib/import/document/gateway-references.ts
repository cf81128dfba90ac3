import type { PeeringConnection } from '@/lib/core/aws/topology/gateways';
import type { AttachmentKind } from '@/lib/core/aws/topology/transit-gateway';
import type { Reference, References } from './references';
import { ifKnown, listOf } from './vpc-references';

/** What an attachment of a kind attaches. A network function is nothing that a document holds. */
const resources: Partial<Record<AttachmentKind, Reference[2]>> = {
  vpc: 'vpcs',
  vpn: 'vpnConnections',
  'direct-connect-gateway': 'directConnectGateways',
  connect: 'transitGatewayAttachments',
  peering: 'transitGatewayAttachments',
};

/** Peerings that carry nothing any more, and whose VPCs may be gone. */
const over: readonly PeeringConnection['status'][] = ['deleted', 'rejected', 'failed', 'expired'];

export const gatewayReferences: References = {
  natGateways: ({ vpc, subnet, addresses, routeTable }) => [
    ['vpc', vpc === 'unknown' ? null : vpc, 'vpcs'],
    ['subnet', subnet, 'subnets'],
    ...addresses.map((one, i): Reference => [`addresses[${i}].interface`, one.interface, 'interfaces']),
    ['routeTable', ifKnown(routeTable), 'routeTables'],
  ],
  peeringConnections: ({ status, requester, accepter }) =>
    over.includes(status)
      ? []
      : [
          ['requester.vpc', requester.vpc, 'vpcs'],
          ['accepter.vpc', accepter.vpc, 'vpcs'],
        ],
  transitGatewayAttachments: ({ transitGateway, kind, resource, subnets, routeTable }) => [
    ['transitGateway', transitGateway, 'transitGateways'],
    ...(resources[kind] ? [['resource', resource, resources[kind]] satisfies Reference] : []),
    ...subnets.map((id, i): Reference => [`subnets[${i}]`, id, 'subnets']),
    ['routeTable', ifKnown(routeTable), 'transitGatewayRouteTables'],
  ],
  transitGatewayRouteTables: ({ transitGateway, routes, propagations }) => [
    ['transitGateway', transitGateway, 'transitGateways'],
    ...(propagations === 'unknown' ? [] : propagations).map((id, i): Reference => [
      `propagations[${i}]`,
      id,
      'transitGatewayAttachments',
    ]),
    ...routes.flatMap(({ destination, attachments, state }, i) => [
      ...listOf(destination, i),
      // A blackhole may name the attachment that is gone.
      ...(state === 'blackhole' ? [] : attachments).map((id, j): Reference => [
        `routes[${i}].attachments[${j}]`,
        id,
        'transitGatewayAttachments',
      ]),
    ]),
  ],
  customerGateways: ({ onPremises }) => [['onPremises', onPremises, 'onPremises']],
  vpnConnections: ({ customerGateway, attachedTo }) => [
    ['customerGateway', customerGateway, 'customerGateways'],
    ['attachedTo', attachedTo, 'virtualPrivateGateways', 'transitGateways'],
  ],
  virtualInterfaces: ({ attachedTo, onPremises }) => [
    ['attachedTo', attachedTo, 'virtualPrivateGateways', 'directConnectGateways'],
    ['onPremises', onPremises, 'onPremises'],
  ],
  directConnectGateways: ({ associations }) =>
    associations.map(({ gateway }, i) => [
      `associations[${i}].gateway`,
      gateway,
      'virtualPrivateGateways',
      'transitGateways',
    ]),
  onPremises: ({ routes }) =>
    routes.map(({ via }, i) => [`routes[${i}].via`, via, 'vpnConnections', 'virtualInterfaces']),
};
