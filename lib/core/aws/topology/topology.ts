import type {
  EgressOnlyInternetGateway,
  InternetGateway,
  NatGateway,
  PeeringConnection,
  VirtualPrivateGateway,
} from './gateways';
import type { CustomerGateway, DirectConnectGateway, VirtualInterface, VpnConnection } from './hybrid';
import type { Incomplete } from './known';
import type { AwsService, VpcEndpoint } from './endpoint';
import type { Accelerator, LoadBalancer, TargetGroup } from './load-balancing';
import type { TransitGateway, TransitGatewayAttachment, TransitGatewayRouteTable } from './transit-gateway';
import type {
  BlockPublicAccess,
  FlowLog,
  Instance,
  MirrorSession,
  NetworkAcl,
  NetworkInterface,
  OnPremises,
  PrefixList,
  Region,
  SecurityGroup,
  Subnet,
  SubnetRouteTable,
  Vpc,
} from './vpc';

/**
 * A network as the engine walks it: everything that decides where a packet goes. Lists stand in no order that means
 * anything. A reference to what is not there makes an answer unknown where the answer depends on it.
 */
export type Topology = {
  regions: Region[];
  vpcs: Vpc[];
  subnets: Subnet[];
  routeTables: SubnetRouteTable[];
  prefixLists: PrefixList[];
  networkAcls: NetworkAcl[];
  securityGroups: SecurityGroup[];
  interfaces: NetworkInterface[];
  instances: Instance[];
  internetGateways: InternetGateway[];
  egressOnlyInternetGateways: EgressOnlyInternetGateway[];
  natGateways: NatGateway[];
  peeringConnections: PeeringConnection[];
  transitGateways: TransitGateway[];
  transitGatewayAttachments: TransitGatewayAttachment[];
  transitGatewayRouteTables: TransitGatewayRouteTable[];
  virtualPrivateGateways: VirtualPrivateGateway[];
  customerGateways: CustomerGateway[];
  vpnConnections: VpnConnection[];
  virtualInterfaces: VirtualInterface[];
  directConnectGateways: DirectConnectGateway[];
  onPremises: OnPremises[];
  endpoints: VpcEndpoint[];
  services: AwsService[];
  loadBalancers: LoadBalancer[];
  targetGroups: TargetGroup[];
  accelerators: Accelerator[];
  flowLogs: FlowLog[];
  mirrorSessions: MirrorSession[];
  blockPublicAccess: BlockPublicAccess[];
  incomplete: Incomplete[];
};
