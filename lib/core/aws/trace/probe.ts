import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import type { PortRange } from '@/lib/core/net/port-range';
import { contains, prefix } from '@/lib/core/net/prefix';
import { hasPorts, icmp, icmpv6, type Protocol } from '@/lib/core/net/protocol';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { FlowEnd } from './ends';
import { noPorts, sameIp } from './header';
import { holdsAddress, networkOf } from './network';
import type { Place } from './place';
import type { Probe } from './trace';

/** A flow somebody asks about. ICMP is taken for ICMPv6 between IPv6 addresses; without type and code it is an echo request. */
export type FlowRequest = {
  from: FlowEnd;
  to: FlowEnd;
  protocol: Protocol;
  port: number;
  icmp?: IcmpKind;
  clientPorts: PortRange;
};

/** Private, shared and link-local space, of which the internet has none. */
const notPublic = [
  ...['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16'],
  ...['fc00::/7', 'fe80::/10'],
].map(prefix);

/** No single host has one of these: this network, loopback, multicast, and what is reserved beside it. */
const noHost = ['0.0.0.0/8', '127.0.0.0/8', '224.0.0.0/3', 'ff00::/8', '::/127'].map(prefix);

/** The packet that opens the flow, and where it starts. Refuses what nobody could send, with a sentence. */
export function probeOf(topology: Topology, request: FlowRequest): Parsed<Probe> {
  const ends = addressesOf(request);
  if (!ends.ok) return ends;
  const { source, destination } = ends.value;
  const nobody = [source, destination].find((one) => noHost.some((range) => contains(range, one)));
  if (nobody)
    return refused(`${formatIp(nobody)} is no address of a single host, so no flow has it as an end.`);
  const start = startOf(topology, request.from);
  if (!start.ok) return start;
  if (start.value.at === 'INTERNET' && !isHere(topology, destination))
    return refused(
      `Neither ${formatIp(source)} nor ${formatIp(destination)} is in this network, so there is no way to walk.`,
    );
  const protocol = request.protocol === icmp && source.family === 6 ? icmpv6 : request.protocol;
  const isIcmp = protocol === icmp || protocol === icmpv6;
  const kind = request.icmp ?? { type: protocol === icmp ? 8 : 128, code: 0 };
  const ports = hasPorts(protocol);
  return accepted({
    start: start.value,
    header: {
      source,
      destination,
      protocol,
      sourcePorts: ports ? request.clientPorts : noPorts,
      destinationPorts: ports ? { from: request.port, to: request.port } : noPorts,
      ...(isIcmp ? { icmp: kind } : {}),
    },
    oneWay: !ports && !(isIcmp && (kind.type === 8 || kind.type === 128)),
  });
}

/** Whether the internet leads to the address back into this network. */
function isHere(topology: Topology, address: Ip): boolean {
  const { accelerators, natGateways, vpcs, incomplete } = topology;
  if (networkOf(topology).publicHolder(address) || incomplete.length > 0) return true;
  const shown = [
    ...accelerators.flatMap(({ addresses }) => addresses),
    ...natGateways.flatMap((one) => one.addresses.flatMap((at) => at.public ?? [])),
  ];
  return shown.some((one) => sameIp(one, address)) || vpcs.some((one) => holdsAddress(one, address));
}

/** Where both ends have several addresses, those of one family: IPv4 before IPv6. */
function addressesOf({ from, to }: FlowRequest): Parsed<{ source: Ip; destination: Ip }> {
  const sources = candidates(from, false);
  const destinations = candidates(to, from.kind === 'address');
  for (const destination of destinations) {
    const source = sources.find(({ family }) => family === destination.family);
    if (source) return accepted({ source, destination });
  }
  return refused('The two ends have no addresses of one family: one speaks IPv4 and the other IPv6.');
}

/** The addresses of an end; somebody outside means an interface by its public address, where it has one. */
function candidates(end: FlowEnd, fromOutside: boolean): Ip[] {
  if (end.kind !== 'interface') return [end.address];
  if (end.address) return [end.address];
  const { addresses, ipv6 } = end.interface;
  const [primary] = addresses;
  const first = fromOutside ? (primary?.public ?? primary?.private) : primary?.private;
  return [...(first ? [first] : []), ...ipv6.slice(0, 1)];
}

function startOf(topology: Topology, from: FlowEnd): Parsed<Place> {
  if (from.kind === 'interface') return accepted({ at: 'INTERFACE_OUT', interface: from.interface.id });
  if (from.kind === 'on-premises')
    return accepted({ at: 'ON_PREMISES', site: from.site.id, arriving: false });
  const network = networkOf(topology);
  const owner: NetworkInterface | undefined = network.publicHolder(from.address)?.interface;
  if (owner)
    return refused(`${formatIp(from.address)} is a public address of ${owner.id}; ask from ${owner.id}.`);
  const vpc = topology.vpcs.find((one) => holdsAddress(one, from.address));
  if (vpc && topology.incomplete.every(({ what }) => what !== 'interfaces'))
    return refused(
      `No interface in ${from.vpc ?? vpc.id} has ${formatIp(from.address)}, so nothing can be sent from it.`,
    );
  if (vpc)
    return refused(`No interface among those given has ${formatIp(from.address)}, and not all were given.`);
  if (notPublic.some((range) => contains(range, from.address))) return startOutside(topology, from.address);
  return accepted({ at: 'INTERNET' });
}

/** Who is neither in a VPC nor on the internet is behind a connection, where there is one of whose far side not all is known. */
function startOutside({ onPremises }: Topology, address: Ip): Parsed<Place> {
  const [site, ...others] = onPremises.filter(({ open }) => open);
  if (!site)
    return refused(`${formatIp(address)} is not a public address, and nothing in this network has it.`);
  if (others.length > 0)
    return refused(
      `No route tells behind which of ${[site, ...others].map(({ id }) => id).join(', ')} ${formatIp(address)} is.`,
    );
  return accepted({ at: 'ON_PREMISES', site: site.id, arriving: false });
}
