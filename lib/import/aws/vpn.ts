import { z } from 'zod';
import type { CustomerGateway, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import { call } from '@/lib/import/call';
import { valuesOf, type Gathered } from '@/lib/import/gathered';
import { flag, id, ipv4, list, maybe, named, prefix, tags, text } from './field';

/** https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-customer-gateways.html */
export const describeCustomerGateways = call({
  command: 'aws ec2 describe-customer-gateways',
  key: 'CustomerGateways',
  list: 'customerGateways',
  marks: { has: ['CustomerGatewayId'], not: ['VpnConnectionId'] },
  member: z.object({ CustomerGatewayId: id, IpAddress: ipv4.nullish(), State: maybe, Tags: tags }),
  id: (gateway) => gateway.CustomerGatewayId,
});

/** Its configuration for the router and its shared keys are secrets and not among these: https://docs.aws.amazon.com/cli/latest/reference/ec2/describe-vpn-connections.html */
export const describeVpnConnections = call({
  command: 'aws ec2 describe-vpn-connections',
  key: 'VpnConnections',
  list: 'vpnConnections',
  marks: { has: ['VpnConnectionId'] },
  member: z.object({
    VpnConnectionId: id,
    State: text,
    CustomerGatewayId: id,
    VpnGatewayId: maybe,
    TransitGatewayId: maybe,
    CoreNetworkArn: maybe,
    Options: z
      .object({
        StaticRoutesOnly: flag,
        TunnelOptions: list(z.object({ OutsideIpAddress: maybe })),
      })
      .nullish(),
    Routes: list(z.object({ DestinationCidrBlock: prefix.nullish(), State: maybe })),
    VgwTelemetry: list(z.object({ OutsideIpAddress: maybe, Status: maybe })),
    Tags: tags,
  }),
  id: (vpn) => vpn.VpnConnectionId,
});

export function customerGateways(gathered: Gathered): CustomerGateway[] {
  return valuesOf(gathered, describeCustomerGateways)
    .filter((gateway) => gateway.State !== 'deleted')
    .map((gateway) => ({
      id: gateway.CustomerGatewayId,
      ...named(gateway.Tags),
      address: gateway.IpAddress ?? null,
      onPremises: null,
    }));
}

/** What the far side announces no call of AWS lists. */
export function vpnConnections(gathered: Gathered): VpnConnection[] {
  return valuesOf(gathered, describeVpnConnections)
    .filter((vpn) => vpn.State !== 'deleted')
    .map((vpn) => ({
      id: vpn.VpnConnectionId,
      ...named(vpn.Tags),
      customerGateway: vpn.CustomerGatewayId,
      attachedTo: vpn.TransitGatewayId ?? vpn.VpnGatewayId ?? vpn.CoreNetworkArn ?? 'unknown',
      routing: vpn.Options?.StaticRoutesOnly ? 'static' : 'bgp',
      staticRoutes: vpn.Routes.flatMap((one) =>
        one.DestinationCidrBlock && one.State !== 'deleted' && one.State !== 'deleting'
          ? [one.DestinationCidrBlock]
          : [],
      ),
      announces: 'unknown',
      tunnels: tunnelsOf(vpn),
    }));
}

function tunnelsOf(vpn: z.infer<typeof describeVpnConnections.member>): VpnConnection['tunnels'] {
  const states = new Map(vpn.VgwTelemetry.map((one) => [one.OutsideIpAddress ?? '', one.Status]));
  const ids = new Set([
    ...states.keys(),
    ...(vpn.Options?.TunnelOptions ?? []).map((one) => one.OutsideIpAddress ?? ''),
  ]);
  return [...ids]
    .filter((tunnel) => tunnel !== '')
    .map((tunnel) => {
      const status = states.get(tunnel);
      return { id: tunnel, state: status === 'UP' ? 'up' : status === 'DOWN' ? 'down' : 'unknown' };
    });
}
