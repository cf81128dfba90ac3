import type { Ip } from '@/lib/core/net/ip';
import { merged } from '@/lib/core/net/merge';
import { intersect, painted, type PacketSet } from '@/lib/core/net/packet-set';
import { prefixOf, type Prefix } from '@/lib/core/net/prefix';
import { regionOf, regionOfPeer, type Direction } from './filter-regions';
import type { SecurityGroupSwitches } from './rules/security-groups-switches';
import type { RulePeer, SecurityGroup } from './security-group';

/** What the ids in rules stand for: a list's entries, and the private addresses of a group's members (R49). */
export type Known = {
  prefixLists: ReadonlyMap<string, readonly Prefix[]>;
  members: ReadonlyMap<string, readonly Ip[]>;
};

/** The packets that open a flow through the groups of one interface. Throws for an id that is not known. */
export function groupsPass(
  groups: readonly SecurityGroup[],
  direction: Direction,
  known: Known,
  { sgMatch }: SecurityGroupSwitches,
): PacketSet {
  if (sgMatch === 'any-allow') return rulesPass(groups, direction, known);
  let passes: PacketSet = [];
  for (const { block, allowed } of claimsOf(groups, direction, known, sgMatch).reverse()) {
    const claimed = regionOfPeer(block, direction);
    passes = [...painted(passes, claimed, false), ...intersect([claimed], allowed)];
  }
  return merged(passes);
}

function rulesPass(groups: readonly SecurityGroup[], direction: Direction, known: Known): PacketSet {
  let passes: PacketSet = [];
  for (const rule of groups.flatMap(({ rules }) => rules))
    for (const block of blocksOf(rule.peer, known)) {
      const region = regionOf(rule, block, direction, true);
      if (region) passes = painted(passes, region, true);
    }
  return merged(passes);
}

/** A block of far ends for which one group decides alone, and what that group allows. */
type Claim = { block: Prefix; allowed: PacketSet };

/** For those who believe that one group decides: who goes first, by the order of the groups or by how narrow the block is. */
function claimsOf(
  groups: readonly SecurityGroup[],
  direction: Direction,
  known: Known,
  sgMatch: 'first-match' | 'narrowest-group',
): Claim[] {
  const claims = groups.flatMap((group) => {
    const allowed = rulesPass([group], direction, known);
    return group.rules.flatMap(({ peer }) =>
      blocksOf(peer, known).map((block): Claim => ({ block, allowed })),
    );
  });
  return sgMatch === 'first-match' ? claims : claims.sort((a, b) => b.block.length - a.block.length);
}

function blocksOf(peer: RulePeer, { prefixLists, members }: Known): readonly Prefix[] {
  if (peer.kind === 'cidr') return [peer.prefix];
  if (peer.kind === 'prefix-list') return knownIn(prefixLists, peer.id);
  if (peer.stale) return [];
  return knownIn(members, peer.id).map((one) => prefixOf(one, one.family === 4 ? 32 : 128));
}

function knownIn<T>(map: ReadonlyMap<string, T>, id: string): T {
  const found = map.get(id);
  if (found === undefined) throw new Error(`nobody said what ${id} stands for`);
  return found;
}
