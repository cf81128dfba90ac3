import { ip, plus, type Ip } from '@/lib/core/net/ip';
import { contains, first, prefix, type Prefix, type Prefix4 } from '@/lib/core/net/prefix';
import { udp, type Protocol } from '@/lib/core/net/protocol';
import type { LinkLocalSwitches } from './rules/link-local-switches';

/** A service that the host or the VPC's own router gives, without any hop on the way. */
export type HostService = 'instance-metadata' | 'dns' | 'time' | 'dhcp' | 'router' | 'reserved-range';

/** Where the sender stands: its VPC's primary block and its own subnet. */
export type Seat = { primary: Prefix4; subnet: Prefix4 };

const fixed: readonly [Ip, HostService][] = [
  [ip('169.254.169.254'), 'instance-metadata'],
  [ip('fd00:ec2::254'), 'instance-metadata'],
  [ip('169.254.169.253'), 'dns'],
  [ip('fd00:ec2::253'), 'dns'],
  [ip('169.254.169.123'), 'time'],
  [ip('fd00:ec2::123'), 'time'],
];

/** R17: what is sent there is never forwarded, whatever a table says. Task metadata and Windows activation live there as well. */
const reserved: readonly Prefix[] = [prefix('169.254.168.0/22'), prefix('fd00:ec2::/32')];

/** The destination, and what tells DHCP from the rest. */
export type Datagram = { destination: Ip; protocol: Protocol; sourcePort: number; destinationPort: number };

/**
 * Which of the VPC's own services answers a packet, or null for one that is routed like any other (R3, R104,
 * https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs-limitations.html).
 */
export function hostService(packet: Datagram, { primary, subnet }: Seat): HostService | null {
  const { destination } = packet;
  const named = fixed.find(([address]) => same(address, destination));
  if (named) return named[1];
  if (reserved.some((range) => contains(range, destination))) return 'reserved-range';
  if (isDhcp(packet)) return 'dhcp';
  if (same(plus(first(primary), 2), destination)) return 'dns';
  return same(plus(first(subnet), 1), destination) ? 'router' : null;
}

/**
 * Whether network ACLs and security groups judge the packet (R44,
 * https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html). A DNS server of one's own is no such service.
 */
export function isFiltered(service: HostService | null, rules: LinkLocalSwitches): boolean {
  return service === null || rules.linkLocalFiltered;
}

/**
 * Whether a table takes a route to the block: one equal to or inside a reserved range is refused, a larger one is taken (R17,
 * https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html).
 */
export function mayRouteTo(destination: Prefix): boolean {
  return !reserved.some((range) => contains(range, destination));
}

/** RFC 2131, section 4.1: servers listen on port 67, clients on 68. */
function isDhcp({ protocol, sourcePort, destinationPort }: Datagram): boolean {
  return protocol === udp && sourcePort === 68 && destinationPort === 67;
}

function same(a: Ip, b: Ip): boolean {
  return a.family === b.family && a.value === b.value;
}
