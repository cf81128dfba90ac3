import type { Announcement } from '@/lib/core/aws/topology/hybrid';
import type { Known } from '@/lib/core/aws/topology/known';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { formatIp, type Ip } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { writtenDestination } from './format-filter';

/** The lists of gateways and of what lies behind them. */
export function formatGateways(topology: Topology): Record<string, readonly unknown[]> {
  return {
    internetGateways: topology.internetGateways,
    egressOnlyInternetGateways: topology.egressOnlyInternetGateways,
    natGateways: topology.natGateways.map(({ addresses, vpc, ...nat }) => ({
      ...nat,
      vpc: vpc === 'unknown' ? undefined : vpc,
      addresses: addresses.map(({ private: own, public: shownAs, interface: at, zone }) => ({
        privateIp: textOf(own),
        publicIp: textOf(shownAs),
        interface: at,
        zone,
      })),
    })),
    peeringConnections: topology.peeringConnections,
    transitGateways: topology.transitGateways,
    transitGatewayAttachments: topology.transitGatewayAttachments,
    transitGatewayRouteTables: topology.transitGatewayRouteTables.map(({ routes, ...table }) => ({
      ...table,
      routes: routes.map((route) => ({ ...route, destination: writtenDestination(route.destination) })),
    })),
    virtualPrivateGateways: topology.virtualPrivateGateways,
    customerGateways: topology.customerGateways.map((one) => ({ ...one, address: textOf(one.address) })),
    vpnConnections: topology.vpnConnections.map((vpn) => ({
      ...vpn,
      staticRoutes: vpn.staticRoutes.map(formatPrefix),
      announces: formatAnnounced(vpn.announces),
    })),
    virtualInterfaces: topology.virtualInterfaces.map((one) => ({
      ...one,
      announces: formatAnnounced(one.announces),
    })),
    directConnectGateways: topology.directConnectGateways.map((one) => ({
      ...one,
      associations: one.associations.map((to) => ({ ...to, allowed: to.allowed.map(formatPrefix) })),
    })),
    onPremises: topology.onPremises.map(({ prefixes, routes, ...place }) => ({
      ...place,
      prefixes: prefixes.map(formatPrefix),
      routes: routes.map(({ destination, via }) => ({ destination: formatPrefix(destination), via })),
    })),
  };
}

function textOf(address: Ip | null): string | null {
  return address && formatIp(address);
}

function formatAnnounced(announces: Known<Announcement[]>): Known<object[]> {
  if (announces === 'unknown') return announces;
  return announces.map((one) => ({ ...one, prefix: formatPrefix(one.prefix) }));
}
