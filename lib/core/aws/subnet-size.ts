import type { Ipv4 } from '@/lib/core/net/ip';
import { contains, prefixOf, size4, type Prefix4 } from '@/lib/core/net/prefix';
import type { Switches } from './rule';

type SizeRules = Pick<Switches, 'reserved' | 'reservedPer' | 'blockSize'>;

const moreBits = { exact: 0, doubled: 1, halved: -1 } as const;
const reservedCount = {
  'first-four-and-last': 5,
  'first-and-last': 2,
  'first-four': 4,
  none: 0,
  'by-last-octet': 5,
  'last-five': 5,
} as const;

/** How many addresses a /length holds, and how far apart two of them start. */
export function addressesIn(length: number, rules: Pick<Switches, 'blockSize'>): number {
  return 2 ** (32 - length + moreBits[rules.blockSize]);
}

/** How many addresses interfaces can have in one subnet: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function usableIn(length: number, rules: SizeRules): number {
  return addressesIn(length, rules) - reservedCount[rules.reserved];
}

/** How many addresses interfaces can have in several subnets of one VPC together. */
export function usableInAll(lengths: readonly number[], rules: SizeRules): number {
  const held = lengths.reduce((all, length) => all + addressesIn(length, rules), 0);
  const times = rules.reservedPer === 'vpc' ? 1 : lengths.length;
  return held - times * reservedCount[rules.reserved];
}

/** The length of the smallest subnet with room for so many interfaces, or null when not even a /16 has it. */
export function smallestLength(interfaces: number, rules: Switches): number | null {
  for (let length: number = rules.longestLength; length >= 16; length--) {
    if (rules.lengths === 'whole-octets' && length % 8 !== 0) continue;
    if (usableIn(length, rules) >= interfaces) return length;
  }
  return null;
}

/** What AWS keeps an address for. */
export type ReservedRole = 'network' | 'router' | 'dns' | 'future' | 'last';

const roles: readonly ReservedRole[] = ['network', 'router', 'dns', 'future'];

/** The role of a reserved address of a subnet; undefined for one that an interface can have. */
export function reservedRole(subnet: Prefix4, address: Ipv4): ReservedRole | undefined {
  const offset = address.value - subnet.network;
  return offset === size4(subnet) - 1 ? 'last' : roles[offset];
}

/** The five addresses that AWS keeps in a subnet, in order: https://docs.aws.amazon.com/vpc/latest/userguide/subnet-sizing.html */
export function reservedAddresses(subnet: Prefix4): { address: Ipv4; role: ReservedRole }[] {
  const at = (offset: number): Ipv4 => ({ family: 4, value: subnet.network + offset });
  return [
    ...roles.map((role, offset) => ({ address: at(offset), role })),
    { address: at(size4(subnet) - 1), role: 'last' },
  ];
}

/** Whether a network interface in the subnet can have the address. `primary` is the VPC's primary block. */
export function isAssignable(subnet: Prefix4, primary: Prefix4, address: Ipv4, rules: Switches): boolean {
  const believed = prefixOf({ family: 4, value: subnet.network }, subnet.length - moreBits[rules.blockSize]);
  if (!contains(believed, address)) return false;
  const offset = address.value - believed.network;
  if (offset === 2 && rules.plusTwo === 'resolver-only' && subnet.network !== primary.network) return true;
  return !isReserved(offset, address.value % 256, size4(believed), rules);
}

function isReserved(offset: number, octet: number, size: number, rules: Switches): boolean {
  switch (rules.reserved) {
    case 'first-four-and-last':
      return offset < 4 || offset === size - 1;
    case 'first-and-last':
      return offset === 0 || offset === size - 1;
    case 'first-four':
      return offset < 4;
    case 'by-last-octet':
      return octet < 4 || octet === 255;
    case 'last-five':
      return offset >= size - 5;
    case 'none':
      return false;
  }
}
