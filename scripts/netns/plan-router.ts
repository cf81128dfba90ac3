import { formatIp } from '@/lib/core/net/ip';
import { first, formatPrefix, type Prefix4 } from '@/lib/core/net/prefix';
import { plus } from '@/lib/core/net/ip';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Subnet, Vpc } from '@/lib/core/aws/topology/vpc';
import type { Command, Naming } from './command';
import { aclChains, aclJumps } from './plan-lists';
import { bridgeOf, cableNumber, ends, portOf } from './plan-links';
import { routeLine } from './plan-routes';

/** What every subnet can reach in its VPC, and nothing else; the table that the local route leads to. */
const localTable = 500;

/**
 * The router of a VPC. Each subnet is a bridge, so that its own packets pass no list (R40); what comes off a bridge reads
 * the table of the subnet, in which the local route throws on to the VPC's own. So the kernel itself finds the longest prefix.
 */
export function planRouter(topology: Topology, vpc: Vpc, name: Naming): Command[] {
  const subnets = topology.subnets.filter((one) => one.vpc === vpc.id);
  const namespace = name(vpc.id);
  return [
    {
      program: 'ip',
      namespace,
      lines: [
        'link set lo up',
        ...subnets.flatMap((subnet) => bridge(topology, subnet)),
        ...links(topology, vpc),
        `route add unreachable default metric 9999 table ${localTable}`,
        `rule add pref 300 lookup ${localTable}`,
        ...subnets.flatMap((subnet, at) => table(topology, subnet, 100 + at)),
      ],
    },
    {
      program: 'nft',
      namespace,
      lines: [
        'table ip router {',
        ...topology.networkAcls.filter((one) => one.vpc === vpc.id).flatMap(aclChains),
        'chain forward {',
        'type filter hook forward priority 0; policy accept;',
        ...aclJumps(subnets, 'out'),
        ...peeringChecks(topology, vpc),
        ...aclJumps(subnets, 'in'),
        '}',
        '}',
      ],
    },
  ];
}

function blockOf({ id, cidr4 }: Subnet): Prefix4 {
  if (!cidr4) throw new Error(`${id} has no IPv4 block`);
  return cidr4;
}

function bridge({ interfaces }: Topology, subnet: Subnet): string[] {
  const [device, block] = [bridgeOf(subnet.id), blockOf(subnet)];
  const ports = interfaces.filter((one) => one.subnet === subnet.id).map(portOf);
  return [
    `link add ${device} type bridge forward_delay 0 stp_state 0 mcast_snooping 0`,
    ...ports.map((port) => `link set ${port} master ${device} up`),
    `addr add ${formatIp(plus(first(block), 1))}/${block.length} dev ${device}`,
    `link set ${device} up`,
    `route add ${formatPrefix(block)} dev ${device} table ${localTable}`,
  ];
}

function links({ internetGateways, peeringConnections }: Topology, { id: vpc }: Vpc): string[] {
  const up = (device: string, address: string): string[] => [
    `addr add ${address}/30 dev ${device}`,
    `link set ${device} up`,
  ];
  return [
    ...(internetGateways.some((one) => one.vpc === vpc) ? up('igw', ends(1)[0]) : []),
    ...peeringConnections.flatMap(({ id, requester, accepter }) => {
      const [near, far] = ends(100 + cableNumber(id));
      if (requester.vpc === vpc) return up(id, near);
      return accepter.vpc === vpc ? up(id, far) : [];
    }),
  ];
}

/** Without a match the table refuses, because the kernel would look on in the next one. */
function table(topology: Topology, subnet: Subnet, number: number): string[] {
  const own = topology.routeTables.find(({ id, vpc, main }) =>
    subnet.routeTable === null ? main && vpc === subnet.vpc : id === subnet.routeTable,
  );
  if (!own) throw new Error(`${subnet.id} has no table`);
  return [
    `rule add pref ${number} iif ${bridgeOf(subnet.id)} lookup ${number}`,
    ...own.routes.map((route) => `${routeLine(topology, subnet.vpc, route)} table ${number}`),
    `route add unreachable default metric 9999 table ${number}`,
  ];
}

/** R59: only between the blocks of the two VPCs; R60: only when it is active. */
function peeringChecks({ peeringConnections, vpcs }: Topology, { id: vpc }: Vpc): string[] {
  return peeringConnections.flatMap(({ id, status, requester, accepter }) => {
    const far = requester.vpc === vpc ? accepter.vpc : requester.vpc;
    if (requester.vpc !== vpc && accepter.vpc !== vpc) return [];
    if (status !== 'active') return [`oifname ${id} drop`];
    return [
      `oifname ${id} ip saddr != { ${blocks(vpcs, vpc)} } drop`,
      `oifname ${id} ip daddr != { ${blocks(vpcs, far)} } drop`,
    ];
  });
}

function blocks(vpcs: readonly Vpc[], vpc: string): string {
  return vpcs
    .filter(({ id }) => id === vpc)
    .flatMap(({ cidrs4 }) => cidrs4.map(formatPrefix))
    .join(', ');
}
