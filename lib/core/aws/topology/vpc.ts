import type { Prefix, Prefix4, Prefix6 } from '@/lib/core/net/prefix';
import type { Ipv4, Ipv6 } from '@/lib/core/net/ip';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { Known, State } from './known';

/** A zone is named by its zone id (use1-az1): letters differ from account to account. */
export type Region = { name: string; zones: string[] };

export type Vpc = {
  id: string;
  region: string;
  owner?: string;
  name?: string;
  /** The primary block first. */
  cidrs4: Prefix4[];
  cidrs6: Prefix6[];
  dnsSupport: Known<boolean>;
  dnsHostnames: Known<boolean>;
};

/** `routeTable` is null for a subnet without an association of its own, which reads the main table (R10). */
export type Subnet = {
  id: string;
  vpc: string;
  zone: string;
  owner?: string;
  name?: string;
  cidr4: Prefix4 | null;
  cidrs6: Prefix6[];
  routeTable: Known<string | null>;
  networkAcl: Known<string>;
  /** Accounts that the subnet is shared with. */
  sharedWith?: string[];
};

/** A route as AWS stores it: to a block or to a whole prefix list. Local routes are listed like others. */
export type TopologyRoute = {
  destination: Prefix | { prefixList: string };
  nextHop: NextHop;
  /** `propagated` where it is not known whether Direct Connect or a VPN announced it. */
  origin: 'local' | 'static' | 'direct-connect' | 'vpn-static' | 'vpn-bgp' | 'propagated';
  state: State;
};

/** `gateway` is the internet gateway or virtual private gateway whose arriving packets read this table (R21). */
export type SubnetRouteTable = {
  id: string;
  vpc: string;
  name?: string;
  main: boolean;
  gateway: string | null;
  /** Virtual private gateways that propagate into it. */
  propagating: string[];
  routes: TopologyRoute[];
};

export type PrefixList = {
  id: string;
  name: string;
  region: string;
  owner: 'aws' | 'customer';
  maxEntries?: number;
  entries: Known<Prefix[]>;
};

export type NetworkAcl = {
  id: string;
  vpc: string;
  name?: string;
  inbound: AclEntry[];
  outbound: AclEntry[];
};

/** `vpcs` holds the VPC it was made in and those it was associated with since (R57). */
export type SecurityGroup = {
  id: string;
  name?: string;
  owner?: string;
  vpcs: string[];
  inbound: SecurityGroupRule[];
  outbound: SecurityGroupRule[];
};

export type InterfaceKind =
  | 'instance'
  | 'nat-gateway'
  | 'load-balancer'
  | 'interface-endpoint'
  | 'gwlb-endpoint'
  | 'transit-gateway-attachment'
  | 'lambda'
  | 'other';

/** One private address and what the internet gateway shows for it, if anything (R27). The first of an interface is its primary one. */
export type PrivateAddress = { private: Ipv4; public: Ipv4 | null; elastic: boolean };

export type NetworkInterface = {
  id: string;
  subnet: string;
  owner?: string;
  name?: string;
  kind: InterfaceKind;
  /** The instance, NAT gateway, endpoint, load balancer or attachment it belongs to. */
  attachedTo: string | null;
  addresses: PrivateAddress[];
  ipv6: Ipv6[];
  securityGroups: string[];
  sourceDestCheck: boolean;
};

/**
 * What an instance does with packets that are not its own: nothing, pass them on unchanged (`router`), or pass them on
 * under its own address (`nat`). AWS does not know; our own document says it, an import leaves it unknown.
 */
export type Instance = {
  id: string;
  name?: string;
  interfaces: string[];
  state: 'running' | 'stopped';
  forwards: Known<'nothing' | 'router' | 'nat'>;
  /** Whether it passes answers on only to what it saw being asked, as firewalls do. */
  stateful?: boolean;
};

/** Block Public Access of a Region (R37), and the VPCs and subnets it leaves out. */
export type BlockPublicAccess = {
  region: string;
  mode: 'off' | 'block-bidirectional' | 'block-ingress';
  exclusions: { of: string; allows: 'bidirectional' | 'egress' }[];
};

export type FlowLog = { id: string; of: string; traffic: 'ACCEPT' | 'REJECT' | 'ALL' };

/** Traffic mirroring: what the source's interface copies to the target. */
export type MirrorSession = { id: string; source: string; target: string };

/** A place outside every VPC: hosts behind customer gateways and virtual interfaces. */
export type OnPremises = {
  id: string;
  name?: string;
  prefixes: Prefix[];
  /** Where its own routers send packets for AWS: the connection by id, longest prefix first. Empty: over whatever announces the destination. */
  routes: { destination: Prefix; via: string }[];
  /** There may be more than its prefixes say: an import knows only what AWS has routes for. */
  open?: boolean;
};
