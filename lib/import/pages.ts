import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { AnyCall } from './call';
import type { Read } from './files';
import { counted, shown, type Note } from './note';

export type Listing = {
  call: AnyCall;
  subject: string;
  region: string | null;
  going: string[];
  ending: string[];
};

/**
 * Lists that stop before their end. Pages lie in one folder; where one of them names no next page, it is taken for the last
 * and the list for whole, with a note, because AWS numbers no pages.
 */
export function pagesOf(
  listings: Iterable<Listing>,
  notes: Note[],
  incomplete: Incomplete[],
): (call: AnyCall, subject?: string) => boolean {
  const stopped = new Set<string>();
  for (const one of listings) {
    if (one.going.length === 0) continue;
    const of = one.subject ? ` of ${shown(one.subject)}` : '';
    if (one.ending.length > 0) {
      const pages = counted(one.going.length + one.ending.length, 'page');
      notes.push({
        kind: 'pages-joined',
        says: `${pages} of ${one.call.command}${of} (${firstOf([...one.going, ...one.ending])}) seem to be all there are, and were joined.`,
      });
      continue;
    }
    stopped.add(keyOf(one.call)).add(keyOf(one.call, one.subject));
    incomplete.push({
      what: one.call.list,
      ...(one.region ? { region: one.region } : {}),
      why: 'paginated',
      says: `${one.call.command}${of} is there in part only, in ${firstOf(one.going)}: fetch the remaining pages, or ask without filter and --max-items.`,
    });
  }
  return (call, subject) => stopped.has(keyOf(call, subject));
}

/** Of one listing, or of any listing of the call. */
function keyOf(call: AnyCall, subject?: string): string {
  return [call.command, call.key, ...(subject === undefined ? [] : [subject])].join('\n');
}

function firstOf(paths: readonly string[]): string {
  const all = [...new Set(paths)].sort();
  return all.length > 3 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ');
}

/** Adds what a file says of each list in it. */
export function addListings(
  listings: Map<string, Listing>,
  { path, folder, region: inFolder, found }: Read,
): void {
  for (const one of found) {
    if (one.kind !== 'members') continue;
    const region = one.region ?? inFolder;
    const key = [one.call.command, one.call.key, one.subject, region, folder].join('\n');
    const its = listings.get(key) ?? { call: one.call, subject: one.subject, region, going: [], ending: [] };
    listings.set(key, its);
    (one.goesOn ? its.going : its.ending).push(path);
  }
}
