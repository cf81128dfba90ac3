import type { Family } from '@/lib/core/items/family';
import { addBlock } from './cidr/add-block';
import { assignableAddresses } from './cidr/assignable-addresses';
import { dnsResolver } from './cidr/dns-resolver';
import { largestFreeBlock } from './cidr/largest-free-block';
import { nthSubnet } from './cidr/nth-subnet';
import { smallestPrefix } from './cidr/smallest-prefix';
import { storedBlock } from './cidr/stored-block';
import { usableAddresses } from './cidr/usable-addresses';
import { whichSubnet } from './cidr/which-subnet';

/** Every question family, one line each. */
export const families: readonly Family[] = [
  addBlock,
  assignableAddresses,
  dnsResolver,
  largestFreeBlock,
  nthSubnet,
  smallestPrefix,
  storedBlock,
  usableAddresses,
  whichSubnet,
];

const byId = new Map(families.map((family) => [family.id as string, family]));

/** The family of that id, or undefined. */
export function findFamily(id: string): Family | undefined {
  return byId.get(id);
}
