import { contains, type Prefix } from '@/lib/core/net/prefix';
import type { Ip } from '@/lib/core/net/ip';
import { type Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, Subnet, SubnetRouteTable, Vpc } from '@/lib/core/aws/topology/vpc';
import { sameIp } from './header';

type Lists = Omit<
  Topology,
  'regions' | 'flowLogs' | 'mirrorSessions' | 'blockPublicAccess' | 'incomplete' | 'services'
>;
export type ListName = keyof Lists;
type Member<Name extends ListName> = Lists[Name][number];

/** A topology with its members found by id and by address. It remembers what it made of the tables it was asked for. */
export type Network = {
  topology: Topology;
  find<Name extends ListName>(list: Name, id: string): Member<Name> | undefined;
  subnetsOf(vpc: string): readonly Subnet[];
  tablesOf(vpc: string): readonly SubnetRouteTable[];
  /** The interface of the subnet with this private address. */
  holderIn(subnet: string, address: Ip): NetworkInterface | undefined;
  /** The interface of the VPC with this private or IPv6 address. */
  holderInVpc(vpc: string, address: Ip): NetworkInterface | undefined;
  /** What an internet gateway of the VPC shows for a private IPv4 address; null where it has nothing to show (R27). */
  shownAs(vpc: string, address: Ip): Ip | null;
  /** The VPC of an interface; undefined when its subnet was not given. */
  vpcOf(holder: NetworkInterface): string | undefined;
  /** Every interface with this private or IPv6 address: several where blocks overlap. */
  holdersOf(address: Ip): readonly NetworkInterface[];
  /** The interface behind a public IPv4 address, and its private address there. */
  publicHolder(address: Ip): { interface: NetworkInterface; private: Ip } | undefined;
  /** Whatever is worked out once for a network, under a name of its own. */
  once<T>(name: string, make: () => T): T;
};

const networks = new WeakMap<Topology, Network>();

/** The indexes of a topology, made once. A topology that was walked is not to be changed any more. */
export function networkOf(topology: Topology): Network {
  const known = networks.get(topology);
  if (known) return known;
  const made = index(topology);
  networks.set(topology, made);
  return made;
}

function index(topology: Topology): Network {
  const byId = new Map<ListName, Map<string, unknown>>();
  const memo = new Map<string, unknown>();
  const { holders, publics } = byAddress(topology);
  const subnets = grouped(topology.subnets, ({ vpc }) => vpc);
  const tables = grouped(topology.routeTables, ({ vpc }) => vpc);
  const vpcs = new Map(topology.subnets.map(({ id, vpc }) => [id, vpc]));
  const vpcOf = ({ subnet }: NetworkInterface): string | undefined => vpcs.get(subnet);
  const holderInVpc = (vpc: string, address: Ip): NetworkInterface | undefined =>
    holders.get(keyOf(address))?.find((one) => vpcOf(one) === vpc);
  return {
    topology,
    find(list, id) {
      let members = byId.get(list);
      if (!members) byId.set(list, (members = new Map(topology[list].map((one) => [one.id, one]))));
      return members.get(id) as Member<typeof list> | undefined;
    },
    subnetsOf: (vpc) => subnets.get(vpc) ?? [],
    tablesOf: (vpc) => tables.get(vpc) ?? [],
    holderIn: (subnet, address) => holders.get(keyOf(address))?.find((one) => one.subnet === subnet),
    holderInVpc,
    shownAs: (vpc, address) =>
      holderInVpc(vpc, address)?.addresses.find((one) => sameIp(one.private, address))?.public ?? null,
    vpcOf,
    holdersOf: (address) => holders.get(keyOf(address)) ?? [],
    publicHolder: (address) => publics.get(keyOf(address)),
    once<T>(name: string, make: () => T): T {
      if (!memo.has(name)) memo.set(name, make());
      return memo.get(name) as T;
    },
  };
}

function byAddress({ interfaces }: Topology): {
  holders: Map<number | bigint, NetworkInterface[]>;
  publics: Map<number | bigint, { interface: NetworkInterface; private: Ip }>;
} {
  const holders = new Map<number | bigint, NetworkInterface[]>();
  const publics = new Map<number | bigint, { interface: NetworkInterface; private: Ip }>();
  const hold = (address: Ip, holder: NetworkInterface): void => {
    const others = holders.get(keyOf(address));
    if (others) others.push(holder);
    else holders.set(keyOf(address), [holder]);
  };
  for (const one of interfaces) {
    for (const address of one.addresses) {
      hold(address.private, one);
      if (address.public) publics.set(keyOf(address.public), { interface: one, private: address.private });
    }
    for (const address of one.ipv6) hold(address, one);
  }
  return { holders, publics };
}

/** An IPv4 address is a number, an IPv6 address a bigint, so the values alone keep the families apart. */
function keyOf({ value }: Ip): number | bigint {
  return value;
}

function grouped<T>(all: readonly T[], key: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

/** Whether one of the VPC's blocks holds the address. */
export function holdsAddress(vpc: Vpc, address: Ip): boolean {
  return blocksOf(vpc).some((block) => contains(block, address));
}

export function blocksOf(vpc: Vpc): Prefix[] {
  return [...vpc.cidrs4, ...vpc.cidrs6];
}

export function subnetHolds({ cidr4, cidrs6 }: Subnet, address: Ip): boolean {
  return address.family === 4
    ? cidr4 !== null && contains(cidr4, address)
    : cidrs6.some((block) => contains(block, address));
}

/** Whether the address is one of the interface's own. */
export function isOwn({ addresses, ipv6 }: NetworkInterface, address: Ip): boolean {
  return address.family === 4
    ? addresses.some((one) => sameIp(one.private, address))
    : ipv6.some((one) => sameIp(one, address));
}
