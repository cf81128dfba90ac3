import { formatIp, parseIp, type Ip } from '@/lib/core/net/ip';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { contains } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, OnPremises } from '@/lib/core/aws/topology/vpc';
import { holdsAddress, networkOf, type Network } from './network';

/** One end of a flow: an interface, a host on premises, or an address that nobody in the network has. */
export type FlowEnd =
  | { kind: 'interface'; interface: NetworkInterface; address: Ip | null }
  | { kind: 'on-premises'; site: OnPremises; address: Ip }
  | { kind: 'address'; address: Ip; vpc: string | null };

/** Reads an interface or instance id, an address, or `VPC:ADDRESS` where several VPCs have the address. */
export function parseFlowEnd(topology: Topology, text: string): Parsed<FlowEnd> {
  const network = networkOf(topology);
  const holder = byName(network, text);
  if (holder) return accepted({ kind: 'interface', interface: holder, address: null });
  const vpc = topology.vpcs.find(({ id }) => text.startsWith(`${id}:`));
  const address = parseIp(vpc ? text.slice(vpc.id.length + 1) : text);
  if (address.ok) return endOf(network, address.value, vpc?.id ?? null);
  if (/^[a-z]+-/i.test(text))
    return refused(`There is no interface, instance or VPC “${shown(text)}” in this network.`);
  return refused(
    `“${shown(text)}” is no end of a flow: write an interface, an address, or VPC:ADDRESS. ${address.reason}`,
  );
}

/** An interface by its id, its instance's id, or the name of either when only one has it. */
function byName(network: Network, text: string): NetworkInterface | undefined {
  const { interfaces, instances } = network.topology;
  const instance = network.find('instances', text);
  const named =
    network.find('interfaces', text) ?? interfaces.find(({ id }) => id === instance?.interfaces[0]);
  if (named) return named;
  const ids = instances.filter(({ name }) => name === text).flatMap((one) => one.interfaces.slice(0, 1));
  const alike = interfaces.filter((one) => one.name === text || ids.includes(one.id));
  return alike.length === 1 ? alike[0] : undefined;
}

function endOf(network: Network, address: Ip, vpc: string | null): Parsed<FlowEnd> {
  const holders = network.holdersOf(address).filter((one) => vpc === null || network.vpcOf(one) === vpc);
  const sites = vpc === null ? sitesWith(network.topology, address) : [];
  const [holder, ...others] = holders;
  const [site] = sites;
  if (others.length + sites.length > (holder ? 0 : 1))
    return refused(
      `${formatIp(address)} is in several places: ${[...holders.map((one) => network.vpcOf(one) ?? one.id), ...sites.map(({ id }) => id)].join(', ')}. Write VPC:ADDRESS or the interface.`,
    );
  if (holder) return accepted({ kind: 'interface', interface: holder, address });
  if (site) return accepted({ kind: 'on-premises', site, address });
  const outside = vpc === null ? null : network.find('vpcs', vpc);
  if (outside && !holdsAddress(outside, address))
    return refused(`${formatIp(address)} is in no block of ${vpc}.`);
  return accepted({ kind: 'address', address, vpc });
}

/** Routes lead to an open site, and also to what lies inside their blocks and is in a VPC: the VPC has it. */
function sitesWith({ onPremises, vpcs }: Topology, address: Ip): OnPremises[] {
  const isInVpc = vpcs.some((one) => holdsAddress(one, address));
  return onPremises.filter(
    ({ prefixes, open }) => !(open && isInVpc) && prefixes.some((one) => contains(one, address)),
  );
}

function shown(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
