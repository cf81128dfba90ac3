import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { db } from '@/lib/data/db';
import { findInvite } from '@/lib/data/invites';
import { redeemTicket } from '@/lib/data/tickets';
import { answered } from '@/tests/support/attempts';
import { newAccount, newLearner } from '@/tests/support/learners';

const now = new Date();
const root = path.resolve(import.meta.dirname, '..');
const file = (process.env.DATABASE_URL ?? '').replace(/^file:/, '');

type End = { code: number | null; out: string; said: string };

/** Runs the command as a person would, against this file's own database unless another is named. */
async function admin(words: string[], env: Record<string, string | undefined> = {}): Promise<End> {
  const run = spawn(
    process.execPath,
    ['--import', 'tsx', '--conditions=react-server', 'scripts/admin.ts', ...words],
    {
      cwd: root,
      env: { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: `file:${file}`, ...env },
    },
  );
  const closed = new Promise<number | null>((resolve) => run.on('close', resolve));
  const [out, said] = await Promise.all([text(run.stdout), text(run.stderr)]);
  return { code: await closed, out, said };
}

test('invite prints a link that is good for a week', async () => {
  const { code, out, said } = await admin(['invite', 'administrator']);
  expect([code, said]).toEqual([0, '']);
  expect(out).toMatch(/^http:\/\/localhost:3000\/invite\/[\w-]{43}\n$/);
  expect(await findInvite(out.trim().split('/').at(-1) ?? '', now)).toBe('administrator');
});

test('the link leads to where people reach the server', async () => {
  const [named, other] = await Promise.all([
    admin(['invite', 'instructor'], { AUTH_URL: 'https://hopwise.example' }),
    admin(['invite', 'instructor'], { PORT: '4000' }),
  ]);
  expect(named.out).toMatch(/^https:\/\/hopwise\.example\/invite\//);
  expect(other.out).toMatch(/^http:\/\/localhost:4000\/invite\//);
});

test('reset-password prints a link for the owner of the e-mail, however it is written', async () => {
  const { id } = await newAccount();
  const { code, out } = await admin(['reset-password', `${id}@Example.org`]);
  expect(code).toBe(0);
  expect(out).toMatch(/^http:\/\/localhost:3000\/reset\/[\w-]{43}\n$/);
  expect(await redeemTicket(out.trim().split('/').at(-1) ?? '', 'reset', now)).toBe(id);
});

test('what cannot be done ends with a sentence and 2, and nothing is kept', async () => {
  const wrong: [string[], string][] = [
    [['reset-password', 'nobody@example.org'], 'There is no account with the e-mail nobody@example.org.'],
    [['reset-password'], 'The e-mail of the account is missing.'],
    [['invite', 'king'], 'There is no role “king” to invite to: it is administrator or instructor.'],
    [['invite', 'instructor', 'twice'], 'There is one word too many: twice.'],
    [['invite', '--role'], "Unknown option '--role'"],
    [['rebuild-cards', 'all'], 'Use: npm run -s admin'],
    [[], 'Use: npm run -s admin'],
  ];
  const before = [await db.invite.count(), await db.ticket.count()];
  const ends = await Promise.all(wrong.map(([words]) => admin(words)));
  expect(ends.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [2, '']));
  for (const [n, [, sentence]] of wrong.entries()) {
    expect(ends[n]?.said).toContain(sentence);
    expect(ends[n]?.said).not.toMatch(/\n\s+at /);
  }
  expect([await db.invite.count(), await db.ticket.count()]).toEqual(before);
});

test('a database that is missing, empty or none is told apart from a wrong word, and none is made', async () => {
  const place = (name: string): string => path.join(path.dirname(file), `${name}-admin.db`);
  fs.writeFileSync(place('hollow'), '');
  fs.writeFileSync(place('none'), 'no database, whatever its name says; long enough to be looked at');
  const expected = {
    missing: 'There is no database at',
    hollow: 'The database is older than this code',
    none: 'The database cannot be used',
  };
  const ends = await Promise.all(
    Object.keys(expected).map((name) =>
      admin(['invite', 'instructor'], { DATABASE_URL: `file:${place(name)}` }),
    ),
  );
  expect(ends.map(({ code, said }) => [code, said])).toEqual(
    Object.values(expected).map((sentence) => [2, expect.stringContaining(sentence)]),
  );
  expect(fs.existsSync(place('missing'))).toBe(false);
});

test('without DATABASE_URL it looks into HOPWISE_DATA, as npm start does', async () => {
  const { code, said } = await admin(['invite', 'instructor'], {
    DATABASE_URL: undefined,
    HOPWISE_DATA: '/nowhere',
  });
  expect([code, said]).toEqual([2, expect.stringContaining('/nowhere/hopwise.db')]);
});

test('rebuild-cards makes the cards out of the attempts again, whoever answered', async () => {
  const learner = await newLearner();
  await answered(learner, {}, new Date('2026-11-24T10:00:00Z'));
  const before = await db.card.findMany({ where: { learnerId: learner.id } });
  await db.card.deleteMany();
  const { code, out } = await admin(['rebuild-cards']);
  expect([code, out]).toEqual([0, expect.stringMatching(/^\d+ cards of \d+ learners are rebuilt\.\n$/)]);
  expect(await db.card.findMany({ where: { learnerId: learner.id } })).toEqual(before);
});
