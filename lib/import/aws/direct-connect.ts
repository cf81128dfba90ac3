import { z } from 'zod';
import type { DirectConnectGateway, VirtualInterface } from '@/lib/core/aws/topology/hybrid';
import { call } from '@/lib/import/call';
import { grouped, valuesOf, type Gathered } from '@/lib/import/gathered';
import { id, list, maybe, prefix, text } from './field';

/** Its BGP keys are secrets and not among these: https://docs.aws.amazon.com/cli/latest/reference/directconnect/describe-virtual-interfaces.html */
export const describeVirtualInterfaces = call({
  command: 'aws directconnect describe-virtual-interfaces',
  key: 'virtualInterfaces',
  list: 'virtualInterfaces',
  marks: { has: ['virtualInterfaceId', 'virtualInterfaceType'] },
  member: z.object({
    virtualInterfaceId: id,
    virtualInterfaceName: maybe,
    virtualInterfaceType: z.enum(['private', 'public', 'transit'], 'must be private, public or transit'),
    virtualInterfaceState: text,
    virtualGatewayId: maybe,
    directConnectGatewayId: maybe,
  }),
  id: (one) => one.virtualInterfaceId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/directconnect/describe-direct-connect-gateways.html */
export const describeDirectConnectGateways = call({
  command: 'aws directconnect describe-direct-connect-gateways',
  key: 'directConnectGateways',
  list: 'directConnectGateways',
  marks: { has: ['directConnectGatewayId', 'directConnectGatewayState'] },
  member: z.object({
    directConnectGatewayId: id,
    directConnectGatewayName: maybe,
    directConnectGatewayState: maybe,
  }),
  id: (one) => one.directConnectGatewayId,
});

/** https://docs.aws.amazon.com/cli/latest/reference/directconnect/describe-direct-connect-gateway-associations.html */
export const describeDirectConnectGatewayAssociations = call({
  command: 'aws directconnect describe-direct-connect-gateway-associations',
  key: 'directConnectGatewayAssociations',
  list: 'directConnectGateways',
  marks: { has: ['directConnectGatewayId', 'associationState'] },
  member: z.object({
    directConnectGatewayId: id,
    associationId: maybe,
    associationState: text,
    associatedGateway: z.object({ id: maybe }).nullish(),
    virtualGatewayId: maybe,
    allowedPrefixesToDirectConnectGateway: list(z.object({ cidr: prefix })),
  }),
  id: (one) =>
    one.associationId ?? `${one.directConnectGatewayId} ${one.associatedGateway?.id ?? one.virtualGatewayId}`,
});

/** What the far side announces no call of AWS lists. */
export function virtualInterfaces(gathered: Gathered): VirtualInterface[] {
  return valuesOf(gathered, describeVirtualInterfaces).map((one) => ({
    id: one.virtualInterfaceId,
    ...(one.virtualInterfaceName ? { name: one.virtualInterfaceName } : {}),
    kind: one.virtualInterfaceType,
    // AWS writes an empty text for the gateway that it is not attached to.
    attachedTo: one.directConnectGatewayId || one.virtualGatewayId || null,
    state: stateOf(one.virtualInterfaceState),
    onPremises: null,
    announces: 'unknown',
  }));
}

function stateOf(state: string): VirtualInterface['state'] {
  if (state === 'available' || state === 'testing') return state === 'testing' ? 'down' : 'available';
  if (['confirming', 'verifying', 'pending'].includes(state)) return 'pending';
  return ['deleting', 'deleted', 'rejected'].includes(state) ? 'deleted' : 'down';
}

export function directConnectGateways(gathered: Gathered): DirectConnectGateway[] {
  const associations = grouped(
    valuesOf(gathered, describeDirectConnectGatewayAssociations),
    (one) => one.directConnectGatewayId,
  );
  return valuesOf(gathered, describeDirectConnectGateways)
    .filter((one) => one.directConnectGatewayState !== 'deleted')
    .map((one) => ({
      id: one.directConnectGatewayId,
      ...(one.directConnectGatewayName ? { name: one.directConnectGatewayName } : {}),
      associations: (associations.get(one.directConnectGatewayId) ?? []).map((its) => ({
        gateway: its.associatedGateway?.id || its.virtualGatewayId || 'unknown',
        allowed: its.allowedPrefixesToDirectConnectGateway.map(({ cidr }) => cidr),
        state: associationStateOf(its.associationState),
      })),
    }));
}

function associationStateOf(state: string): DirectConnectGateway['associations'][number]['state'] {
  if (state === 'associated' || state === 'updating') return 'associated';
  return state === 'associating' ? 'associating' : 'disassociated';
}
