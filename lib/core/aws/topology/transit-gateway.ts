import type { Prefix } from '@/lib/core/net/prefix';
import type { Known, State } from './known';

export type TransitGateway = {
  id: string;
  region: string;
  name?: string;
  vpnEcmp: boolean;
  securityGroupReferencing: boolean;
};

export type AttachmentKind =
  'vpc' | 'vpn' | 'direct-connect-gateway' | 'connect' | 'peering' | 'network-function';

export type TransitGatewayAttachment = {
  id: string;
  transitGateway: string;
  name?: string;
  kind: AttachmentKind;
  /** The VPC, VPN connection, Direct Connect gateway or, of a peering, the attachment on the other side. */
  resource: string;
  /** One per zone; of a VPC attachment. */
  subnets: string[];
  applianceMode: Known<boolean>;
  securityGroupReferencing: Known<boolean>;
  state: 'available' | 'pending' | 'pending-acceptance' | 'failed' | 'deleted';
  /** The table that packets from it read (R64); null when it is associated with none. */
  routeTable: Known<string | null>;
};

/** `attachments` holds several where routes of one kind and one AS path are used together (R68), and none for a blackhole. */
export type TransitGatewayRoute = {
  destination: Prefix | { prefixList: string };
  attachments: string[];
  origin: 'static' | 'propagated';
  state: State;
  asPathLength?: number;
  med?: number;
};

export type TransitGatewayRouteTable = {
  id: string;
  transitGateway: string;
  name?: string;
  routes: TransitGatewayRoute[];
  propagations: Known<string[]>;
  /** `derived`: what the propagating attachments announce is added by the engine; `listed`: `routes` holds it already. */
  propagated: Known<'derived' | 'listed'>;
};
