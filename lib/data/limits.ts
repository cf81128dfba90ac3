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
