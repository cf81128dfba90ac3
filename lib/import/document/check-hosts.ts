import type { NetworkInterface, Subnet } from '@/lib/core/aws/topology/vpc';
import { formatIp, type Ip } from '@/lib/core/net/ip';
import { contains, first, formatPrefix, last, type Prefix } from '@/lib/core/net/prefix';
import { pathOf, type Draft } from './draft';

/** Addresses lie in their subnets, AWS keeps none of them (R2), and nobody else of the subnet has them. */
export function checkHosts(draft: Draft): void {
  const taken = new Map<string, string>();
  for (const one of draft.topology.interfaces) {
    const subnet = draft.subnets.get(one.subnet);
    const path = pathOf(draft, one);
    one.addresses.forEach(({ private: address, public: shownAs }, i) => {
      const at = fieldOf(path, i);
      if (subnet) checkHost(draft, one, subnet, address, `${at}privateIp`);
      checkFree(draft, taken, `${one.subnet} ${address.value}`, address, one, `${at}privateIp`);
      if (shownAs) checkFree(draft, taken, `public ${shownAs.value}`, shownAs, one, `${at}publicIp`);
    });
    one.ipv6.forEach((address, i) => {
      if (subnet) checkHost(draft, one, subnet, address, `${path}.ipv6[${i}]`);
      checkFree(draft, taken, `${one.subnet} ${address.value}`, address, one, `${path}.ipv6[${i}]`);
    });
  }
}

/** Only interfaces that are written as such have lists of addresses. */
function fieldOf(path: string, i: number): string {
  return path.startsWith('interfaces[') ? `${path}.addresses[${i}].` : `${path}.`;
}

function checkHost({ report }: Draft, of: NetworkInterface, subnet: Subnet, address: Ip, path: string): void {
  const blocks: Prefix[] = address.family === 4 ? (subnet.cidr4 ? [subnet.cidr4] : []) : subnet.cidrs6;
  const block = blocks.find((one) => contains(one, address));
  if (!block) {
    const has = blocks.length > 0 ? blocks.map(formatPrefix).join(', ') : `no IPv${address.family} block`;
    report(path, `${formatIp(address)} of ${of.id} lies outside ${subnet.id}, which has ${has}.`);
  } else if (isReserved(block, address))
    report(
      path,
      `${formatIp(address)} is one of the five addresses of ${formatPrefix(block)} that AWS keeps: the first four and the last.`,
    );
}

function isReserved(block: Prefix, address: Ip): boolean {
  const offset = BigInt(address.value) - BigInt(first(block).value);
  return offset < 4n || address.value === last(block).value;
}

function checkFree(
  { report }: Draft,
  taken: Map<string, string>,
  key: string,
  address: Ip,
  { id }: NetworkInterface,
  path: string,
): void {
  const other = taken.get(key);
  if (other !== undefined) report(path, `${formatIp(address)} belongs to ${other} already.`);
  else taken.set(key, id);
}
