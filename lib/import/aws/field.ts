import { z } from 'zod';
import { parseIp, parseIpv4, type Ipv4, type Ipv6 } from '@/lib/core/net/ip';
import { parsePrefix, type Prefix, type Prefix4, type Prefix6 } from '@/lib/core/net/prefix';
import { refused, type Parsed } from '@/lib/core/net/parsed';
import { limits } from '@/lib/import/limits';

/** Any text that is kept. */
export const text = z.string().max(limits.text, `is longer than ${limits.text} characters`);
/** An id that others refer to. */
export const id = text.min(1, 'is empty');
/** Absent and null are one: `--query` writes null for what a member does not have. */
export const maybe = text.nullish();
export const flag = z.boolean().nullish();
export const port = z.int('must be a whole number').min(0, 'is below 0').max(65_535, 'is above 65535');
/** A list that AWS leaves out where it is empty. */
export function list<T extends z.ZodType>(member: T) {
  return z
    .array(member)
    .nullish()
    .transform((members) => members ?? []);
}

function parsed<T>(parse: (text: string) => Parsed<T>) {
  return text.transform((value, context): T => {
    const result = parse(value);
    if (result.ok) return result.value;
    context.addIssue({ code: 'custom', message: result.reason });
    return z.NEVER;
  });
}

/** AWS clears host bits when it stores a block (R4); a file that was edited may have them. */
function parseStored(value: string): Parsed<Prefix> {
  return parsePrefix(value, { hostBits: 'clear' });
}

export const prefix = parsed(parseStored);
export const prefix4 = parsed((value): Parsed<Prefix4> => {
  const result = parseStored(value);
  if (!result.ok) return result;
  return result.value.family === 4
    ? { ok: true, value: result.value }
    : refused('This is not an IPv4 block.');
});
export const prefix6 = parsed((value): Parsed<Prefix6> => {
  const result = parseStored(value);
  if (!result.ok) return result;
  return result.value.family === 6
    ? { ok: true, value: result.value }
    : refused('This is not an IPv6 block.');
});
export const ipv4 = parsed<Ipv4>(parseIpv4);
export const ipv6 = parsed((value): Parsed<Ipv6> => {
  const result = parseIp(value);
  if (!result.ok) return result;
  return result.value.family === 6
    ? { ok: true, value: result.value }
    : refused('This is not an IPv6 address.');
});

export const tags = list(z.object({ Key: text, Value: text.nullish() }));

/** The name that the console shows, which is a tag. */
export function named(all: readonly { Key: string; Value?: string | null | undefined }[]): { name?: string } {
  const name = all.find((tag) => tag.Key === 'Name')?.Value;
  return name ? { name } : {};
}

export function owned(owner: string | null | undefined): { owner?: string } {
  return owner ? { owner } : {};
}
