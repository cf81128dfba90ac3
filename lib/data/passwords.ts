import 'server-only';
import { hash, verify } from '@node-rs/argon2';
import pLimit from 'p-limit';
import { z } from 'zod';

/** OWASP's settings for argon2id (https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html). */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

// Hashing runs beside the event loop; two at once leave threads for files and memory for everybody.
const queue = pLimit(2);

/**
 * A password that may be chosen: long rather than odd, as NIST SP 800-63B-4 (3.1.1.2) has it for a password that stands
 * alone (https://pages.nist.gov/800-63-4/sp800-63b.html).
 */
export const Password = z
  .string()
  .min(15, 'Use at least 15 characters; four words you like will do.')
  .max(200, 'Use at most 200 characters.')
  .refine((text) => new Set(text).size > 4, 'Use more than four different characters.');

/** The password as it is kept. */
export async function hashPassword(password: string): Promise<string> {
  return queue(() => hash(password, settings));
}

/** Whether it is the password. Without one to compare with it takes as long, so that nothing shows who has an account. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const right = await queue(async () => verify(kept ?? (await nobodys), password));
  return right && kept !== null;
}

const nobodys = hash('a password that nobody has', settings);
