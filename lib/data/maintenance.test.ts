import { afterEach, expect, test } from 'vitest';
import { env } from '@/lib/env';
import { onStart } from './maintenance';

const now = new Date('2026-11-24T10:00:00Z');
const before = { ...env };
afterEach(() => Object.assign(env, before));

test.each([
  ['0.0.0.0', 3600, false],
  [undefined, 3600, false],
  ['hopwise.example', -1, false],
  ['127.0.0.1', 3600, true],
  ['::1', -3600, true],
  ['0.0.0.0', 0, true],
])(
  'bound to %s with the clock moved by %d seconds: it starts, %s',
  async (HOST, HOPWISE_CLOCK_OFFSET, starts) => {
    Object.assign(env, { AUTH_SECRET: 'a secret for this test only', HOST, HOPWISE_CLOCK_OFFSET });
    if (starts) await expect(onStart(now)).resolves.toBeUndefined();
    else await expect(onStart(now)).rejects.toThrow('HOPWISE_CLOCK_OFFSET moves the clock');
  },
);

test('without a secret for sessions it does not start', async () => {
  Object.assign(env, { AUTH_SECRET: undefined });
  await expect(onStart(now)).rejects.toThrow('AUTH_SECRET is not set');
});
