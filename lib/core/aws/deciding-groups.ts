import type { Ip } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import type { Resolve, RulePeer, SecurityGroup } from './security-group';
import { readPeer } from './security-group-reading';

/** The groups whose rules count, and those that are not read. `unsure` is the peer without which nobody can say. */
export type Deciding = { ids: readonly string[]; unread: readonly string[]; unsure: RulePeer | null };

/** AWS takes all groups of the interface together (R46); whoever believes otherwise lets one of them decide alone. */
export function decidingGroups(
  groups: readonly SecurityGroup[],
  peer: Ip,
  resolve: Resolve,
  { sgMatch }: SecurityGroupSwitches,
): Deciding {
  if (sgMatch === 'any-allow') return { ids: groups.map(({ id }) => id), unread: [], unsure: null };
  return (sgMatch === 'first-match' ? firstThatNames : narrowest)(groups, peer, resolve);
}

function firstThatNames(groups: readonly SecurityGroup[], peer: Ip, resolve: Resolve): Deciding {
  for (const [at, group] of groups.entries()) {
    if (narrownessOf(group, peer, resolve) !== null)
      return { ids: [group.id], unread: groups.slice(at + 1).map(({ id }) => id), unsure: null };
    const unsure = unknownPeer([group], peer, resolve);
    if (unsure) return { ids: [], unread: [], unsure };
  }
  return { ids: [], unread: [], unsure: null };
}

function narrowest(groups: readonly SecurityGroup[], peer: Ip, resolve: Resolve): Deciding {
  let best: { id: string; length: number } | null = null;
  for (const group of groups) {
    const length = narrownessOf(group, peer, resolve);
    if (length !== null && (best === null || length > best.length)) best = { id: group.id, length };
  }
  return { ids: best ? [best.id] : [], unread: [], unsure: unknownPeer(groups, peer, resolve) };
}

/** The length of the narrowest block by which a group names the far end, or null when it does not. */
function narrownessOf({ rules }: SecurityGroup, peer: Ip, resolve: Resolve): number | null {
  const lengths = rules
    .filter((rule) => readPeer(rule.peer, peer, resolve) === null)
    .map((rule) => lengthOf(rule.peer, peer, resolve));
  return lengths.length === 0 ? null : Math.max(...lengths);
}

/** A reference stands for single addresses (R49), so it is as narrow as can be. */
function lengthOf(named: RulePeer, peer: Ip, resolve: Resolve): number {
  if (named.kind === 'cidr') return named.prefix.length;
  const entries = named.kind === 'prefix-list' ? resolve.prefixList(named.id) : 'unknown';
  if (entries === 'unknown') return peer.family === 4 ? 32 : 128;
  return Math.max(...entries.filter((entry) => contains(entry, peer)).map(({ length }) => length));
}

function unknownPeer(groups: readonly SecurityGroup[], peer: Ip, resolve: Resolve): RulePeer | null {
  const peers = groups.flatMap(({ rules }) => rules.map((rule) => rule.peer));
  return peers.find((named) => readPeer(named, peer, resolve) === 'UNKNOWN_PEER') ?? null;
}
