import { inReadingOrder, narrower, type AclEntry } from './network-acl';
import type { NetworkAclSwitches } from './rules/network-acl-switches';

/**
 * The entries by who decides before whom: of those that match a packet, the first of this order decides, whatever the packet.
 * So each way to read a list, AWS's and every belief's, is one order.
 */
export function inPrecedence(entries: readonly AclEntry[], rules: NetworkAclSwitches): AclEntry[] {
  const read = [...inReadingOrder(entries, rules)];
  if (rules.aclMatch === 'any-deny')
    return [
      ...read.filter(({ action }) => action === 'deny'),
      ...read.filter(({ action }) => action !== 'deny'),
    ];
  if (rules.aclMatch !== 'most-specific') return read;
  // `evaluate` lets the later of two equals win, so it has to come first here.
  return read.reverse().sort((a, b) => (narrower(a, b) ? -1 : narrower(b, a) ? 1 : 0));
}
