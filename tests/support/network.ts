import { ip, type Ipv4 } from '@/lib/core/net/ip';
import { prefix, prefix4 } from '@/lib/core/net/prefix';
import { tcp } from '@/lib/core/net/protocol';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NextHop, NextHopKind } from '@/lib/core/aws/route-table';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { Announcement, VirtualInterface, VpnConnection } from '@/lib/core/aws/topology/hybrid';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type {
  AttachmentKind,
  TransitGateway,
  TransitGatewayAttachment,
  TransitGatewayRoute,
  TransitGatewayRouteTable,
} from '@/lib/core/aws/topology/transit-gateway';
import type { Instance, NetworkInterface, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import type { Probe } from '@/lib/core/aws/trace/trace';

/** Routes as people write them: destination to target, the target's kind told by its id. */
export type Routes = Record<string, string>;

const every = { from: 0, to: 65535 };
const kinds: Record<string, NextHopKind> = {
  ...{ local: 'local', igw: 'igw', nat: 'nat', tgw: 'tgw', pcx: 'pcx', vgw: 'vgw', eni: 'eni', vpce: 'vpce' },
};

export function nextHop(id: string): NextHop {
  const kind = kinds[id.split('-')[0] ?? ''];
  if (!kind) throw new Error(`${id} is no target`);
  return { kind, id };
}

export function allowAll(number = 100, peer = '0.0.0.0/0'): AclEntry {
  return { number, action: 'allow', protocol: 'all', ports: every, peer: prefix(peer) };
}

export function denyFrom(number: number, peer: string): AclEntry {
  return { number, action: 'deny', protocol: 'all', ports: every, peer: prefix(peer) };
}

export function allowGroup(id: string): SecurityGroupRule {
  return { protocol: 'all', ports: every, peer: { kind: 'group', id } };
}

export function announce(
  text: string,
  { asPathLength = 1, med = 0, preference = null }: Partial<Omit<Announcement, 'prefix'>> = {},
): Announcement {
  return { prefix: prefix(text), asPathLength, med, preference };
}

const open = [allowAll(), allowAll(101, '::/0')];

/**
 * A network for a test, written down in a few lines: every VPC has a network ACL and a security group that let everything
 * pass, and every subnet a route table of its own.
 */
export class NetworkBuilder {
  readonly topology: Topology = {
    ...{ regions: [], vpcs: [], subnets: [], routeTables: [], prefixLists: [], networkAcls: [] },
    ...{ securityGroups: [], interfaces: [], instances: [], internetGateways: [] },
    ...{ egressOnlyInternetGateways: [], natGateways: [], peeringConnections: [], transitGateways: [] },
    ...{ transitGatewayAttachments: [], transitGatewayRouteTables: [], virtualPrivateGateways: [] },
    ...{ customerGateways: [], vpnConnections: [], virtualInterfaces: [], directConnectGateways: [] },
    ...{ onPremises: [], endpoints: [], services: [], loadBalancers: [], targetGroups: [], accelerators: [] },
    ...{ flowLogs: [], mirrorSessions: [], blockPublicAccess: [], incomplete: [] },
  };

  vpc(
    id: string,
    cidr: string,
    { region = 'us-east-1', ipv6 }: { region?: string; ipv6?: string } = {},
  ): this {
    const cidrs6 = ipv6 === undefined ? [] : [prefix(ipv6)].filter((one) => one.family === 6);
    this.topology.vpcs.push({
      ...{ id, region, cidrs4: [prefix4(cidr)], cidrs6, dnsSupport: true, dnsHostnames: true },
    });
    return this.acl(`acl-${id}`, id).group(`sg-${id}`, id, [
      { protocol: 'all', ports: every, peer: { kind: 'cidr', prefix: prefix('0.0.0.0/0') } },
      { protocol: 'all', ports: every, peer: { kind: 'cidr', prefix: prefix('::/0') } },
    ]);
  }

  acl(id: string, vpc: string, inbound: AclEntry[] = open, outbound: AclEntry[] = open): this {
    this.topology.networkAcls.push({ id, vpc, inbound, outbound });
    return this;
  }

  group(id: string, vpc: string, inbound: SecurityGroupRule[], outbound?: SecurityGroupRule[]): this {
    const all: SecurityGroupRule[] = ['0.0.0.0/0', '::/0'].map((text) => ({
      ...{ protocol: 'all', ports: every, peer: { kind: 'cidr', prefix: prefix(text) } },
    }));
    this.topology.securityGroups.push({ id, vpcs: [vpc], inbound, outbound: outbound ?? all });
    return this;
  }

  subnet(
    id: string,
    vpc: string,
    cidr: string,
    { zone = 'use1-az1', routes = {}, acl = `acl-${vpc}`, ipv6 }: SubnetOptions = {},
  ): this {
    const cidrs6 = ipv6 === undefined ? [] : [prefix(ipv6)].filter((one) => one.family === 6);
    this.topology.subnets.push({
      ...{ id, vpc, zone, cidr4: prefix4(cidr), cidrs6, routeTable: `rtb-${id}`, networkAcl: acl },
    });
    return this.table(`rtb-${id}`, vpc, routes);
  }

  table(id: string, vpc: string, routes: Routes, more: { main?: boolean; gateway?: string } = {}): this {
    const found = this.topology.vpcs.find((one) => one.id === vpc);
    const local = [...(found?.cidrs4 ?? []), ...(found?.cidrs6 ?? [])].map((destination): TopologyRoute => ({
      ...{ destination, nextHop: { kind: 'local', id: 'local' }, origin: 'local', state: 'active' },
    }));
    const written = Object.entries(routes).map(([to, target]): TopologyRoute => ({
      ...{ destination: prefix(to), nextHop: nextHop(target), origin: 'static', state: 'active' },
    }));
    this.topology.routeTables.push({
      ...{ id, vpc, main: more.main ?? false, gateway: more.gateway ?? null, propagating: [] },
      routes: [...local, ...written],
    });
    return this;
  }

  /** An instance i-NAME with one interface eni-NAME. */
  instance(name: string, subnet: string, address: string, options: InstanceOptions = {}): this {
    const vpc = this.topology.subnets.find(({ id }) => id === subnet)?.vpc ?? '';
    const { public: shown, groups = [`sg-${vpc}`], forwards = 'nothing', stateful, ipv6 } = options;
    const holder: NetworkInterface = {
      ...{ id: `eni-${name}`, subnet, kind: 'instance', attachedTo: `i-${name}`, securityGroups: groups },
      addresses: [
        { private: ipv4(address), public: shown ? ipv4(shown) : null, elastic: shown !== undefined },
      ],
      ipv6: ipv6 === undefined ? [] : [ip(ipv6)].filter((one) => one.family === 6),
      sourceDestCheck: forwards === 'nothing',
    };
    this.topology.interfaces.push(holder);
    this.topology.instances.push({
      ...{ id: `i-${name}`, interfaces: [holder.id], state: 'running', forwards },
      ...(stateful === undefined ? {} : { stateful }),
    });
    return this;
  }

  internetGateway(id: string, vpc: string): this {
    this.topology.internetGateways.push({ id, vpc });
    return this;
  }

  nat(id: string, subnet: string, address: string, shown: string): this {
    const vpc = this.topology.subnets.find((one) => one.id === subnet)?.vpc ?? '';
    const [own, elastic] = [ipv4(address), ipv4(shown)];
    this.topology.natGateways.push({
      ...{ id, vpc, subnet, connectivity: 'public', mode: 'zonal', state: 'available', routeTable: null },
      addresses: [{ private: own, public: elastic, interface: `eni-${id}`, zone: null }],
    });
    this.topology.interfaces.push({
      ...{ id: `eni-${id}`, subnet, kind: 'nat-gateway', attachedTo: id, securityGroups: [], ipv6: [] },
      addresses: [{ private: own, public: elastic, elastic: true }],
      sourceDestCheck: false,
    });
    return this;
  }

  peering(id: string, requester: string, accepter: string): this {
    const side = (vpc: string) => ({ vpc, region: 'us-east-1', resolvesDns: false });
    this.topology.peeringConnections.push({
      ...{ id, status: 'active', requester: side(requester), accepter: side(accepter) },
    });
    return this;
  }

  transitGateway(id: string, options: Partial<TransitGateway> = {}): this {
    this.topology.transitGateways.push({
      ...{ id, region: 'us-east-1', vpnEcmp: true, securityGroupReferencing: false, ...options },
    });
    return this;
  }

  /** An attachment, with the table that it is associated with. */
  attach(
    id: string,
    transitGateway: string,
    kind: AttachmentKind,
    resource: string,
    options: Partial<TransitGatewayAttachment> = {},
  ): this {
    this.topology.transitGatewayAttachments.push({
      ...{ id, transitGateway, kind, resource, subnets: [], applianceMode: false, state: 'available' },
      ...{ securityGroupReferencing: false, routeTable: null, ...options },
    });
    return this;
  }

  /** Static routes, `blackhole` for those that lead nowhere, and what propagates into it. */
  transitTable(
    id: string,
    transitGateway: string,
    routes: Routes,
    propagations: TransitGatewayRouteTable['propagations'] = [],
    propagated: TransitGatewayRouteTable['propagated'] = 'derived',
  ): this {
    const written = Object.entries(routes).map(([to, via]): TransitGatewayRoute => ({
      ...{ destination: prefix(to), origin: 'static' },
      ...(via === 'blackhole'
        ? { attachments: [], state: 'blackhole' }
        : { attachments: [via], state: 'active' }),
    }));
    this.topology.transitGatewayRouteTables.push({
      ...{ id, transitGateway, routes: written, propagations, propagated },
    });
    return this;
  }

  virtualPrivateGateway(id: string, vpc: string | null): this {
    this.topology.virtualPrivateGateways.push({ id, vpc });
    return this;
  }

  /** A VPN connection from a site, over a customer gateway of its own with two tunnels. */
  vpn(id: string, attachedTo: string, site: string | null, options: Partial<VpnConnection> = {}): this {
    this.topology.customerGateways.push({ id: `cgw-${id}`, address: null, onPremises: site });
    this.topology.vpnConnections.push({
      ...{ id, customerGateway: `cgw-${id}`, attachedTo, routing: 'bgp', staticRoutes: [], announces: [] },
      tunnels: [
        { id: `${id}-1`, state: 'up' },
        { id: `${id}-2`, state: 'up' },
      ],
      ...options,
    });
    return this;
  }

  virtualInterface(
    id: string,
    kind: VirtualInterface['kind'],
    attachedTo: string,
    site: string | null,
    announces: VirtualInterface['announces'],
  ): this {
    this.topology.virtualInterfaces.push({
      ...{ id, kind, attachedTo, state: 'available', onPremises: site, announces },
    });
    return this;
  }

  /** A Direct Connect gateway and the prefixes allowed for each gateway behind it. */
  directConnectGateway(id: string, allowed: Record<string, string[]>): this {
    const associations = Object.entries(allowed).map(([gateway, prefixes]) => ({
      ...{ gateway, allowed: prefixes.map(prefix), state: 'associated' as const },
    }));
    this.topology.directConnectGateways.push({ id, associations });
    return this;
  }

  site(id: string, prefixes: string[], routes: Routes = {}): this {
    this.topology.onPremises.push({
      ...{ id, prefixes: prefixes.map(prefix) },
      routes: Object.entries(routes).map(([to, via]) => ({ destination: prefix(to), via })),
    });
    return this;
  }
}

type SubnetOptions = { zone?: string; routes?: Routes; acl?: string; ipv6?: string };
type InstanceOptions = {
  public?: string;
  groups?: string[];
  forwards?: Instance['forwards'];
  stateful?: boolean;
  ipv6?: string;
};

function ipv4(text: string): Ipv4 {
  const address = ip(text);
  if (address.family !== 4) throw new Error(`${text} is not IPv4`);
  return address;
}

/** HTTPS from an instance of the builder to an address. */
export function https(topology: Topology, name: string, destination: string): Probe {
  const holder = topology.interfaces.find(({ id }) => id === `eni-${name}`);
  const to = ip(destination);
  const source = to.family === 4 ? holder?.addresses[0]?.private : holder?.ipv6[0];
  if (!source) throw new Error(`${name} has no address for ${destination}`);
  return { start: { at: 'INTERFACE_OUT', interface: `eni-${name}` }, header: headerOf(source, to) };
}

/** HTTPS from a host on premises. */
export function httpsFromSite(site: string, source: string, destination: string): Probe {
  return {
    start: { at: 'ON_PREMISES', site, arriving: false },
    header: headerOf(ip(source), ip(destination)),
  };
}

function headerOf(
  source: Probe['header']['source'],
  destination: Probe['header']['source'],
): Probe['header'] {
  return {
    ...{ source, destination, protocol: tcp },
    ...{ sourcePorts: { from: 32768, to: 61000 }, destinationPorts: { from: 443, to: 443 } },
  };
}
