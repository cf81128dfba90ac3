import { ipv4 } from '@/lib/core/net/ip';
import { everyPort } from '@/lib/core/net/port-range';
import { prefix, prefix4 } from '@/lib/core/net/prefix';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { emptyTopology } from '@/lib/core/aws/topology/empty';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Subnet } from '@/lib/core/aws/topology/vpc';
import type { Probe } from '@/lib/core/aws/trace/trace';
import { trace } from '@/lib/core/aws/trace/trace';

const vpcCount = 12;
const subnetsPerVpc = 4;
const interfaces = 200;
const goal = 20_000;

const everything: AclEntry[] = [
  { number: 90, action: 'deny', protocol: 6, ports: { from: 3389, to: 3389 }, peer: prefix('0.0.0.0/0') },
  { number: 100, action: 'allow', protocol: 'all', ports: everyPort, peer: prefix('0.0.0.0/0') },
];

const zones = ['use1-az1', 'use1-az2'];
const vpcIds = Array.from({ length: vpcCount }, (_, vpc) => `vpc-${vpc}`);
const subnets: Subnet[] = vpcIds.flatMap((vpc, at) =>
  Array.from({ length: subnetsPerVpc }, (_, n) => ({
    id: `subnet-${at}-${n}`,
    vpc,
    zone: zones[n % 2] ?? '',
    cidr4: prefix4(`10.${at}.${n}.0/24`),
    cidrs6: [],
    routeTable: `rtb-${at}`,
    networkAcl: `acl-${at}`,
  })),
);

/** Twelve VPCs on one transit gateway, 200 interfaces among them, every one allowed to talk to every other over HTTPS. */
const network: Topology = {
  ...emptyTopology(),
  regions: [{ name: 'us-east-1', zones }],
  vpcs: vpcIds.map((id, at) => ({
    id,
    region: 'us-east-1',
    cidrs4: [prefix4(`10.${at}.0.0/16`)],
    cidrs6: [],
    dnsSupport: true,
    dnsHostnames: true,
  })),
  subnets,
  routeTables: vpcIds.map((vpc, at) => ({
    id: `rtb-${at}`,
    vpc,
    main: true,
    gateway: null,
    propagating: [],
    routes: [
      {
        destination: prefix(`10.${at}.0.0/16`),
        nextHop: { kind: 'local', id: 'local' },
        origin: 'local',
        state: 'active',
      },
      {
        destination: prefix('10.0.0.0/8'),
        nextHop: { kind: 'tgw', id: 'tgw-1' },
        origin: 'static',
        state: 'active',
      },
      {
        destination: prefix('192.168.0.0/16'),
        nextHop: { kind: 'tgw', id: 'tgw-1' },
        origin: 'static',
        state: 'active',
      },
    ],
  })),
  networkAcls: vpcIds.map((vpc, at) => ({ id: `acl-${at}`, vpc, inbound: everything, outbound: everything })),
  securityGroups: vpcIds.map((vpc, at) => ({
    id: `sg-${at}`,
    vpcs: [vpc],
    inbound: [
      { protocol: 6, ports: { from: 22, to: 22 }, peer: { kind: 'cidr', prefix: prefix('192.168.0.0/16') } },
      { protocol: 6, ports: { from: 443, to: 443 }, peer: { kind: 'cidr', prefix: prefix('10.0.0.0/8') } },
    ],
    outbound: [{ protocol: 'all', ports: everyPort, peer: { kind: 'cidr', prefix: prefix('0.0.0.0/0') } }],
  })),
  interfaces: Array.from({ length: interfaces }, (_, n) => {
    const subnet = subnets[n % subnets.length];
    const [vpc, part] = (subnet?.id ?? '').replace('subnet-', '').split('-');
    return {
      id: `eni-${n}`,
      subnet: subnet?.id ?? '',
      kind: 'instance' as const,
      attachedTo: null,
      addresses: [
        {
          private: ipv4(`10.${vpc}.${part}.${10 + Math.floor(n / subnets.length)}`),
          public: null,
          elastic: false,
        },
      ],
      ipv6: [],
      securityGroups: [`sg-${vpc}`],
      sourceDestCheck: true,
    };
  }),
  transitGateways: [{ id: 'tgw-1', region: 'us-east-1', vpnEcmp: true, securityGroupReferencing: false }],
  transitGatewayAttachments: vpcIds.map((vpc, at) => ({
    id: `tgw-attach-${at}`,
    transitGateway: 'tgw-1',
    kind: 'vpc',
    resource: vpc,
    subnets: [`subnet-${at}-2`, `subnet-${at}-3`],
    applianceMode: false,
    securityGroupReferencing: false,
    state: 'available',
    routeTable: 'tgw-rtb-1',
  })),
  transitGatewayRouteTables: [
    {
      id: 'tgw-rtb-1',
      transitGateway: 'tgw-1',
      routes: [],
      propagations: vpcIds.map((_, at) => `tgw-attach-${at}`),
      propagated: 'derived',
    },
  ],
};

/** How many walks in one direction a core makes a second, between interfaces of all VPCs. */
export function benchWalks(): void {
  const probes: Probe[] = network.interfaces.flatMap((from, n) => {
    const to = network.interfaces[(n * 37 + 11) % interfaces];
    const [source, destination] = [from.addresses[0]?.private, to?.addresses[0]?.private];
    if (!source || !destination || to === from) return [];
    const header = {
      source,
      destination,
      protocol: 6,
      sourcePorts: { from: 32768, to: 61000 },
      destinationPorts: { from: 443, to: 443 },
    };
    return [{ start: { at: 'INTERFACE_OUT' as const, interface: from.id }, header }];
  });
  let walks = 0;
  const outcomes = new Map<string, number>();
  const round = (): void => {
    for (const probe of probes) {
      const { outcome, return: back } = trace(network, probe);
      walks += back ? 2 : 1;
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  for (let n = 0; n < 10; n++) round();
  walks = 0;
  const start = performance.now();
  const used = process.cpuUsage();
  while (performance.now() - start < 3000) round();
  const { user, system } = process.cpuUsage(used);
  // By the processor's time, since what else runs on the machine is not the engine's doing.
  const rate = Math.round((walks / (user + system)) * 1e6);
  process.stdout.write(
    `walks: ${interfaces} interfaces, ${vpcCount} VPCs, one transit gateway (${[...outcomes.keys()].join(', ')}): ${rate.toLocaleString('en')} one-way walks a second of one core, ${(rate / goal).toFixed(2)} of the goal of ${goal.toLocaleString('en')}\n`,
  );
}
