import type { Ip } from '@/lib/core/net/ip';
import { contains } from '@/lib/core/net/prefix';
import type { Announcement } from './topology/hybrid';

/** A prefix announced over one private or transit virtual interface; `region` is that of its connection. */
export type AnnouncedPath = Announcement & { id: string; region: string };

/**
 * `INDETERMINATE`: several paths stand, and what decides between them is not documented or disputed: a path without a
 * community beside one that has it, paths without one from different Regions, or paths that are alike in all.
 */
export type PathChoice =
  | { disposition: 'FORWARDED'; chosen: AnnouncedPath }
  | { disposition: 'INDETERMINATE'; standing: AnnouncedPath[] }
  | { disposition: 'NO_ROUTE' };

const ranks = { high: 3, medium: 2, low: 1 } as const;

/**
 * Which virtual interface AWS sends through: longest prefix, then the preference that the customer's communities set, then
 * the shorter AS path (R76, https://docs.aws.amazon.com/directconnect/latest/UserGuide/routing-and-bgp.html).
 */
export function choosePath(paths: readonly AnnouncedPath[], destination: Ip): PathChoice {
  const longest = best(
    paths.filter(({ prefix }) => contains(prefix, destination)),
    ({ prefix }) => prefix.length,
  );
  if (longest.length === 0) return { disposition: 'NO_ROUTE' };
  const tagged = longest.filter(({ preference }) => preference !== null);
  const comparable = tagged.length === longest.length || (tagged.length === 0 && oneRegion(longest));
  if (!comparable) return { disposition: 'INDETERMINATE', standing: longest };
  const preferred = best(longest, ({ preference }) => (preference ? ranks[preference] : 0));
  const shortest = best(preferred, ({ asPathLength }) => -asPathLength);
  const [chosen, ...others] = shortest;
  return chosen && others.length === 0
    ? { disposition: 'FORWARDED', chosen }
    : { disposition: 'INDETERMINATE', standing: shortest };
}

function oneRegion(paths: readonly AnnouncedPath[]): boolean {
  return new Set(paths.map(({ region }) => region)).size <= 1;
}

function best(paths: readonly AnnouncedPath[], merit: (path: AnnouncedPath) => number): AnnouncedPath[] {
  const most = Math.max(...paths.map(merit));
  return paths.filter((path) => merit(path) === most);
}
