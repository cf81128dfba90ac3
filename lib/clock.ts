import 'server-only';
import { env } from '@/lib/env';

/** The server's time, moved by HOPWISE_CLOCK_OFFSET where somebody tries out tomorrow on a machine of their own. */
export function now(): Date {
  return new Date(Date.now() + env.HOPWISE_CLOCK_OFFSET * 1000);
}
