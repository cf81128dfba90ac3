import { aLearner, db } from '@/tests/support/database';
import { aFamily, answered, storedVariant, wrongResponse } from '@/tests/support/attempts';
import { expect, test } from 'vitest';
import { families } from '@/lib/core/families/index';
import {
  answerAttempt,
  getAttempt,
  listRun,
  startAnother,
  startAttempt,
  startNext,
  takeHint,
} from './attempts';

const now = new Date('2026-11-24T12:00:00Z');
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

test.each(families.map((family) => family.id))(
  '%s: an open question tells neither seed nor key nor a word of its explanation',
  async (family) => {
    const learner = await aLearner();
    const id = await startAttempt(learner, { scope: `family:${family}` }, now);
    const view = await getAttempt(learner, id);
    expect(view.state).toBe('open');
    expect(Object.keys(view).sort()).toEqual(
      ['familyTitle', 'id', 'lesson', 'openedFrom', 'run', 'scope', 'state', 'topic', 'variant'].sort(),
    );
    const stored = await storedVariant(id);
    const text = JSON.stringify(view);
    for (const name of [
      'seed',
      'key',
      'keyText',
      'refutations',
      'rationale',
      'reveal',
      'reasons',
      'scenario',
    ])
      expect(text).not.toContain(`"${name}":`);
    for (const secret of [...stored.rationale.map((step) => step.text), ...stored.hints])
      expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
  },
);

test('an answer is scored and kept with the question as it was shown', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: `family:${aFamily()}`, lesson: 'vpc-cidr' }, now);
  const stored = await storedVariant(id);
  expect(await answerAttempt(learner, id, stored.key, later(20))).toBeUndefined();
  const view = await getAttempt(learner, id);
  expect(view).toMatchObject({
    state: 'answered',
    openedFrom: 'vpc-cidr',
    answeredAt: later(20),
    score: { earned: 1, verdict: 'right', belief: null },
  });
  const { seed, ...shown } = stored;
  expect(view.variant).toEqual(shown);
  expect(JSON.stringify(view)).not.toContain(`"seed":${seed}`);
});

test('a wrong answer is kept with the belief that computes it', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: `family:${aFamily()}` }, now);
  const stored = await storedVariant(id);
  const belief = stored.refutations.find((one) => one.belief !== null);
  await answerAttempt(learner, id, belief?.value ?? belief?.choice, now);
  expect(await getAttempt(learner, id)).toMatchObject({ score: { belief: belief?.belief } });
});

test('twelve clicks are one answer, and a second answer changes nothing', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: `family:${aFamily()}` }, now);
  const { key } = await storedVariant(id);
  await Promise.all(Array.from({ length: 12 }, (_, i) => answerAttempt(learner, id, key, later(i))));
  const first = await db.attempt.findUniqueOrThrow({ where: { id } });
  await answerAttempt(learner, id, wrongResponse(await storedVariant(id)), later(99));
  expect(await db.attempt.findUniqueOrThrow({ where: { id } })).toEqual(first);
  expect(await db.attempt.count({ where: { learnerId: learner.id } })).toBe(1);
});

test('two answers at once: one is kept, whole', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: `family:${aFamily()}` }, now);
  const stored = await storedVariant(id);
  await Promise.all([
    answerAttempt(learner, id, stored.key, later(1)),
    answerAttempt(learner, id, wrongResponse(stored), later(2)),
  ]);
  const row = await db.attempt.findUniqueOrThrow({ where: { id } });
  const right = row.answeredAt?.getTime() === later(1).getTime();
  expect(row.verdict === 'right').toBe(right);
  expect(row.response === JSON.stringify(stored.key)).toBe(right);
});

test.each([undefined, null, 17, { nonsense: true }, 'x'.repeat(5000), ['a', 'a', 'a', 'a', 'a', 'a', 'a']])(
  'a response that cannot be read costs nothing: %j',
  async (response) => {
    const learner = await aLearner();
    const id = await startAttempt(learner, { scope: 'mixed' }, now);
    const kept = await answerAttempt(learner, id, response, now);
    expect(kept).toMatchObject({ kind: 'format-error' });
    expect((await getAttempt(learner, id)).state).toBe('open');
  },
);

test('a hint is taken one at a time, never past the last, and two clicks at once take one', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: `family:${aFamily()}` }, now);
  const { hints } = await storedVariant(id);
  await Promise.all([takeHint(learner, id), takeHint(learner, id)]);
  const one = await getAttempt(learner, id);
  expect(one.state === 'open' && one.variant.hints).toEqual(hints.slice(0, 1));
  for (let n = 0; n < hints.length + 2; n++) await takeHint(learner, id);
  const all = await getAttempt(learner, id);
  expect(all.state === 'open' && all.variant.hints).toEqual(hints);
});

test('no hint is counted after the answer', async () => {
  const learner = await aLearner();
  const id = await answered(learner, {});
  await takeHint(learner, id);
  expect(await getAttempt(learner, id)).toMatchObject({ hintsTaken: 0 });
});

test('another like this is of the same family, in the same run', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: 'mixed' }, now);
  const another = await startAnother(learner, id, later(1));
  const [before, after] = [await getAttempt(learner, id), await getAttempt(learner, another)];
  expect(after).toMatchObject({ run: before.run, scope: before.scope });
  expect(after.variant.family).toBe(before.variant.family);
  expect(await listRun(learner, before.run)).toEqual([
    { id, verdict: null },
    { id: another, verdict: null },
  ]);
});

test('mixed practice never asks the same family twice running', async () => {
  const learner = await aLearner();
  let id = await startAttempt(learner, { scope: 'mixed' }, now);
  let family = (await getAttempt(learner, id)).variant.family;
  for (let n = 1; n <= 30; n++) {
    id = await startNext(learner, id, later(n));
    const next = (await getAttempt(learner, id)).variant.family;
    expect(next).not.toBe(family);
    family = next;
  }
});

test('only what I got wrong: the families whose last answer was not right', async () => {
  const learner = await aLearner();
  const [mended, broken] = [aFamily(0), aFamily(1)];
  await answered(learner, { family: mended, right: false }, later(1));
  await answered(learner, { family: broken, right: true }, later(2));
  await answered(learner, { family: mended, right: true }, later(3));
  await answered(learner, { family: broken, right: false }, later(4));
  for (let n = 0; n < 5; n++) {
    const id = await startAttempt(learner, { scope: 'wrong' }, later(10 + n));
    expect((await getAttempt(learner, id)).variant.family).toBe(broken);
  }
});

test('when nothing is wrong, that is said', async () => {
  const learner = await aLearner();
  await answered(learner, { right: true });
  await expect(startAttempt(learner, { scope: 'wrong' }, now)).rejects.toMatchObject({ code: 'conflict' });
});

test.each(['', 'all', 'family:', 'family:cidr/none', 'topic:vpn', 'wrong:x', 'mixed '])(
  'there is no scope “%s”',
  async (scope) => {
    await expect(startAttempt(await aLearner(), { scope }, now)).rejects.toMatchObject({ code: 'not-found' });
  },
);

test('a stored variant that does not parse is our mistake, not the learner’s', async () => {
  const learner = await aLearner();
  const id = await startAttempt(learner, { scope: 'mixed' }, now);
  await db.attempt.update({ where: { id }, data: { variant: '{}' } });
  await expect(getAttempt(learner, id)).rejects.not.toMatchObject({ name: 'Refusal' });
});
