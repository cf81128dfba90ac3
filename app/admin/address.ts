import 'server-only';
import { headers } from 'next/headers';
import { env } from '@/lib/env';

/** A path as somebody else can open it: where AUTH_URL says that people reach the server, else where this form was sent from. */
export async function addressOf(path: string): Promise<string> {
  const sent = (await headers()).get('origin');
  const origin = env.AUTH_URL ?? (sent && sent !== 'null' ? sent : 'http://localhost:3000');
  return new URL(path, origin).href;
}
