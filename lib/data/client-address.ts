import 'server-only';
import { headers } from 'next/headers';
import { formatIp, parseIp } from '@/lib/core/net/ip';
import { formatPrefix, prefixOf } from '@/lib/core/net/prefix';
import { env } from '@/lib/env';

/**
 * Who the client is, for counting: its address as the outermost of our own proxies saw it, and of an IPv6 address the /64,
 * which one customer has whole. Null when no proxy is trusted, because the header alone is the client's word.
 */
export async function findClient(): Promise<string | null> {
  if (env.TRUSTED_PROXY === 0) return null;
  return clientOf((await headers()).get('x-forwarded-for'), env.TRUSTED_PROXY);
}

/** The same, of a header: each proxy appends whom it saw, so ours are counted from the right. */
export function clientOf(forwardedFor: string | null, proxies: number): string | null {
  if (proxies === 0) return null;
  const seen = parseIp((forwardedFor ?? '').split(',').at(-proxies)?.trim() ?? '');
  if (!seen.ok) return null;
  return seen.value.family === 4 ? formatIp(seen.value) : formatPrefix(prefixOf(seen.value, 64));
}
