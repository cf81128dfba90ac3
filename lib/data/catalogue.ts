import 'server-only';
import { families, findFamily } from '@/lib/core/families/index';
import type { Family, Topic } from '@/lib/core/items/family';
import { written } from '@/lib/core/items/written';

/** What anybody may know of a family: no generator, no key. */
export type FamilyCard = Pick<
  Family,
  'id' | 'topic' | 'title' | 'interaction' | 'lesson' | 'rules' | 'beliefs' | 'facts'
>;

/** Every family, in the order of the list. */
export function listFamilies(): FamilyCard[] {
  return families.map(card);
}

/** One family, or null. */
export function findFamilyCard(id: string): FamilyCard | null {
  const family = findFamily(id);
  return family ? card(family) : null;
}

/** What a kind of question is called, also one that is no longer made or was written by hand. */
export function titleOf(id: string): string {
  return findFamily(id)?.title ?? (id.startsWith(written) ? 'A question of your instructor' : id);
}

/** The topics as headings, in the order of study. */
export const topicTitles: Record<Topic, string> = {
  cidr: 'Addresses and blocks',
  'network-acl': 'Network ACLs',
  routing: 'Route selection',
  'cross-zone': 'Cross-zone load balancing',
};

function card({ id, topic, title, interaction, lesson, rules, beliefs, facts }: Family): FamilyCard {
  return { id, topic, title, interaction, lesson, rules, beliefs, facts };
}
