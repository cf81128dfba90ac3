import {
  describeVirtualInterfaces,
  describeDirectConnectGatewayAssociations,
  describeDirectConnectGateways,
} from './aws/direct-connect';
import { describeVpcEndpoints } from './aws/endpoints';
import {
  describeEgressOnlyInternetGateways,
  describeInternetGateways,
  describeVpnGateways,
} from './aws/gateways';
import { describeInstances, queriedInstances } from './aws/instances';
import { describeAddresses, describeNetworkInterfaces } from './aws/interfaces';
import {
  describeListeners,
  describeLoadBalancerAttributes,
  describeLoadBalancers,
  describeRules,
} from './aws/load-balancers';
import { describeNatGateways } from './aws/nat-gateways';
import { describeNetworkAcls } from './aws/network-acls';
import { describeVpcPeeringConnections } from './aws/peering';
import {
  describeManagedPrefixLists,
  describePrefixLists,
  getManagedPrefixListEntries,
} from './aws/prefix-lists';
import {
  describeAvailabilityZones,
  describeFlowLogs,
  describeVpcBlockPublicAccessExclusions,
  describeVpcBlockPublicAccessOptions,
} from './aws/regional';
import { describeRouteTables } from './aws/route-tables';
import {
  describeSecurityGroupRules,
  describeSecurityGroups,
  describeSecurityGroupVpcAssociations,
  describeStaleSecurityGroups,
} from './aws/security-groups';
import { describeSubnets } from './aws/subnets';
import {
  describeTargetGroupAttributes,
  describeTargetGroups,
  describeTargetHealth,
} from './aws/target-groups';
import {
  describeTransitGatewayAttachments,
  describeTransitGatewayPeeringAttachments,
  describeTransitGatewayRouteTables,
  describeTransitGatewayVpcAttachments,
  getTransitGatewayPrefixListReferences,
  getTransitGatewayRouteTableAssociations,
  getTransitGatewayRouteTablePropagations,
  searchTransitGatewayRoutes,
} from './aws/transit-gateway-calls';
import { describeTransitGateways } from './aws/transit-gateways';
import { describeVpcAttribute, describeVpcs } from './aws/vpcs';
import { describeCustomerGateways, describeVpnConnections } from './aws/vpn';
import type { AnyCall } from './call';

/** Every call that the import reads. */
export const calls: readonly AnyCall[] = [
  describeVpcs,
  describeVpcAttribute,
  describeSubnets,
  describeRouteTables,
  describeNetworkAcls,
  describeSecurityGroups,
  describeSecurityGroupRules,
  describeSecurityGroupVpcAssociations,
  describeStaleSecurityGroups,
  describeInstances,
  queriedInstances,
  describeNetworkInterfaces,
  describeAddresses,
  describeInternetGateways,
  describeEgressOnlyInternetGateways,
  describeNatGateways,
  describeVpcPeeringConnections,
  describeTransitGateways,
  describeTransitGatewayVpcAttachments,
  describeTransitGatewayPeeringAttachments,
  describeTransitGatewayAttachments,
  describeTransitGatewayRouteTables,
  searchTransitGatewayRoutes,
  getTransitGatewayRouteTableAssociations,
  getTransitGatewayRouteTablePropagations,
  getTransitGatewayPrefixListReferences,
  describeVpcEndpoints,
  describeVpnConnections,
  describeVpnGateways,
  describeCustomerGateways,
  describeManagedPrefixLists,
  describePrefixLists,
  getManagedPrefixListEntries,
  describeVpcBlockPublicAccessOptions,
  describeVpcBlockPublicAccessExclusions,
  describeAvailabilityZones,
  describeFlowLogs,
  describeLoadBalancers,
  describeLoadBalancerAttributes,
  describeListeners,
  describeRules,
  describeTargetGroups,
  describeTargetGroupAttributes,
  describeTargetHealth,
  describeVirtualInterfaces,
  describeDirectConnectGateways,
  describeDirectConnectGatewayAssociations,
];
