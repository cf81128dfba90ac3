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
import { afterFailure } from './cross-zone/after-failure';
import { defaults } from './cross-zone/defaults';
import { overloadedTarget } from './cross-zone/overloaded-target';
import { sharePerTarget } from './cross-zone/share-per-target';
import { decidingRule } from './network-acl/deciding-rule';
import { orderRules } from './network-acl/order-rules';
import { returnTraffic } from './network-acl/return-traffic';
import { roundTrip } from './network-acl/round-trip';
import { ruleNumber } from './network-acl/rule-number';
import { verdict } from './network-acl/verdict';
import { ipFamilies } from './routing/ip-families';
import { localOrSpecific } from './routing/local-or-specific';
import { longestPrefix } from './routing/longest-prefix';
import { ties } from './routing/ties';

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
  verdict,
  decidingRule,
  orderRules,
  ruleNumber,
  returnTraffic,
  roundTrip,
  longestPrefix,
  ties,
  localOrSpecific,
  ipFamilies,
  sharePerTarget,
  defaults,
  afterFailure,
  overloadedTarget,
];

const byId = new Map(families.map((family) => [family.id as string, family]));

/** The family of that id, or undefined. */
export function findFamily(id: string): Family | undefined {
  return byId.get(id);
}
