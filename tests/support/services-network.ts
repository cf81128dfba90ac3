import { ip, ipv4 } from '@/lib/core/net/ip';
import { everyPort, portRange } from '@/lib/core/net/port-range';
import { prefix, prefix4 } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NextHopKind } from '@/lib/core/aws/route-table';
import type { Switches } from '@/lib/core/aws/rule';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { VpcEndpoint } from '@/lib/core/aws/topology/endpoint';
import type { Listener, LoadBalancer, TargetGroup } from '@/lib/core/aws/topology/load-balancing';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type {
  NetworkAcl,
  NetworkInterface,
  SecurityGroup,
  Subnet,
  SubnetRouteTable,
} from '@/lib/core/aws/topology/vpc';
import { trace, type Connection } from '@/lib/core/aws/trace/trace';
import type { Step, StepDetail } from '@/lib/core/aws/trace/step';

const empty: Topology = {
  ...{ regions: [], vpcs: [], subnets: [], routeTables: [], prefixLists: [], networkAcls: [] },
  ...{ securityGroups: [], interfaces: [], instances: [], internetGateways: [] },
  ...{ egressOnlyInternetGateways: [], natGateways: [], peeringConnections: [], transitGateways: [] },
  ...{ transitGatewayAttachments: [], transitGatewayRouteTables: [], virtualPrivateGateways: [] },
  ...{ customerGateways: [], vpnConnections: [], virtualInterfaces: [], directConnectGateways: [] },
  ...{ onPremises: [], endpoints: [], services: [], loadBalancers: [], targetGroups: [], accelerators: [] },
  ...{ flowLogs: [], mirrorSessions: [], blockPublicAccess: [], incomplete: [] },
};

/** A network of these parts and an open network ACL for every subnet that names none. */
export function network(...parts: Partial<Topology>[]): Topology {
  const all: Partial<Topology> = {};
  for (const part of [{ networkAcls: [acl('acl-open', {})] }, ...parts])
    for (const [list, members] of Object.entries(part))
      Object.assign(all, { [list]: [...((all[list as keyof Topology] as unknown[]) ?? []), ...members] });
  return { ...empty, ...all };
}

/** A VPC with one subnet after another: `name zone block [table] [acl]`. Without a table it reads `rtb-<vpc>`, which is local only. */
export function vpc(id: string, block: string, subnets: string[], region = 'us-east-1'): Partial<Topology> {
  return {
    vpcs: [{ id, region, cidrs4: [prefix4(block)], cidrs6: [], dnsSupport: true, dnsHostnames: true }],
    subnets: subnets.map((line): Subnet => {
      const [name = '', zone = '', cidr = '', routeTable, networkAcl] = line.split(' ');
      return {
        ...{ id: name, vpc: id, zone, cidr4: prefix4(cidr), cidrs6: [] },
        ...{ routeTable: routeTable ?? null, networkAcl: networkAcl ?? 'acl-open' },
      };
    }),
    routeTables: [table(`rtb-${id}`, id, [`${block} local`], { main: true })],
  };
}

/** Routes are `destination kind target`; a destination that starts with pl- is a prefix list. */
export function table(
  id: string,
  of: string,
  routes: string[],
  options: { main?: boolean; gateway?: string } = {},
): SubnetRouteTable {
  return {
    ...{ id, vpc: of, main: options.main ?? false, gateway: options.gateway ?? null, propagating: [] },
    routes: routes.map((line) => {
      const [to = '', kind = '', target = 'local'] = line.split(' ');
      return {
        destination: to.startsWith('pl-') ? { prefixList: to } : prefix(to),
        nextHop: { kind: kind as NextHopKind, id: target },
        origin: kind === 'local' ? 'local' : 'static',
        state: 'active',
      };
    }),
  };
}

const protocols: Record<string, number | 'all'> = { tcp, udp, icmp, all: 'all' };

/** Entries are `number action protocol ports block`; without any the list is open. */
export function acl(
  id: string,
  { inbound, outbound }: { inbound?: string[]; outbound?: string[] },
): NetworkAcl {
  const entries = (lines: string[] = ['100 allow all all 0.0.0.0/0']): AclEntry[] =>
    lines.map((line) => {
      const [number, action, protocol = '', ports = '', block = ''] = line.split(' ');
      return {
        ...{ number: Number(number), action: action as AclEntry['action'], ports: portRange(ports) },
        ...{ protocol: protocols[protocol] ?? 'all', peer: prefix(block) },
      };
    });
  return { id, vpc: 'any', inbound: entries(inbound), outbound: entries(outbound) };
}

/** Rules are `protocol ports peer`, the peer a block, a group or a prefix list. Without outbound rules everything may leave. */
export function group(id: string, inbound: string[], outbound = ['all all 0.0.0.0/0']): SecurityGroup {
  const rules = (lines: string[]): SecurityGroupRule[] =>
    lines.map((line) => {
      const [protocol = '', ports = '', peer = ''] = line.split(' ');
      return {
        ...{ protocol: protocols[protocol] ?? 'all', ports: ports === 'all' ? everyPort : portRange(ports) },
        peer: peer.startsWith('sg-')
          ? { kind: 'group', id: peer }
          : peer.startsWith('pl-')
            ? { kind: 'prefix-list', id: peer }
            : { kind: 'cidr', prefix: prefix(peer) },
      };
    });
  return { id, vpcs: [], inbound: rules(inbound), outbound: rules(outbound) };
}

type InterfaceOptions = Partial<Pick<NetworkInterface, 'kind' | 'attachedTo' | 'securityGroups'>> & {
  public?: string;
};

export function eni(
  id: string,
  subnet: string,
  address: string,
  options: InterfaceOptions = {},
): NetworkInterface {
  const open = options.kind === undefined || options.kind === 'instance' ? ['sg-open'] : [];
  return {
    ...{ id, subnet, kind: options.kind ?? 'instance', attachedTo: options.attachedTo ?? null, ipv6: [] },
    ...{ securityGroups: options.securityGroups ?? open, sourceDestCheck: true },
    addresses: [
      {
        private: ipv4(address),
        public: options.public === undefined ? null : ipv4(options.public),
        elastic: false,
      },
    ],
  };
}

/** A host with one interface: `i-x` has `eni-x`. */
export function host(
  name: string,
  subnet: string,
  address: string,
  options: InterfaceOptions = {},
): Partial<Topology> {
  return {
    interfaces: [eni(`eni-${name}`, subnet, address, { ...options, attachedTo: `i-${name}` })],
    instances: [{ id: `i-${name}`, interfaces: [`eni-${name}`], state: 'running', forwards: 'nothing' }],
  };
}

export const openGroup = { securityGroups: [group('sg-open', ['all all 0.0.0.0/0'])] };

type Node = { zone: string; subnet: string; address: string; public?: string };

/** A balancer with a node in each zone (`eni-<id>-<zone>`) and one listener at port 80 for these groups. */
export function balancer(
  id: string,
  kind: LoadBalancer['kind'],
  nodes: Node[],
  forwards: Record<string, number>,
  options: Partial<LoadBalancer> & { securityGroups?: string[]; listener?: Partial<Listener> } = {},
): Partial<Topology> {
  const { securityGroups = kind === 'ALB' ? ['sg-open'] : [], listener = {}, ...rest } = options;
  const protocol = kind === 'GWLB' ? 'GENEVE' : kind === 'ALB' ? 'HTTP' : 'TCP';
  return {
    loadBalancers: [
      {
        ...{ id, kind, scheme: 'internal', vpc: 'vpc-1', state: 'active', crossZone: 'default' },
        zones: nodes.map(({ zone, subnet }) => ({ zone, subnet, interface: `eni-${id}-${zone}` })),
        inboundRulesOnPrivateLink: true,
        listeners: [
          {
            ...{ id: `${id}-80`, protocol, ports: { from: 80, to: 80 }, conditional: false },
            forwards: Object.entries(forwards).map(([targetGroup, weight]) => ({ targetGroup, weight })),
            ...listener,
          },
        ],
        ...rest,
      },
    ],
    interfaces: nodes.map(({ zone, subnet, address, ...more }) =>
      eni(`eni-${id}-${zone}`, subnet, address, {
        ...{ kind: 'load-balancer', attachedTo: id, securityGroups },
        ...more,
      }),
    ),
  };
}

/** Targets are `id [zone] [health]`, at port 8080; a zone of `-` stands for none. */
export function targets(id: string, lines: string[], options: Partial<TargetGroup> = {}): Partial<Topology> {
  const port = options.port ?? 8080;
  return {
    targetGroups: [
      {
        ...{ id, vpc: 'vpc-1', targetType: 'instance', protocol: 'TCP', port, crossZone: 'inherit' },
        ...{ preserveClientIp: 'default', stickiness: 'none' },
        targets: lines.map((line) => {
          const [name = '', zone = '-', health = 'healthy'] = line.split(' ');
          return { id: name, port, zone: zone === '-' ? null : zone, health: health as 'healthy' };
        }),
        ...options,
      },
    ],
  };
}

export function endpoint(
  id: string,
  kind: VpcEndpoint['kind'],
  options: Partial<VpcEndpoint> = {},
): VpcEndpoint {
  return {
    ...{ id, kind, vpc: 'vpc-1', service: 'com.amazonaws.us-east-1.s3', serviceRegion: 'us-east-1' },
    ...{ state: 'available', routeTables: [], subnets: [], interfaces: [], privateDns: false },
    ...{ loadBalancer: null, policy: 'full-access' },
    ...options,
  };
}

type Question = {
  protocol?: 'tcp' | 'udp' | 'icmp';
  port?: number;
  clientPorts?: string;
  rules?: Switches;
};

/** Sends a packet from an interface, or from an address on the internet, to an address; port 80 unless told. */
export function send(topology: Topology, from: string, to: string, question: Question = {}): Connection {
  const { protocol = 'tcp', port = 80, clientPorts = '32768-61000', rules } = question;
  const holder = topology.interfaces.find(({ id }) => id === from);
  const isPing = protocol === 'icmp';
  return trace(
    topology,
    {
      start: holder ? { at: 'INTERFACE_OUT', interface: from } : { at: 'INTERNET' },
      header: {
        source: (to.includes(':') ? holder?.ipv6[0] : holder?.addresses[0]?.private) ?? ip(from),
        destination: ip(to),
        protocol: { tcp, udp, icmp }[protocol],
        sourcePorts: isPing ? { from: 0, to: 0 } : portRange(clientPorts),
        destinationPorts: isPing ? { from: 0, to: 0 } : { from: port, to: port },
        ...(isPing ? { icmp: { type: 8, code: 0 } } : {}),
      },
    },
    rules ? { rules } : {},
  );
}

/** Outcome, how each way ended, what stopped it, and the components passed, in one line. */
export function told({ outcome, forward, return: back }: Connection): string {
  const way = (one: typeof forward): string =>
    [one.disposition, ...one.blockers.map(({ code }) => code), ...one.unknowns.map(({ code }) => code)].join(
      ' ',
    );
  return [outcome, way(forward), ...(back ? [way(back)] : [])].join(' / ');
}

export function hops({ forward, return: back }: Connection): string[] {
  return [forward, ...(back ? [back] : [])].map((one) => one.hops.map(({ id }) => id).join(' '));
}

/** The steps of this kind, on the way there. */
export function choice({ forward }: Connection, detail: StepDetail): Step {
  const found = forward.steps.find((step) => step.kind === 'SELECT' && step.detail === detail);
  if (!found) throw new Error(`nothing was chosen by ${detail}`);
  return found;
}
