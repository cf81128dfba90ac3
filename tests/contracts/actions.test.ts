import fs from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import * as classes from '@/app/(learn)/classes/actions';
import * as sittings from '@/app/(learn)/sittings/actions';
import * as teachClasses from '@/app/(teach)/teach/classes/actions';
import * as teachQuizzes from '@/app/(teach)/teach/quizzes/actions';
import * as account from '@/app/(account)/account/actions';
import * as entrance from '@/app/(account)/actions';
import * as invitation from '@/app/(account)/invite/[token]/actions';
import * as lessons from '@/app/(learn)/lessons/actions';
import * as practice from '@/app/(learn)/practice/actions';
import * as admin from '@/app/admin/actions';
import * as theme from '@/app/theme-action';
import { db } from '@/lib/data/db';
import { createInvite } from '@/lib/data/invites';
import { reportAttempt } from '@/lib/data/reports';
import { shareAttempt } from '@/lib/data/shares';
import { startAttempt } from '@/lib/data/attempts';
import type { Learner } from '@/lib/data/viewer';
import { answered } from '@/tests/support/attempts';
import { newAccount, newLearner, signedInAs } from '@/tests/support/learners';
import { formOf, outcomeOf, type Outcome } from '@/tests/support/outcome';

// No page is being rendered here, so there is nothing to refresh and no jar of cookies.
vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.mock('next/headers', () => ({
  cookies: async () => jar,
  headers: async () => new Headers({ origin: 'http://localhost:3000' }),
}));
const jar = vi.hoisted(() => new Map<string, unknown>());

const now = new Date('2026-11-24T10:00:00Z');
const family = 'cidr/usable-addresses';

type Things = {
  open: string;
  answered: string;
  token: string;
  /** The owner's report, and an instructor. */
  report: string;
  member: string;
};
/** What an action does for nobody, for a stranger to the things named, and for their owner. */
type Row = {
  run: (things: Things) => Promise<unknown>;
  nobody: Partial<Outcome>;
  stranger: Partial<Outcome>;
  owner: Partial<Outcome>;
  /** For an administrator who owns nothing; to everybody else the place is not there. */
  administrator?: Partial<Outcome>;
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
const ofMember = (run: Row['run'], to = '/sign-in?said=needed'): Row =>
  forAnybody(run, { kind: 'redirect', to });

/** Concerns everybody: only an administrator may. */
const ofAdministrator = (run: Row['run']): Row => ({
  ...forAnybody(run, missing),
  administrator: { kind: 'returned' },
});

const rows: Record<string, Row> = {
  makeInvite: ofAdministrator(() => admin.makeInvite(null, formOf({ role: 'administrator' }))),
  makeReset: ofAdministrator(() => admin.makeReset(null, formOf({ email: 'nobody@example.org' }))),
  dismiss: ofAdministrator(({ member }) => admin.dismiss(null, formOf({ member }))),
  settle: ofAdministrator(({ report }) => admin.settle(formOf({ report }))),
  reopen: ofAdministrator(({ report }) => admin.reopen(formOf({ report }))),
  accept: forAnybody(() => invitation.accept(formOf({ token: 'invented' })), {
    kind: 'redirect',
    to: '/invite/invented',
  }),
  report: ofOwner(({ answered: id }) => practice.report(null, attempt(id, { words: 'The key is odd.' })), {
    kind: 'returned',
  }),
  'report (of an open question)': ofOwner(
    ({ open }) => practice.report(null, attempt(open, { words: 'The stem is odd.' })),
    { kind: 'returned' },
  ),
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
  leave: forAnybody(() => entrance.leave(), { kind: 'redirect', to: '/' }),
  choosePassword: forAnybody(
    () => entrance.choosePassword(null, formOf({ password: 'another long password', token: 'invented' })),
    { kind: 'returned' },
  ),
  addClass: ofMember(() => teachClasses.addClass(null, formOf({ name: 'B' }))),
  changeCode: ofMember(() => teachClasses.changeCode(formOf({ classId: 'cmissing' }))),
  assign: ofMember(() => teachClasses.assign(null, formOf({ classId: 'cmissing' }))),
  addQuiz: ofMember(() => teachQuizzes.addQuiz(null, formOf({ title: 'B' }))),
  rename: ofMember(() => teachQuizzes.rename(null, formOf({ quizId: 'cmissing', title: 'B' }))),
  saveFamily: ofMember(() => teachQuizzes.saveFamily(null, formOf({ quizId: 'cmissing' }))),
  saveWritten: ofMember(() => teachQuizzes.saveWritten(null, formOf({ quizId: 'cmissing' }))),
  arrange: ofMember(() => teachQuizzes.arrange(formOf({ quizId: 'cmissing' }))),
  join: ofMember(() => classes.join(null, formOf({ code: 'BCDFGHJK' })), '/sign-up'),
  begin: ofMember(() => sittings.begin(null, formOf({ assignment: 'cmissing' }))),
  keep: ofMember(() =>
    sittings.keep(null, formOf({ sitting: 'cmissing', slot: '1', kind: 'number', response: '1' })),
  ),
  handIn: ofMember(() => sittings.handIn(null, formOf({ sitting: 'cmissing' }))),
  chooseTheme: forAnybody(() => theme.chooseTheme(formOf({ theme: 'dark', back: '/rules' })), {
    kind: 'redirect',
    to: '/rules',
  }),
};

let owner: Learner;
let things: Things;
/** Another owner with things of their own; for tests that change them. Who may change nothing looks at one owner in turn. */
async function afresh(): Promise<void> {
  owner = await newLearner();
  things = await thingsOf(owner);
}
beforeAll(afresh);

async function thingsOf(learner: Learner): Promise<Things> {
  const reported = await answered(learner, { family }, now);
  await reportAttempt(learner, reported, 'The exhibit is odd.', now);
  return {
    report: (await db.report.findFirstOrThrow({ where: { attemptId: reported } })).id,
    member: (await newAccount('instructor')).id,
    answered: await answered(learner, { family }, now),
    token: await shareAttempt(learner, await answered(learner, { family }, now), now),
    open: await startAttempt(learner, { scope: `family:${family}` }, now),
  };
}

test('every server action has a row', () => {
  const app = path.join(import.meta.dirname, '../../app');
  const files = fs
    .readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .filter((file) => /^\s*['"]use server['"]/m.test(fs.readFileSync(path.join(app, file), 'utf8')));
  expect(files.sort()).toEqual([
    '(account)/account/actions.ts',
    '(account)/actions.ts',
    '(account)/invite/[token]/actions.ts',
    '(learn)/classes/actions.ts',
    '(learn)/lessons/actions.ts',
    '(learn)/practice/actions.ts',
    '(learn)/sittings/actions.ts',
    '(teach)/teach/classes/actions.ts',
    '(teach)/teach/quizzes/actions.ts',
    'admin/actions.ts',
    'theme-action.ts',
  ]);
  const named = new Set(Object.keys(rows).map((name) => name.split(' ')[0]));
  expect([...named].sort()).toEqual(
    [
      account,
      admin,
      classes,
      entrance,
      invitation,
      lessons,
      practice,
      sittings,
      teachClasses,
      teachQuizzes,
      theme,
    ]
      .flatMap((module) => Object.keys(module))
      .sort(),
  );
});

const ownersWork = async (): Promise<unknown> => ({
  attempts: await db.attempt.findMany({ where: { learnerId: owner.id }, orderBy: { id: 'asc' } }),
  shares: await db.share.count({ where: { createdById: owner.id } }),
  account: await db.account.findUnique({ where: { learnerId: owner.id } }),
  cards: await db.card.findMany({ where: { learnerId: owner.id }, orderBy: { rule: 'asc' } }),
  reports: await db.report.findMany({ where: { learnerId: owner.id } }),
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

test.each(Object.entries(rows))(
  '%s: a stranger with an account changes nothing of the owner',
  async (_, row) => {
    const before = await ownersWork();
    const stranger = await newAccount();
    signedInAs(stranger.id, 1);
    await outcomeOf(() => row.run(things));
    expect(await ownersWork()).toEqual(before);
  },
);

test.each(Object.entries(rows))('%s: the owner may', async (_, row) => {
  await afresh();
  signedInAs(owner.id);
  expect(await outcomeOf(() => row.run(things))).toMatchObject(row.owner);
});

test.each(Object.entries(rows))('%s: an id that is missing ends as a stranger’s does', async (_, row) => {
  const stranger = await newLearner();
  signedInAs(stranger.id);
  const gone = { ...things, open: 'cmissing', answered: 'cmissing' };
  expect(await outcomeOf(() => row.run(gone))).toMatchObject(row.stranger);
});

const administrative = Object.entries(rows).filter(([, row]) => row.administrator);

test.each(administrative)('%s: an administrator may', async (_, row) => {
  await afresh();
  signedInAs((await newAccount('administrator')).id, 1);
  expect(await outcomeOf(() => row.run(things))).toMatchObject(row.administrator ?? {});
});

test.each(administrative)(
  '%s: a learner with an account and an instructor find nothing there',
  async (_, row) => {
    const kept = async (): Promise<unknown> => [
      await db.invite.count(),
      await db.ticket.count({ where: { purpose: 'reset' } }),
      await db.report.findMany({ orderBy: { id: 'asc' } }),
      await db.account.count({ where: { role: { not: 'learner' } } }),
    ];
    const [learner, instructor] = [await newAccount(), await newAccount('instructor')];
    const before = await kept();
    for (const { id } of [learner, instructor]) {
      signedInAs(id, 1);
      expect(await outcomeOf(() => row.run(things))).toEqual(missing);
    }
    expect(await kept()).toEqual(before);
  },
);

test('an administrator who names a report or a member that is missing finds nothing', async () => {
  signedInAs((await newAccount('administrator')).id, 1);
  const gone = { ...things, report: 'cmissing', member: 'cmissing' };
  for (const name of ['settle', 'reopen', 'dismiss'])
    expect(await outcomeOf(async () => rows[name]?.run(gone)), name).toEqual(missing);
});

test('a member with an account accepts an invite; a guest is led back to it and it stays good', async () => {
  const path = await createInvite('instructor', new Date());
  const form = formOf({ token: path.replace('/invite/', '') });
  signedInAs((await newLearner()).id);
  expect(await outcomeOf(() => invitation.accept(form))).toEqual({ kind: 'redirect', to: path });
  signedInAs((await newAccount()).id, 1);
  const accepted = { kind: 'redirect', to: '/account?said=instructor' };
  expect(await outcomeOf(() => invitation.accept(form))).toEqual(accepted);
});

test('the last administrator is told why they stay one', async () => {
  const { id } = await newAccount('administrator');
  await db.account.updateMany({ where: { learnerId: { not: id } }, data: { role: 'learner' } });
  signedInAs(id, 1);
  expect(await admin.dismiss(null, formOf({ member: id }))).toMatchObject({
    slip: 'This is the last administrator. Make another one first.',
  });
});

test('a link is shown with the address that the form was sent from', async () => {
  signedInAs((await newAccount('administrator')).id, 1);
  expect(await admin.makeInvite(null, formOf({ role: 'instructor' }))).toMatchObject({
    link: expect.stringMatching(/^http:\/\/localhost:3000\/invite\/[\w-]{43}$/) as string,
  });
});

test.each(['', ' \r\n ', 'x'.repeat(2001)])(
  'words of a report that cannot be kept come back (%#)',
  async (words) => {
    signedInAs(owner.id);
    const before = await ownersWork();
    const state = await practice.report(null, attempt(things.answered, { words }));
    expect(state).toMatchObject({ field: 'words', typed: { words } });
    expect(await ownersWork()).toEqual(before);
  },
);

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
