import type { Topology } from '@/lib/core/aws/topology/topology';

/** A list of the topology. */
export type ListName = Exclude<keyof Topology, 'incomplete'>;

/** Why a file, or something in it, counts for nothing. `path` is the file's. */
export type Problem = { path: string; says: string };

/** What the import has to say about what it read. Every note is one sentence for people. */
export type Note =
  | { kind: 'read'; list: ListName; count: number; says: string }
  | { kind: 'pages-joined'; says: string }
  | { kind: 'passed-over'; path: string; says: string }
  | { kind: 'contradictory'; id: string; path: string; says: string }
  | { kind: 'problem'; path: string; says: string }
  | { kind: 'incomplete'; list: string; says: string };

const longest = 60;

/** Somebody's text for a sentence: without what would break a line, and shortened when it is long. */
export function shown(text: string): string {
  const short = text.length <= longest ? text : `${text.slice(0, longest - 20)}…${text.slice(-19)}`;
  return short.replace(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu, '�');
}

/** “1 subnet”, “3 subnets”. */
export function counted(count: number, thing: string): string {
  return `${count.toLocaleString('en-GB')} ${thing}${count === 1 ? '' : 's'}`;
}
