import type { Subnet } from '@/lib/core/aws/topology/vpc';
import type { Ipv4 } from '@/lib/core/net/ip';
import { last } from '@/lib/core/net/prefix';
import { pathOf, type Draft } from './draft';

/** Gives each interface that was made without an address the highest one that nobody has, so that low ones stay for people to write. */
export function fillAddresses(draft: Draft): void {
  const { topology, addressless, subnets } = draft;
  const taken = new Map<string, Set<number>>();
  for (const { subnet, addresses } of topology.interfaces)
    for (const { private: address } of addresses) {
      if (!taken.has(subnet)) taken.set(subnet, new Set());
      taken.get(subnet)?.add(address.value);
    }
  /** Where the search in a subnet goes on: whatever lies above is taken. */
  const below = new Map<string, number>();
  for (const { of, public: shownAs, then } of addressless) {
    const subnet = subnets.get(of.subnet);
    // Without an IPv4 block there is nothing to give; a subnet that is missing is told of elsewhere.
    if (!subnet?.cidr4) continue;
    const used = taken.get(subnet.id) ?? new Set();
    const address = freeIn(subnet, used, below.get(subnet.id));
    below.set(subnet.id, address?.value ?? subnet.cidr4.network);
    if (!address) {
      draft.report(pathOf(draft, of), `${subnet.id} has no free address for ${of.id}.`);
      continue;
    }
    taken.set(subnet.id, used.add(address.value));
    of.addresses.push({ private: address, public: shownAs, elastic: shownAs !== null });
    then(address);
  }
}

/** The last address and the first four are AWS's (R2). */
function freeIn({ cidr4 }: Subnet, used: ReadonlySet<number>, below: number | undefined): Ipv4 | undefined {
  if (!cidr4) return undefined;
  for (let value = (below ?? last(cidr4).value) - 1; value >= cidr4.network + 4; value--)
    if (!used.has(value)) return { family: 4, value };
  return undefined;
}
