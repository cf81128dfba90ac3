import fs from 'node:fs';
import path from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import * as classes from '@/app/(learn)/classes/actions';
import * as sittings from '@/app/(learn)/sittings/actions';
import * as teachClasses from '@/app/(teach)/teach/classes/actions';
import * as teachQuizzes from '@/app/(teach)/teach/quizzes/actions';
import * as account from '@/app/(account)/account/actions';
import * as entrance from '@/app/(account)/actions';
import * as lessons from '@/app/(learn)/lessons/actions';
import * as practice from '@/app/(learn)/practice/actions';
import * as theme from '@/app/theme-action';
import { db } from '@/lib/data/db';
import { shareAttempt } from '@/lib/data/shares';
import { startAttempt } from '@/lib/data/attempts';
import type { Learner } from '@/lib/data/viewer';
import { answered } from '@/tests/support/attempts';
import { newLearner, signedInAs } from '@/tests/support/learners';
import { formOf, outcomeOf, type Outcome } from '@/tests/support/outcome';

// No page is being rendered here, so there is nothing to refresh and no jar of cookies.
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.mock('next/headers', () => ({ cookies: async () => jar }));
const jar = vi.hoisted(() => new Map<string, unknown>());

const now = new Date('2026-11-24T10:00:00Z');
const family = 'cidr/usable-addresses';

type Things = { open: string; answered: string; token: string };
/** What an action does for nobody, for a stranger to the things named, and for their owner. */
type Row = {
  run: (things: Things) => Promise<unknown>;
  nobody: Partial<Outcome>;
  stranger: Partial<Outcome>;
  owner: Partial<Outcome>;
};

const signedOut = { kind: 'redirect', to: '/practice?said=signed-out' } as const;
const missing = { kind: 'not-found' } as const;
const question = {
  kind: 'redirect',
  to: expect.stringMatching(/^\/practice\/c[a-z0-9]+$/) as string,
} as const;
const attempt = (id: string, more: Record<string, string> = {}): FormData => formOf({ attempt: id, ...more });

/** Names one's own thing: nobody is told to start, a stranger that it is not there. */
const ofOwner = (run: Row['run'], owner: Row['owner']): Row => ({
  run,
  nobody: signedOut,
  stranger: missing,
  owner,
});
/** Starts something anew, for whoever comes. */
const forAnybody = (run: Row['run'], end: Row['owner']): Row => ({
  run,
  nobody: end,
  stranger: end,
  owner: end,
});

/** Concerns one's own account: who has none, be it nobody, a guest or the guest that owns the things, is led to sign in. */
const ofMember = (run: Row['run'], to = '/sign-in'): Row => forAnybody(run, { kind: 'redirect', to });
const needed = '/sign-in?said=needed';

const rows: Record<string, Row> = {
  submitAnswer: ofOwner(
    ({ open }) => practice.submitAnswer(null, attempt(open, { kind: 'number', response: '12' })),
    { kind: 'returned' },
  ),
  'submitAnswer (a hint)': ofOwner(
    ({ open }) => practice.submitAnswer(null, attempt(open, { kind: 'number', intent: 'hint' })),
    { kind: 'returned' },
  ),
  next: ofOwner(({ answered: id }) => practice.next(attempt(id)), question),
  another: ofOwner(({ answered: id }) => practice.another(attempt(id)), question),
  share: ofOwner(({ answered: id }) => practice.share(attempt(id)), {
    kind: 'redirect',
    to: expect.stringMatching(/^\/s\/[\w-]{24}$/) as string,
  }),
  start: forAnybody(() => practice.start(formOf({ scope: `family:${family}` })), question),
  beginShared: forAnybody(({ token }) => practice.beginShared(formOf({ token })), question),
  startCheckpoint: forAnybody(
    () => lessons.startCheckpoint(formOf({ family, slug: 'network-acls', n: '1' })),
    {
      kind: 'redirect',
      to: expect.stringMatching(/^\/lessons\/network-acls\?checkpoint=c\w+#checkpoint-1$/) as string,
    },
  ),
  saveDetails: ofMember(() =>
    account.saveDetails(null, formOf({ name: 'B', email: 'b@example.org', timeZone: 'UTC' })),
  ),
  changeMyPassword: ofMember(() =>
    account.changeMyPassword(null, formOf({ currentPassword: 'a guess', password: 'another long password' })),
  ),
  removeAccount: ofMember(() => account.removeAccount(null, formOf({ currentPassword: 'a guess' }))),
  leaveEverywhere: ofMember(() => account.leaveEverywhere()),
  takeAlong: ofMember(() => account.takeAlong(formOf({ intent: 'take' }))),
  makeAccount: forAnybody(() => entrance.makeAccount(null, formOf({ name: 'B', email: 'no address' })), {
    kind: 'returned',
  }),
  enter: forAnybody(
    () => entrance.enter(null, formOf({ email: 'nobody@example.org', password: 'a guess' })),
    { kind: 'returned' },
  ),
  enterWith: forAnybody(() => entrance.enterWith(formOf({ provider: 'nobody' })), {
    kind: 'redirect',
    to: '/sign-in',
  }),
  leave: forAnybody(() => entrance.leave(), { kind: 'returned' }),
  choosePassword: forAnybody(
    () => entrance.choosePassword(null, formOf({ password: 'another long password', token: 'invented' })),
    { kind: 'returned' },
  ),
  addClass: ofMember(() => teachClasses.addClass(null, formOf({ name: 'B' })), needed),
  changeCode: ofMember(() => teachClasses.changeCode(formOf({ classId: 'cmissing' })), needed),
  assign: ofMember(() => teachClasses.assign(null, formOf({ classId: 'cmissing' })), needed),
  addQuiz: ofMember(() => teachQuizzes.addQuiz(null, formOf({ title: 'B' })), needed),
  rename: ofMember(() => teachQuizzes.rename(null, formOf({ quizId: 'cmissing', title: 'B' })), needed),
  saveFamily: ofMember(() => teachQuizzes.saveFamily(null, formOf({ quizId: 'cmissing' })), needed),
  saveWritten: ofMember(() => teachQuizzes.saveWritten(null, formOf({ quizId: 'cmissing' })), needed),
  arrange: ofMember(() => teachQuizzes.arrange(formOf({ quizId: 'cmissing' })), needed),
  join: ofMember(() => classes.join(null, formOf({ code: 'BCDFGHJK' })), '/sign-up'),
  begin: ofMember(() => sittings.begin(null, formOf({ assignment: 'cmissing' })), needed),
  keep: ofMember(
    () => sittings.keep(null, formOf({ sitting: 'cmissing', slot: '1', kind: 'number', response: '1' })),
    needed,
  ),
  handIn: ofMember(() => sittings.handIn(null, formOf({ sitting: 'cmissing' })), needed),
  chooseTheme: forAnybody(() => theme.chooseTheme(formOf({ theme: 'dark', back: '/rules' })), {
    kind: 'redirect',
    to: '/rules',
  }),
};

let owner: Learner;
let things: Things;
beforeEach(async () => {
  owner = await newLearner();
  const done = await answered(owner, { family }, now);
  things = {
    open: await startAttempt(owner, { scope: `family:${family}` }, now),
    answered: done,
    token: await shareAttempt(owner, await answered(owner, { family }, now), now),
  };
});

test('every server action has a row', () => {
  const app = path.join(import.meta.dirname, '../../app');
  const files = fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /^\s*['"]use server['"]/m.test(fs.readFileSync(path.join(app, file), 'utf8')));
  expect(files.sort()).toEqual([
    '(account)/account/actions.ts',
    '(account)/actions.ts',
    '(learn)/classes/actions.ts',
    '(learn)/lessons/actions.ts',
    '(learn)/practice/actions.ts',
    '(learn)/sittings/actions.ts',
    '(teach)/teach/classes/actions.ts',
    '(teach)/teach/quizzes/actions.ts',
    'theme-action.ts',
  ]);
  const named = new Set(Object.keys(rows).map((name) => name.split(' ')[0]));
  expect([...named].sort()).toEqual(
    [account, entrance, practice, lessons, theme, classes, sittings, teachClasses, teachQuizzes]
      .flatMap((module) => Object.keys(module))
      .sort(),
  );
});

const ownersWork = async (): Promise<unknown> => ({
  attempts: await db.attempt.findMany({ where: { learnerId: owner.id }, orderBy: { id: 'asc' } }),
  shares: await db.share.count({ where: { createdById: owner.id } }),
});

test.each(Object.entries(rows))('%s: nobody and a stranger change nothing of the owner', async (_, row) => {
  const before = await ownersWork();
  signedInAs(null);
  expect(await outcomeOf(() => row.run(things))).toMatchObject(row.nobody);
  const stranger = await newLearner();
  signedInAs(stranger.id);
  expect(await outcomeOf(() => row.run(things))).toMatchObject(row.stranger);
  expect(await ownersWork()).toEqual(before);
});

test.each(Object.entries(rows))('%s: the owner may', async (_, row) => {
  signedInAs(owner.id);
  expect(await outcomeOf(() => row.run(things))).toMatchObject(row.owner);
});

test.each(Object.entries(rows))('%s: an id that is missing ends as a stranger’s does', async (_, row) => {
  const stranger = await newLearner();
  signedInAs(stranger.id);
  const gone = { open: 'cmissing', answered: 'cmissing', token: things.token };
  expect(await outcomeOf(() => row.run(gone))).toMatchObject(row.stranger);
});

test.each([
  ['a field that is not there', formOf({})],
  ['an id as long as a book', attempt('x'.repeat(100_000), { kind: 'number' })],
  ['an interaction nobody has', attempt('c1', { kind: 'telepathy' })],
])('submitAnswer refuses %s before it looks anything up', async (_, form) => {
  signedInAs(owner.id);
  const before = await ownersWork();
  await expect(outcomeOf(() => practice.submitAnswer(null, form))).rejects.toThrow();
  expect(await ownersWork()).toEqual(before);
});

test('a theme leads back to a path of ours only', async () => {
  for (const back of ['//evil.example/', 'https://evil.example/', 'evil'])
    expect(await outcomeOf(() => theme.chooseTheme(formOf({ theme: 'dark', back })))).toEqual({
      kind: 'redirect',
      to: '/',
    });
});
