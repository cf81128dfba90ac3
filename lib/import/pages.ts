import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { AnyCall } from './call';
import type { Read } from './files';
import { counted, shown, type Note } from './note';

type Listing = { call: AnyCall; subject: string; region: string | null; going: string[]; ending: string[] };

/**
 * Lists that stop before their end. Pages lie in one folder; where one of them names no next page, it is taken for the last
 * and the list for whole, with a note, because AWS numbers no pages.
 */
export function pagesOf(
  reads: readonly Read[],
  notes: Note[],
  incomplete: Incomplete[],
): (call: AnyCall, subject?: string) => boolean {
  const stopped: Listing[] = [];
  for (const one of listingsOf(reads)) {
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
    stopped.push(one);
    incomplete.push({
      what: one.call.list,
      ...(one.region ? { region: one.region } : {}),
      why: 'paginated',
      says: `${one.call.command}${of} stops before its end in ${firstOf(one.going)}: fetch the remaining pages, or leave out --max-items and --no-paginate.`,
    });
  }
  return (call, subject) =>
    stopped.some((one) => one.call === call && (subject === undefined || one.subject === subject));
}

function firstOf(paths: readonly string[]): string {
  const all = [...new Set(paths)].sort();
  return all.length > 3 ? `${all.slice(0, 3).join(', ')} and ${all.length - 3} more` : all.join(', ');
}

function listingsOf(reads: readonly Read[]): Listing[] {
  const listings = new Map<string, Listing>();
  for (const { path, folder, region: inFolder, found } of reads)
    for (const one of found) {
      if (one.kind !== 'members') continue;
      const region = one.region ?? inFolder;
      const key = [one.call.command, one.call.key, one.subject, region, folder].join('\n');
      const its = listings.get(key) ?? {
        call: one.call,
        subject: one.subject,
        region,
        going: [],
        ending: [],
      };
      listings.set(key, its);
      (one.goesOn ? its.going : its.ending).push(path);
    }
  return [...listings.values()];
}
