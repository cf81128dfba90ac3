import type { AclEntry } from '@/lib/core/aws/network-acl';
import { readTyped, typedOf, type Typed } from './acl-typed';

export type Slip = { field: keyof Typed; reason: string };
/** A rule in force and what stands in its fields; the two differ while somebody types, and after a slip. */
export type Row = { id: number; entry: AclEntry; typed: Typed; slip: Slip | null };

const most = 8;

export function rowsOf(entries: readonly AclEntry[]): Row[] {
  return inOrder(entries.map((entry, id) => ({ id, entry, typed: typedOf(entry), slip: null })));
}

/** Keeps what is typed. A slip that was shown stays until it is mended; a new one waits for `settled`. */
export function typing(rows: readonly Row[], id: number, typed: Typed): Row[] {
  return rows.map((row) =>
    row.id === id ? { ...row, typed, slip: row.slip && read(rows, id, typed).slip } : row,
  );
}

/** Puts what the fields of a row spell in force, in its place by number; a slip leaves the rule as it was. */
export function settled(rows: readonly Row[], id: number, typed: Typed): Row[] {
  const { entry, slip } = read(rows, id, typed);
  return inOrder(
    rows.map((row) => {
      if (row.id !== id) return row;
      return entry ? { id, entry, typed: typedOf(entry), slip: null } : { ...row, typed, slip };
    }),
  );
}

/** The rows with one more, or why not. */
export function added(rows: readonly Row[], typed: Typed): { rows: readonly Row[]; slip: Slip | null } {
  if (rows.length >= most)
    return {
      rows,
      slip: { field: 'number', reason: 'Eight rules are enough for a picture; remove one first.' },
    };
  const id = Math.max(-1, ...rows.map((row) => row.id)) + 1;
  const { entry, slip } = read(rows, id, typed);
  return entry
    ? { rows: inOrder([...rows, { id, entry, typed: typedOf(entry), slip: null }]), slip: null }
    : { rows, slip };
}

function read(rows: readonly Row[], id: number, typed: Typed): { entry: AclEntry | null; slip: Slip | null } {
  const parsed = readTyped(typed);
  if (!parsed.ok) return { entry: null, slip: { field: parsed.field ?? 'number', reason: parsed.reason } };
  const { number } = parsed.value;
  if (rows.some((row) => row.id !== id && row.entry.number === number))
    return {
      entry: null,
      slip: { field: 'number', reason: `Rule ${number} is there already; a number stands for one rule.` },
    };
  return { entry: parsed.value, slip: null };
}

function inOrder(rows: readonly Row[]): Row[] {
  return [...rows].sort((a, b) => a.entry.number - b.entry.number);
}
