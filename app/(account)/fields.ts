import { z } from 'zod';
import { Password } from '@/lib/data/passwords';

const zones = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC']);

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
/** What a browser says of itself; one it does not know counts as UTC. */
export const TimeZone = z.string().transform((zone) => (zones.has(zone) ? zone : 'UTC'));

export const SigningUp = z.object({ email: Email, name: Name, password: Password, timeZone: TimeZone });
export const SigningIn = z.object({
  email: z.string().min(1, 'Write your e-mail address.').max(254, 'That is too long for an e-mail address.'),
  password: z.string().min(1, 'Write your password.').max(200, 'That is too long for a password.'),
});
export const Details = z.object({ email: Email, name: Name, timeZone: TimeZone });
export const Choosing = z.object({ password: Password });

/** For the account page: every zone there is. */
export function listTimeZones(): { value: string; text: string }[] {
  return [...zones].sort().map((zone) => ({ value: zone, text: zone.replaceAll('_', ' ') }));
}
