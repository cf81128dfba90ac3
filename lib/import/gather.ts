import type { Incomplete } from '@/lib/core/aws/topology/known';
import type { AnyCall, Call } from './call';
import { calls } from './calls';
import type { Read } from './files';
import type { Gathered, Kept } from './gathered';
import { compareText } from './in-order';
import { limits } from './limits';
import { readMember } from './member';
import { merge } from './merge';
import { counted, shown, type Note } from './note';
import { addListings, pagesOf, type Listing } from './pages';
import type { Found } from './recognise';

type Members = Extract<Found, { kind: 'members' }>;
type Store = Map<AnyCall, Map<string, Kept<unknown>>>;
type Work = {
  store: Store;
  asked: Map<AnyCall, Set<string>>;
  notes: Note[];
  incomplete: Incomplete[];
  objects: number;
  lost: Map<AnyCall, Set<string>>;
};

/** Checks every member of every file and keeps each thing once. */
export function gather(
  reads: Iterable<Read>,
  notes: Note[],
): { gathered: Gathered; incomplete: Incomplete[] } {
  const work: Work = {
    store: new Map(),
    asked: new Map(),
    notes,
    incomplete: [],
    objects: 0,
    lost: new Map(),
  };
  const listings = new Map<string, Listing>();
  for (const read of reads) {
    gatherFile(read, work);
    addListings(listings, read);
  }
  const pages = pagesOf(listings.values(), notes, work.incomplete);
  const sorted = new Map(
    [...work.store].map(([call, kept]) => [
      call,
      [...kept].sort(([a], [b]) => compareText(a, b)).map(([, one]) => one),
    ]),
  );
  return {
    gathered: {
      members: <M>(call: Call<M>) => (sorted.get(call) ?? []) as Kept<M>[],
      isGiven: (call) => work.asked.has(call),
      isAsked: (call, subject) => work.asked.get(call)?.has(subject) ?? false,
      isPaginated: pages,
    },
    incomplete: work.incomplete,
  };
}

function gatherFile(read: Read, work: Work): void {
  const { path } = read;
  let told = 0;
  let untold = 0;
  const tell = (says: string) => {
    if (told++ < limits.problemsPerFile) work.notes.push({ kind: 'problem', path, says: `${path}: ${says}` });
    else untold++;
  };
  for (const found of read.found) {
    if (found.kind === 'members') gatherMembers(found, read, work, tell);
    else if (found.kind === 'problem') tell(`${found.says}.`);
    else if (found.kind === 'passed-over')
      work.notes.push({ kind: 'passed-over', path, says: `${path}: passed over, because ${found.says}.` });
    else gatherRefusal(found, read, work, tell);
  }
  if (untold > 0)
    work.notes.push({
      kind: 'problem',
      path,
      says: `${path}: ${counted(untold, 'more problem')} of this file.`,
    });
}

function gatherMembers(found: Members, read: Read, work: Work, tell: (says: string) => void): void {
  const { call, subject } = found;
  const subjects = work.asked.get(call) ?? new Set();
  work.asked.set(call, subjects.add(subject));
  if (work.objects + found.members.length > limits.objects) {
    tell(
      `there are more than ${limits.objects.toLocaleString('en-GB')} objects in all; the rest is not read.`,
    );
    lose(call, null, `Some of ${call.command} was too much to read.`, work);
    return;
  }
  work.objects += found.members.length;
  let unreadable = 0;
  for (const { value, at } of found.members) {
    if (unreadable >= limits.unreadable) {
      tell('too much of it cannot be read, and the rest is left.');
      lose(call, null, `The rest of ${call.command} in ${read.path} was left.`, work);
      return;
    }
    const member = readMember(call, value, at);
    if (member.ok) keep(call, { ...placeOf(read, found), value: member.value }, work);
    else {
      unreadable++;
      member.problems.forEach(tell);
      const what = member.id === null ? 'A member' : shown(member.id);
      lose(call, member.id, `${what} of ${call.command} could not be read, in ${read.path}.`, work);
    }
  }
}

function placeOf(read: Read, found: Members): Omit<Kept<unknown>, 'value'> {
  return {
    subject: found.subject,
    path: read.path,
    folder: read.folder,
    region: found.region ?? read.region,
  };
}

function keep(call: AnyCall, fresh: Kept<unknown>, work: Work): void {
  const kept = work.store.get(call) ?? new Map<string, Kept<unknown>>();
  work.store.set(call, kept);
  const id = call.id(fresh.value, fresh.subject);
  const before = kept.get(id);
  if (!before) {
    kept.set(id, fresh);
    return;
  }
  const conflicts: string[] = [];
  const value = merge(before.value, fresh.value, conflicts);
  kept.set(id, { ...before, value, region: before.region ?? fresh.region });
  if (conflicts.length === 0) return;
  const where = before.path === fresh.path ? fresh.path : `${before.path} and ${fresh.path}`;
  const says = `${where}: ${shown(id)} (${call.command}) is told twice with another ${conflicts[0]}; one of the two is used.`;
  work.notes.push({ kind: 'contradictory', id: shown(id), path: fresh.path, says });
}

/** Each loss is told once; beyond the limit of a list the list as a whole is not whole. */
function lose(call: AnyCall, id: string | null, says: string, { incomplete, lost }: Work): void {
  const told = lost.get(call) ?? new Set<string>();
  lost.set(call, told);
  const isMany = id !== null && told.size >= limits.absent;
  const sentence = isMany ? `More of ${call.command} could not be read.` : says;
  if (told.has(sentence)) return;
  told.add(sentence);
  incomplete.push({
    what: call.list,
    ...(id !== null && !isMany ? { id } : {}),
    why: 'refused',
    says: sentence,
  });
}

function gatherRefusal(
  found: Extract<Found, { kind: 'refused' }>,
  read: Read,
  work: Work,
  tell: (says: string) => void,
): void {
  const call = calls.find((one) => found.command !== '' && one.command.endsWith(` ${found.command}`));
  tell(`${found.says}${call ? ` to ${call.command}` : ''}, so it holds nothing to read.`);
  const says = `${call?.command ?? ''} was refused: ${found.says}, in ${read.path}.`;
  if (call)
    work.incomplete.push({
      what: call.list,
      ...(read.region ? { region: read.region } : {}),
      why: 'refused',
      says,
    });
}
