import type { z } from 'zod';
import type { ListName } from './note';

/** Keys of a member by which a bare list is known: all of `has`, one of `either`, none of `not`, and a State among `states`. */
export type Marks = {
  has: readonly string[];
  either?: readonly string[];
  not?: readonly string[];
  states?: readonly string[];
};

/** What the import knows of one call of the AWS CLI. */
export type Call<M> = {
  /** As people type it. */
  command: string;
  /** The top-level key of its output. */
  key: string;
  /** The list of the topology that it mainly gives. */
  list: ListName;
  marks: Marks;
  /** An allow-list: what it does not name is not copied. */
  member: z.ZodType<M>;
  /** What makes two members one. `subject` is what was asked for. */
  id(member: M, subject: string): string;
  /** The parameter that the output does not repeat: without it nobody knows whose the members are. */
  subject?: string;
  /** A parameter that the members repeat: with it an empty output says whose list is empty. */
  about?: string;
  /** Where its members only wrap those of another call: the key, and that call. */
  holds?: { key: string; of: AnyCall };
};

/** Any of them, where its members are not looked into. */
export type AnyCall = Call<unknown>;

export function call<M>(definition: Call<M>): Call<M> {
  return definition;
}
