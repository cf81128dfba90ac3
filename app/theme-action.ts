'use server';

import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { z } from 'zod';

const Theme = z.object({ theme: z.enum(['light', 'dark', 'system']), back: z.string().max(300) });

/** Keeps how the reader wants the pages: light, dark or as the system. */
export async function chooseTheme(form: FormData): Promise<void> {
  const { theme, back } = Theme.parse(Object.fromEntries(form));
  const jar = await cookies();
  if (theme === 'system') jar.delete('theme');
  else jar.set('theme', theme, { httpOnly: true, sameSite: 'lax', path: '/', maxAge: 365 * 86_400 });
  // Only a path of our own: two slashes would lead elsewhere.
  redirect(/^\/(?!\/)/.test(back) ? back : '/');
}
