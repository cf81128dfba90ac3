import type { AnyCall, Call } from './call';

/** A member as it was read, with what it was asked for and the Region and folder of its file. */
export type Kept<M> = { value: M; subject: string; path: string; folder: string; region: string | null };

/** Everything that was read, each thing once. */
export type Gathered = {
  members<M>(call: Call<M>): readonly Kept<M>[];
  /** Whether there was any output of the call, if only an empty list. */
  isGiven(call: AnyCall): boolean;
  /** Whether the call was asked about the subject. */
  isAsked(call: AnyCall, subject: string): boolean;
  /** Whether output of the call stopped before its end: about the subject, or about any. */
  isPaginated(call: AnyCall, subject?: string): boolean;
};

/** The values alone. */
export function valuesOf<M>(gathered: Gathered, call: Call<M>): M[] {
  return gathered.members(call).map((kept) => kept.value);
}

/** Values by a key, the ones without it left out. */
export function grouped<T>(
  things: readonly T[],
  key: (thing: T) => string | null | undefined,
): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const of = key(thing);
    if (!of) continue;
    const group = groups.get(of);
    if (group) group.push(thing);
    else groups.set(of, [thing]);
  }
  return groups;
}
