import { z } from 'zod';
import { Password } from '@/lib/data/passwords';

export const Email = z
  .string()
  .trim()
  .max(254, 'An e-mail address has at most 254 characters.')
  .pipe(z.email('Write an e-mail address, such as ada@example.org.'));
export const Name = z
  .string()
  .trim()
  .min(1, 'Write how you want to be called.')
  .max(80, 'Use at most 80 characters.');
/** What a browser says of itself, by an old or a new name; one that nobody knows counts as UTC. */
export const TimeZone = z
  .string()
  .max(64)
  .transform((zone) => (isZone(zone) ? zone : 'UTC'));

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

export const SigningUp = z.object({ email: Email, name: Name, password: Password, timeZone: TimeZone });
export const SigningIn = z.object({
  email: z.string().min(1, 'Write your e-mail address.').max(254, 'That is too long for an e-mail address.'),
  password: z.string().min(1, 'Write your password.').max(200, 'That is too long for a password.'),
});
/** An account that comes through an identity provider may have no e-mail. */
export const Details = z.object({
  email: z
    .literal('')
    .transform(() => null)
    .or(Email),
  name: Name,
  timeZone: TimeZone,
});
export const Choosing = z.object({ password: Password });

/** For the account page: every zone there is, and the one that is set, which may have another name here. */
export function listTimeZones(current: string): { value: string; text: string }[] {
  const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current]);
  return [...zones].sort().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
}
