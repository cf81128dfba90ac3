import 'server-only';
import { RateLimiterPrisma, RateLimiterRes } from 'rate-limiter-flexible';
import { db } from './db';
import { Refusal } from './refusal';

const limiter = (keyPrefix: string, points: number, duration: number): RateLimiterPrisma =>
  new RateLimiterPrisma({ storeClient: db, tableName: 'limit', keyPrefix, points, duration });

/** How often in how many seconds. A class behind one address has room; a script has not. */
const limits = {
  'guests everywhere': limiter('guests', 2000, 600),
  'guests of a client': limiter('guest', 200, 600),
  'sign-ups everywhere': limiter('sign-ups', 600, 3600),
  'sign-ups of a client': limiter('sign-up', 60, 3600),
  // Of one account: somebody who guesses is stopped. Its owner waits a minute, under a lasting attack an hour.
  'sign-ins in a minute': limiter('sign-in-minute', 10, 60),
  'sign-ins in an hour': limiter('sign-in-hour', 100, 3600),
  'passwords of a learner': limiter('password', 20, 600),
  // Reading one takes up to a second of one core.
  'networks of a learner': limiter('network', 30, 600),
  'reports of a learner': limiter('report', 30, 600),
  // Of codes tried: a code has 20⁸ forms.
  'joins of a learner': limiter('join', 20, 600),
  'sign-ins of a client': limiter('sign-in-client', 300, 600),
};

/** Counts one try; refuses with the minutes to wait when there were too many. A client that is not known is not counted. */
export async function count(limit: keyof typeof limits, key: string | null): Promise<void> {
  if (key === null) return;
  try {
    await limits[limit].consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const minutes = Math.ceil(error.msBeforeNext / 60_000);
    throw new Refusal(
      'too-many',
      `That was tried too often. Try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`,
    );
  }
}

/** Forgets the tries of a key: somebody has shown who they are. */
export async function forget(some: (keyof typeof limits)[], key: string): Promise<void> {
  await Promise.all(some.map((limit) => limits[limit].delete(key)));
}
