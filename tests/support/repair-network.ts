import { ipv4, ip, type Ipv6 } from '@/lib/core/net/ip';
import { everyPort, portRange } from '@/lib/core/net/port-range';
import { prefix, type Prefix, type Prefix4, type Prefix6 } from '@/lib/core/net/prefix';
import { hasPorts, parseProtocol } from '@/lib/core/net/protocol';
import { must } from '@/lib/core/net/parsed';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NextHop, NextHopKind } from '@/lib/core/aws/route-table';
import type { RulePeer, SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { PeeringConnection } from '@/lib/core/aws/topology/gateways';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { TransitGateway, TransitGatewayAttachment } from '@/lib/core/aws/topology/transit-gateway';
import type {
  NetworkAcl,
  NetworkInterface,
  SecurityGroup,
  Subnet,
  SubnetRouteTable,
  TopologyRoute,
  Vpc,
} from '@/lib/core/aws/topology/vpc';

/** Small networks for tests, written in words: `table('rtb-a', 'vpc-a', '10.0.0.0/16 local, 0.0.0.0/0 igw-a')`. */
export function network(parts: Partial<Topology>): Topology {
  return {
    ...{ regions: [], vpcs: [], subnets: [], routeTables: [], prefixLists: [], networkAcls: [] },
    ...{ securityGroups: [], interfaces: [], instances: [], internetGateways: [] },
    ...{ egressOnlyInternetGateways: [], natGateways: [], peeringConnections: [], transitGateways: [] },
    ...{ transitGatewayAttachments: [], transitGatewayRouteTables: [], virtualPrivateGateways: [] },
    ...{ customerGateways: [], vpnConnections: [], virtualInterfaces: [], directConnectGateways: [] },
    ...{ onPremises: [], endpoints: [], services: [], loadBalancers: [], targetGroups: [] },
    ...{ accelerators: [], flowLogs: [], mirrorSessions: [], blockPublicAccess: [], incomplete: [] },
    ...parts,
  };
}

const isV4 = (one: Prefix): one is Prefix4 => one.family === 4;
const isV6 = (one: Prefix): one is Prefix6 => one.family === 6;
const words = (text: string): string[] => text.split(',').flatMap((one) => one.trim() || []);

export function vpc(id: string, blocks: string, more: Partial<Vpc> = {}): Vpc {
  const all = words(blocks).map(prefix);
  const dns = { dnsSupport: true, dnsHostnames: true };
  return { id, region: 'us-east-1', cidrs4: all.filter(isV4), cidrs6: all.filter(isV6), ...dns, ...more };
}

/** Reads its own table; `acl-open` unless another is named. */
export function subnet(id: string, of: string, blocks: string, more: Partial<Subnet> = {}): Subnet {
  const all = words(blocks).map(prefix);
  return {
    ...{ id, vpc: of, zone: 'use1-az1', cidr4: all.find(isV4) ?? null, cidrs6: all.filter(isV6) },
    ...{ routeTable: null, networkAcl: 'acl-open' },
    ...more,
  };
}

const kinds: Record<string, NextHopKind> = { local: 'local', pcx: 'pcx', vpce: 'vpce', gwlbe: 'gwlbe' };

export function hop(id: string): NextHop {
  const kind = id.split('-')[0] ?? '';
  return { kind: kinds[kind] ?? (kind as NextHopKind), id };
}

/** “0.0.0.0/0 igw-a”, “pl-a vpce-s3”, “10.1.0.0/16 pcx-ab blackhole”, “10.9.0.0/16 vgw-a propagated”. */
export function route(text: string): TopologyRoute {
  const [to = '', by = '', ...rest] = text.split(' ');
  return {
    destination: to.startsWith('pl-') ? { prefixList: to } : prefix(to),
    nextHop: hop(by),
    origin: by === 'local' ? 'local' : rest.includes('propagated') ? 'propagated' : 'static',
    state: rest.includes('blackhole') ? 'blackhole' : 'active',
  };
}

export function table(
  id: string,
  of: string,
  routes: string,
  more: Partial<SubnetRouteTable> = {},
): SubnetRouteTable {
  return {
    ...{ id, vpc: of, main: false, gateway: null, propagating: [] },
    routes: words(routes).map(route),
    ...more,
  };
}

/** “100 allow tcp 443 0.0.0.0/0”, “90 deny all 10.0.0.0/8”. */
export function entry(text: string): AclEntry {
  const [number, action, ...rest] = text.split(' ');
  const { protocol, ports, peer } = match(rest);
  return {
    number: Number(number),
    action: action as AclEntry['action'],
    protocol,
    ports,
    peer: prefix(peer),
  };
}

function match(rest: string[]): Pick<AclEntry, 'protocol' | 'ports'> & { peer: string } {
  const protocol = rest[0] === 'all' ? 'all' : must(parseProtocol(rest[0] ?? ''));
  const withPorts = protocol !== 'all' && hasPorts(protocol);
  return {
    protocol,
    ports: withPorts ? portRange(rest[1] ?? '') : everyPort,
    peer: rest[withPorts ? 2 : 1] ?? '',
  };
}

export function acl(id: string, of: string, inbound: string, outbound: string): NetworkAcl {
  return { id, vpc: of, inbound: words(inbound).map(entry), outbound: words(outbound).map(entry) };
}

/** “tcp 443 sg-web”, “all 0.0.0.0/0”, “tcp 443 pl-a”; `stale` behind it. */
export function rule(text: string): SecurityGroupRule {
  const parts = text.split(' ');
  const { protocol, ports, peer } = match(parts);
  return { protocol, ports, peer: peerOf(peer, parts.includes('stale')) };
}

function peerOf(text: string, stale: boolean): RulePeer {
  if (text.startsWith('sg-')) return { kind: 'group', id: text, ...(stale ? { stale } : {}) };
  return text.startsWith('pl-') ? { kind: 'prefix-list', id: text } : { kind: 'cidr', prefix: prefix(text) };
}

export function group(
  id: string,
  of: string,
  inbound: string,
  outbound = 'all 0.0.0.0/0, all ::/0',
): SecurityGroup {
  return { id, vpcs: words(of), inbound: words(inbound).map(rule), outbound: words(outbound).map(rule) };
}

/** An instance's interface. “10.0.0.10” or “10.0.0.10=203.0.113.1”, and IPv6 addresses. */
export function card(
  id: string,
  of: string,
  addresses: string,
  groups: string,
  more: Partial<NetworkInterface> = {},
): NetworkInterface {
  const all = words(addresses);
  return {
    ...{ id, subnet: of, kind: 'instance', attachedTo: null, sourceDestCheck: true },
    addresses: all
      .filter((one) => !one.includes(':'))
      .map((one) => {
        const [own = '', shown] = one.split('=');
        return { private: ipv4(own), public: shown ? ipv4(shown) : null, elastic: shown !== undefined };
      }),
    ipv6: all.filter((one) => one.includes(':')).map((one) => ip(one) as Ipv6),
    securityGroups: words(groups),
    ...more,
  };
}

export function peering(
  id: string,
  a: string,
  b: string,
  more: Partial<PeeringConnection> = {},
): PeeringConnection {
  const side = (of: string): PeeringConnection['requester'] => ({
    vpc: of,
    region: 'us-east-1',
    resolvesDns: true,
  });
  return { id, status: 'active', requester: side(a), accepter: side(b), ...more };
}

export function transitGateway(id: string, more: Partial<TransitGateway> = {}): TransitGateway {
  return { id, region: 'us-east-1', vpnEcmp: true, securityGroupReferencing: false, ...more };
}

export function attachment(
  id: string,
  of: string,
  resource: string,
  subnets: string,
  more: Partial<TransitGatewayAttachment> = {},
): TransitGatewayAttachment {
  return {
    ...{ id, transitGateway: of, kind: 'vpc', resource, subnets: words(subnets), applianceMode: false },
    ...{ securityGroupReferencing: false, state: 'available', routeTable: null },
    ...more,
  };
}

/** A list that lets everything pass, as AWS makes one for each VPC. */
export function open(of: string, id = 'acl-open'): NetworkAcl {
  const all = '100 allow all 0.0.0.0/0, 101 allow all ::/0';
  return acl(id, of, all, all);
}
