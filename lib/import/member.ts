import type { z } from 'zod';
import type { Call } from './call';
import { limits } from './limits';

/** A member that its schema takes, or what is wrong with it, field by field. */
export type ReadMember<M> = { ok: true; value: M } | { ok: false; id: string | null; problems: string[] };

/** Checks one member. `at` is where it stands in its file, such as Vpcs[3]. */
export function readMember<M>(call: Call<M>, value: unknown, at: string): ReadMember<M> {
  const result = call.member.safeParse(value, { error: (issue) => sentence(issue) });
  if (result.success) return { ok: true, value: result.data };
  const problems = result.error.issues.slice(0, 3).map((issue) => {
    const message = issue.message.replace(/\.$/, '');
    return `${where(at, issue.path)}: ${message}.`;
  });
  return { ok: false, id: idOf(call, value), problems };
}

function where(at: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : `${text}${text ? '.' : ''}${String(part)}`,
    at,
  );
}

const names: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
};

function sentence(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.input === undefined) return 'is missing';
  return `must be ${names[issue.expected] ?? issue.expected}, not ${nameOf(issue.input)}`;
}

function nameOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  return names[typeof value] ?? typeof value;
}

/** So that what could not be read can still be told as absent. */
function idOf<M>(call: Call<M>, value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const key = call.marks.has.find((mark) => /Id$|Arn$/.test(mark)) ?? '';
  const id = Object.hasOwn(fields, key) ? fields[key] : null;
  return typeof id === 'string' && id !== '' && id.length <= limits.text ? id : null;
}
