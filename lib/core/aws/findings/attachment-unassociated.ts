import type { Finder } from './finding';

/** Attachments that are associated with no table of their transit gateway: what comes in by them goes nowhere (R64, https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html). */
export const unassociatedAttachments: Finder = ({ transitGatewayAttachments }) =>
  transitGatewayAttachments
    .filter(({ state, routeTable }) => state === 'available' && routeTable === null)
    .map(({ id, transitGateway }) => ({
      kind: 'attachment-unassociated',
      components: [
        { kind: 'transit-gateway-attachment', id },
        { kind: 'transit-gateway', id: transitGateway },
      ],
      says: `${id} is associated with no route table of ${transitGateway}, so what comes in by it goes nowhere.`,
      rule: 'R64',
    }));
