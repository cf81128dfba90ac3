import type { Topology } from './topology';

/** A new network without anything in it. */
export function emptyTopology(): Topology {
  return {
    regions: [],
    vpcs: [],
    subnets: [],
    routeTables: [],
    prefixLists: [],
    networkAcls: [],
    securityGroups: [],
    interfaces: [],
    instances: [],
    internetGateways: [],
    egressOnlyInternetGateways: [],
    natGateways: [],
    peeringConnections: [],
    transitGateways: [],
    transitGatewayAttachments: [],
    transitGatewayRouteTables: [],
    virtualPrivateGateways: [],
    customerGateways: [],
    vpnConnections: [],
    virtualInterfaces: [],
    directConnectGateways: [],
    onPremises: [],
    endpoints: [],
    services: [],
    loadBalancers: [],
    targetGroups: [],
    accelerators: [],
    flowLogs: [],
    mirrorSessions: [],
    blockPublicAccess: [],
    incomplete: [],
  };
}
