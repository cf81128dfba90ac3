import { beforeEach, expect, test, vi } from 'vitest';
import * as sittings from '@/app/(learn)/sittings/actions';
import * as classes from '@/app/(teach)/teach/classes/actions';
import * as quizzes from '@/app/(teach)/teach/quizzes/actions';
import { db } from '@/lib/data/db';
import { newAccount, signedInAs } from '@/tests/support/learners';
import { formOf, outcomeOf, type Outcome } from '@/tests/support/outcome';
import { aClass, written, type Teaching } from '@/tests/support/teaching';

vi.mock('next/cache', () => ({ refresh: () => undefined }));
vi.mock('next/headers', () => ({ cookies: async () => new Map() }));
// The clock of the sittings below, a moment after they began.
vi.mock('@/lib/clock', () => ({ now: () => new Date('2026-11-24T10:05:00Z') }));

type Ids = Pick<Teaching, 'classId' | 'quizId' | 'assignmentId' | 'sittingId'>;
type Row = { run: (ids: Ids) => Promise<unknown>; end: Partial<Outcome> };

const to = (pattern: RegExp): Partial<Outcome> => ({
  kind: 'redirect',
  to: expect.stringMatching(pattern) as string,
});
const back = { kind: 'returned' } as const;

const rows: Record<string, Row> = {
  changeCode: { run: ({ classId }) => classes.changeCode(formOf({ classId })), end: to(/said=code$/) },
  assign: {
    run: ({ classId, quizId }) =>
      classes.assign(null, formOf({ classId, quizId, dueAt: '2026-12-02T23:59', attemptsAllowed: '1' })),
    end: to(/said=assigned$/),
  },
  rename: { run: ({ quizId }) => quizzes.rename(null, formOf({ quizId, title: 'B' })), end: back },
  saveFamily: {
    run: ({ quizId }) =>
      quizzes.saveFamily(
        null,
        formOf({ quizId, partId: 'new', family: 'routing/ties', count: '2', belief: '', rule: '' }),
      ),
    end: to(/said=saved$/),
  },
  saveWritten: {
    run: ({ quizId }) =>
      quizzes.saveWritten(
        null,
        formOf({
          quizId,
          partId: 'new',
          interaction: 'number',
          stem: 'How many?',
          value: '3',
          unit: '',
          explanation: '',
        }),
      ),
    end: to(/said=saved$/),
  },
  arrange: {
    run: ({ quizId }) => quizzes.arrange(formOf({ quizId, partId: written.id, intent: 'up' })),
    end: to(/^\/teach\/quizzes\/c\w+$/),
  },
};
const learning: Record<string, Row> = {
  begin: {
    run: ({ assignmentId }) => sittings.begin(null, formOf({ assignment: assignmentId })),
    end: to(/^\/sittings\/c\w+$/),
  },
  handIn: {
    run: ({ sittingId }) => sittings.handIn(null, formOf({ sitting: sittingId })),
    end: to(/said=submitted$/),
  },
};

let group: Teaching;
beforeEach(async () => {
  group = await aClass();
});
const missing = { classId: 'c', quizId: 'c', assignmentId: 'c', sittingId: 'c' };
const work = async (): Promise<unknown> =>
  Promise.all([
    db.class.findMany(),
    db.quiz.findMany(),
    db.assignment.findMany(),
    db.sitting.findMany(),
    db.attempt.findMany(),
  ]);

test.each(Object.entries(rows))(
  '%s: its instructor may; another finds nothing; who has no role, or no longer one, is told so',
  async (_, { run, end }) => {
    const before = await work();
    const other = await newAccount('instructor');
    signedInAs(other.id, 1);
    expect(await outcomeOf(() => run(group))).toEqual({ kind: 'not-found' });
    expect(await outcomeOf(() => run(missing))).toEqual({ kind: 'not-found' });
    signedInAs(group.learner.id, 1);
    expect(await outcomeOf(() => run(group))).toEqual({ kind: 'redirect', to: '/classes?said=role' });
    signedInAs(group.instructor.id, 1);
    await db.account.update({ where: { learnerId: group.instructor.id }, data: { role: 'learner' } });
    expect(await outcomeOf(() => run(group))).toEqual({ kind: 'redirect', to: '/classes?said=role' });
    expect(await work()).toEqual(before);
    await db.account.update({ where: { learnerId: group.instructor.id }, data: { role: 'instructor' } });
    expect(await outcomeOf(() => run(group))).toMatchObject(end);
  },
);

test.each(Object.entries(learning))('%s: the learner may; another finds nothing', async (_, { run, end }) => {
  const before = await work();
  const other = await newAccount();
  signedInAs(other.id, 1);
  expect(await outcomeOf(() => run(group))).toEqual({ kind: 'not-found' });
  expect(await outcomeOf(() => run(missing))).toEqual({ kind: 'not-found' });
  expect(await work()).toEqual(before);
  signedInAs(group.learner.id, 1);
  expect(await outcomeOf(() => run(group))).toMatchObject(end);
});

test('keep: saves, tells what cannot be read, and refuses a stranger like a missing one', async () => {
  const form = (sitting: string, response: string): FormData =>
    formOf({ sitting, slot: '1', kind: 'number', response });
  signedInAs(group.learner.id, 1);
  expect(await sittings.keep(null, form(group.sittingId, '12'))).toMatchObject({
    kept: true,
    sentence: 'Saved.',
  });
  expect(await sittings.keep(null, form(group.sittingId, 'many'))).toMatchObject({
    kept: true,
    sentence: expect.stringContaining('would count nothing') as string,
  });
  signedInAs((await newAccount()).id, 1);
  const refused = await sittings.keep(null, form(group.sittingId, '13'));
  expect(refused).toMatchObject({ kept: false });
  expect(refused).toEqual(await sittings.keep(null, form('cmissing', '13')));
  expect(await db.attempt.findFirst({ where: { sittingId: group.sittingId, slot: 1 } })).toMatchObject({
    draft: '"many"',
  });
});
