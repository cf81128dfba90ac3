import type { AttachmentKind, TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type { Known } from '@/lib/core/aws/topology/known';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { named } from './field';
import {
  describeTransitGatewayAttachments,
  describeTransitGatewayPeeringAttachments,
  describeTransitGatewayRouteTables,
  describeTransitGatewayVpcAttachments,
  getTransitGatewayRouteTableAssociations,
} from './transit-gateway-calls';
import type { PeeringSides } from './transit-gateway-peering';

const kinds = new Map<string, AttachmentKind>([
  ['vpc', 'vpc'],
  ['vpn', 'vpn'],
  ['vpn-concentrator', 'vpn'],
  ['direct-connect-gateway', 'direct-connect-gateway'],
  ['connect', 'connect'],
  ['peering', 'peering'],
  ['tgw-peering', 'peering'],
  ['network-function', 'network-function'],
]);

/** An attachment of a kind that is none of these is passed over with a sentence. */
export function isModelledAttachment(resourceType: string): boolean {
  return kinds.has(resourceType);
}

type Seen = {
  id: string;
  gateway: string;
  type: string;
  resource: string | null;
  state: string;
  tags: { Key: string; Value?: string | null | undefined }[];
  /** From the list of all attachments; undefined where only another call told of it. */
  association?: {
    TransitGatewayRouteTableId?: string | null | undefined;
    State?: string | null | undefined;
  } | null;
};

/** Every attachment that any of the three calls told of. */
export function transitGatewayAttachments(
  gathered: Gathered,
  sides: PeeringSides,
): TransitGatewayAttachment[] {
  const vpcs = new Map(
    valuesOf(gathered, describeTransitGatewayVpcAttachments).map((one) => [
      one.TransitGatewayAttachmentId,
      one,
    ]),
  );
  const tableOf = tables(gathered);
  return seen(gathered)
    .filter((one) => isModelledAttachment(one.type))
    .map((one) => {
      const kind = kinds.get(one.type) ?? 'vpc';
      const vpc = kind === 'vpc' ? vpcs.get(one.id) : undefined;
      const options = vpc?.Options;
      return {
        id: sides.nameOf(one.id, one.gateway),
        transitGateway: one.gateway,
        ...named(one.tags),
        kind,
        resource:
          (kind === 'peering' ? sides.otherSideOf(one.id, one.gateway) : null) ?? one.resource ?? 'unknown',
        subnets: vpc?.SubnetIds ?? [],
        applianceMode: kind === 'vpc' ? enabled(options?.ApplianceModeSupport) : false,
        securityGroupReferencing: kind === 'vpc' ? enabled(options?.SecurityGroupReferencingSupport) : false,
        state: stateOf(one.state),
        routeTable: tableOf(one),
      };
    });
}

function enabled(word: string | null | undefined): Known<boolean> {
  return word === 'enable' ? true : word === 'disable' ? false : 'unknown';
}

function seen(gathered: Gathered): Seen[] {
  const all = new Map<string, Seen>();
  const add = (one: Seen) => {
    const key = `${one.id} ${one.gateway}`;
    if (!all.has(key)) all.set(key, one);
  };
  for (const one of valuesOf(gathered, describeTransitGatewayAttachments))
    add({
      id: one.TransitGatewayAttachmentId,
      gateway: one.TransitGatewayId,
      type: one.ResourceType,
      resource: one.ResourceId ?? null,
      state: one.State,
      tags: one.Tags,
      association: one.Association ?? null,
    });
  for (const one of valuesOf(gathered, describeTransitGatewayVpcAttachments))
    add({
      id: one.TransitGatewayAttachmentId,
      gateway: one.TransitGatewayId,
      type: 'vpc',
      resource: one.VpcId,
      state: one.State,
      tags: one.Tags,
    });
  for (const one of valuesOf(gathered, describeTransitGatewayPeeringAttachments))
    for (const [its, other, id] of [
      [one.RequesterTgwInfo, one.AccepterTgwInfo, one.TransitGatewayAttachmentId],
      [
        one.AccepterTgwInfo,
        one.RequesterTgwInfo,
        one.AccepterTransitGatewayAttachmentId ?? one.TransitGatewayAttachmentId,
      ],
    ] as const)
      add({
        id,
        gateway: its.TransitGatewayId,
        type: 'peering',
        resource: other.TransitGatewayId,
        state: one.State,
        tags: one.Tags,
      });
  return [...all.values()];
}

/** The list shows an association to the transit gateway's own account alone, so its absence counts only beside the tables. */
function tables(gathered: Gathered): (one: Seen) => Known<string | null> {
  const owned = new Set(
    valuesOf(gathered, describeTransitGatewayRouteTables).map((one) => one.TransitGatewayId),
  );
  const gatewayOf = new Map(
    valuesOf(gathered, describeTransitGatewayRouteTables).map((one) => [
      one.TransitGatewayRouteTableId,
      one.TransitGatewayId,
    ]),
  );
  const associated = new Map(
    gathered
      .members(getTransitGatewayRouteTableAssociations)
      .filter(({ value }) => value.State === 'associated' && value.TransitGatewayAttachmentId)
      .map(({ value, subject }) => [
        `${value.TransitGatewayAttachmentId} ${gatewayOf.get(subject) ?? ''}`,
        subject,
      ]),
  );
  return ({ id, gateway, association }) => {
    const table = association?.State === 'associated' ? association.TransitGatewayRouteTableId : null;
    const known = table ?? associated.get(`${id} ${gateway}`) ?? associated.get(`${id} `);
    if (known) return known;
    return association === null && owned.has(gateway) ? null : 'unknown';
  };
}

function stateOf(state: string): TransitGatewayAttachment['state'] {
  if (state === 'available' || state === 'modifying') return 'available';
  if (state === 'pendingAcceptance') return 'pending-acceptance';
  if (['initiating', 'initiatingRequest', 'pending', 'rollingBack'].includes(state)) return 'pending';
  return state === 'deleted' || state === 'deleting' || state === 'rejected' || state === 'rejecting'
    ? 'deleted'
    : 'failed';
}
