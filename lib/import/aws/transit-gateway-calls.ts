import { z } from 'zod';
import { call } from '@/lib/import/call';
import { flag, id, list, maybe, prefix, tags, text } from './field';

const tableId = 'TransitGatewayRouteTableId';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-attachments.html */
export const describeTransitGatewayAttachments = call({
  command: 'aws ec2 describe-transit-gateway-attachments',
  key: 'TransitGatewayAttachments',
  list: 'transitGatewayAttachments',
  marks: { has: ['TransitGatewayAttachmentId', 'TransitGatewayId', 'ResourceType'] },
  member: z.object({
    TransitGatewayAttachmentId: id,
    TransitGatewayId: id,
    ResourceType: text,
    ResourceId: maybe,
    State: text,
    Association: z.object({ TransitGatewayRouteTableId: maybe, State: maybe }).nullish(),
    Tags: tags,
  }),
  // A peering has one id on both sides.
  id: (one) => `${one.TransitGatewayAttachmentId} ${one.TransitGatewayId}`,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-vpc-attachments.html */
export const describeTransitGatewayVpcAttachments = call({
  command: 'aws ec2 describe-transit-gateway-vpc-attachments',
  key: 'TransitGatewayVpcAttachments',
  list: 'transitGatewayAttachments',
  marks: { has: ['TransitGatewayAttachmentId', 'VpcId', 'SubnetIds'] },
  member: z.object({
    TransitGatewayAttachmentId: id,
    TransitGatewayId: id,
    VpcId: id,
    State: text,
    SubnetIds: z.array(id),
    Options: z.object({ ApplianceModeSupport: maybe, SecurityGroupReferencingSupport: maybe }).nullish(),
    Tags: tags,
  }),
  id: (one) => one.TransitGatewayAttachmentId,
});

const end = z.object({ TransitGatewayId: id, Region: maybe });

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-peering-attachments.html */
export const describeTransitGatewayPeeringAttachments = call({
  command: 'aws ec2 describe-transit-gateway-peering-attachments',
  key: 'TransitGatewayPeeringAttachments',
  list: 'transitGatewayAttachments',
  marks: { has: ['TransitGatewayAttachmentId', 'RequesterTgwInfo', 'AccepterTgwInfo'] },
  member: z.object({
    TransitGatewayAttachmentId: id,
    AccepterTransitGatewayAttachmentId: maybe,
    RequesterTgwInfo: end,
    AccepterTgwInfo: end,
    State: text,
    Tags: tags,
  }),
  id: (one) => one.TransitGatewayAttachmentId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-transit-gateway-route-tables.html */
export const describeTransitGatewayRouteTables = call({
  command: 'aws ec2 describe-transit-gateway-route-tables',
  key: 'TransitGatewayRouteTables',
  list: 'transitGatewayRouteTables',
  marks: { has: ['TransitGatewayRouteTableId', 'TransitGatewayId'], not: ['TransitGatewayAttachmentId'] },
  member: z.object({ TransitGatewayRouteTableId: id, TransitGatewayId: id, State: maybe, Tags: tags }),
  id: (one) => one.TransitGatewayRouteTableId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/search-transit-gateway-routes.html */
export const searchTransitGatewayRoutes = call({
  command: 'aws ec2 search-transit-gateway-routes',
  key: 'Routes',
  list: 'transitGatewayRouteTables',
  marks: { has: ['Type', 'State'], either: ['DestinationCidrBlock', 'PrefixListId'] },
  member: z
    .object({
      DestinationCidrBlock: prefix.nullish(),
      PrefixListId: maybe,
      TransitGatewayAttachments: list(z.object({ TransitGatewayAttachmentId: maybe })),
      Type: z.enum(['static', 'propagated'], 'must be static or propagated'),
      State: text,
    })
    .refine((one) => one.DestinationCidrBlock ?? one.PrefixListId, 'has no destination'),
  id: (one, table) =>
    [table, one.DestinationCidrBlock?.network, one.DestinationCidrBlock?.length, one.PrefixListId].join(' '),
  subject: tableId,
});

const member = z.object({ TransitGatewayAttachmentId: maybe, State: maybe });

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/get-transit-gateway-route-table-associations.html */
export const getTransitGatewayRouteTableAssociations = call({
  command: 'aws ec2 get-transit-gateway-route-table-associations',
  key: 'Associations',
  list: 'transitGatewayRouteTables',
  marks: {
    has: ['ResourceId', 'State'],
    not: ['TransitGatewayId'],
    states: ['associating', 'associated', 'disassociating', 'disassociated'],
  },
  member,
  id: (one, table) => `${table} ${one.TransitGatewayAttachmentId}`,
  subject: tableId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/get-transit-gateway-route-table-propagations.html */
export const getTransitGatewayRouteTablePropagations = call({
  command: 'aws ec2 get-transit-gateway-route-table-propagations',
  key: 'TransitGatewayRouteTablePropagations',
  list: 'transitGatewayRouteTables',
  marks: {
    has: ['ResourceId', 'State'],
    not: ['TransitGatewayId'],
    states: ['enabling', 'enabled', 'disabling', 'disabled'],
  },
  member,
  id: (one, table) => `${table} ${one.TransitGatewayAttachmentId}`,
  subject: tableId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/get-transit-gateway-prefix-list-references.html */
export const getTransitGatewayPrefixListReferences = call({
  command: 'aws ec2 get-transit-gateway-prefix-list-references',
  key: 'TransitGatewayPrefixListReferences',
  list: 'transitGatewayRouteTables',
  marks: { has: ['TransitGatewayRouteTableId', 'PrefixListId'] },
  member: z.object({
    TransitGatewayRouteTableId: id,
    PrefixListId: id,
    Blackhole: flag,
    TransitGatewayAttachment: z.object({ TransitGatewayAttachmentId: maybe }).nullish(),
  }),
  id: (one) => `${one.TransitGatewayRouteTableId} ${one.PrefixListId}`,
});
