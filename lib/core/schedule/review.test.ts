import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { anyAnswers, anyCards, anyEvidence, anyNow, ruleIds } from '@/tests/support/memories';
import { day, type Card, type Cards } from './card';
import { medianTime } from './median';
import { rate } from './rating';
import { replay } from './replay';
import { review, withMoved } from './review';

/** The shell's way: card by card, each kept as JSON between two answers. */
function answeredOneByOne(answers: Parameters<typeof replay>[0]): Cards {
  let cards: Cards = new Map();
  answers.forEach((answer, n) => {
    const before = answers.slice(0, n).filter(({ family }) => family === answer.family);
    const rating = rate(answer, medianTime(before.map(({ milliseconds }) => milliseconds)));
    const moved = review(cards, { ...answer, rating }, answer.at);
    cards = new Map(JSON.parse(JSON.stringify([...withMoved(cards, moved)])) as [string, Card][]);
  });
  return cards;
}

function sorted(cards: Cards): Card[] {
  return [...cards.values()].sort((a, b) => (a.rule < b.rule ? -1 : 1));
}

test('replaying the answers rebuilds every card bit for bit', () => {
  forAll([anyAnswers], (answers) => {
    expect(sorted(replay(answers))).toEqual(sorted(answeredOneByOne(answers)));
    expect(sorted(replay(answers))).toEqual(sorted(replay(answers)));
  });
});

test('a history that is not in the order of time is refused', () => {
  const answer = { family: 'a', rules: [], guess: 0, earned: 1, hints: 0, milliseconds: 1, broken: null };
  expect(() =>
    replay([
      { ...answer, at: 2 },
      { ...answer, at: 1 },
    ]),
  ).toThrow('an answer of 1 follows one of 2');
});

test('a review moves the cards of the rules that decided, and touches nothing it was given', () => {
  forAll([anyCards, anyEvidence, anyNow], (cards, evidence, now) => {
    const before = JSON.stringify([[...cards], evidence]);
    const moved = review(cards, { ...evidence, broken: null }, now);
    expect(moved.map(({ rule }) => rule).sort()).toEqual(evidence.rules.map(({ rule }) => rule).sort());
    expect(JSON.stringify([[...cards], evidence])).toBe(before);
    for (const card of moved) {
      expect(card.lastReview).toBe(now);
      expect(card.reviews).toBe((cards.get(card.rule)?.reviews ?? 0) + 1);
      expect(card.difficulty >= 1 && card.difficulty <= 10).toBe(true);
      expect(Number.isFinite(card.stability) && card.stability > 0).toBe(true);
    }
  });
});

test('a right answer never lowers a stability', () => {
  const right = fc.constantFrom('Good' as const, 'Hard' as const);
  forAll([anyCards, anyEvidence, anyNow, right], (cards, evidence, now, rating) => {
    for (const card of review(cards, { ...evidence, rating }, now)) {
      expect(card.stability).toBeGreaterThanOrEqual(cards.get(card.rule)?.stability ?? 0);
      expect(card.lapses).toBe(cards.get(card.rule)?.lapses ?? 0);
    }
  });
});

test('a right answer leaves no card below where a wrong one would have left it', () => {
  forAll([anyCards, anyEvidence, anyNow], (cards, evidence, now) => {
    const right = review(cards, { ...evidence, broken: null, rating: 'Good' }, now);
    const wrong = review(cards, { ...evidence, broken: null, rating: 'Again' }, now);
    right.forEach((card, n) => expect(card.stability).toBeGreaterThanOrEqual(wrong[n]?.stability ?? NaN));
  });
});

test('the order in which rules are named changes nothing', () => {
  forAll([anyCards, anyEvidence, anyNow], (cards, evidence, now) => {
    const turned = { ...evidence, rules: [...evidence.rules].reverse() };
    expect(review(cards, turned, now)).toEqual(review(cards, evidence, now));
  });
});

test('answers about other rules change nothing, whichever comes first', () => {
  const halves = fc.tuple(anyEvidence, anyEvidence).map(([a, b]) => {
    const some = new Set(a.rules.map(({ rule }) => rule));
    const rest = { ...b, broken: null, rules: b.rules.filter(({ rule }) => !some.has(rule)) };
    return [{ ...a, broken: null }, rest] as const;
  });
  forAll([anyCards, halves, anyNow], (cards, [a, b], now) => {
    const ab = withMoved(
      withMoved(cards, review(cards, a, now)),
      review(withMoved(cards, review(cards, a, now)), b, now),
    );
    const ba = withMoved(
      withMoved(cards, review(cards, b, now)),
      review(withMoved(cards, review(cards, b, now)), a, now),
    );
    expect(sorted(ab)).toEqual(sorted(ba));
  });
});

test('a wrong answer that a belief explains costs its rule, and spares the others', () => {
  const anyBroken = fc.constantFrom(...ruleIds);
  forAll([anyCards, anyEvidence, anyNow, anyBroken], (cards, evidence, now, broken) => {
    for (const card of review(cards, { ...evidence, rating: 'Again', broken }, now)) {
      const before = cards.get(card.rule);
      if (before === undefined) continue;
      if (card.rule !== broken) {
        expect(card.stability).toBeGreaterThan(before.stability * 0.8);
        expect(card.lapses).toBe(before.lapses);
      } else {
        expect(card.stability).toBeLessThanOrEqual(before.stability);
        expect(card.lapses).toBe(before.lapses + 1);
      }
    }
  });
});

test('a rule that was well known loses at least half of its stability to its belief', () => {
  const anyGap = fc.integer({ min: 0, max: 10 * day });
  forAll([anyGap, fc.double({ min: 2, max: 400, noNaN: true })], (gap, stability) => {
    const card = { rule: 'R1', stability, difficulty: 5, lastReview: 0, reviews: 3, lapses: 0 };
    const evidence = {
      rules: [{ rule: 'R1', weight: 1 }],
      guess: 0.25,
      rating: 'Again' as const,
      broken: 'R1',
    };
    const [moved] = review(new Map([['R1', card]]), evidence, gap);
    expect(moved?.stability).toBeLessThan(stability / 2);
  });
});

// Blame for a wrong answer that nothing explains goes where recall was weakest.
test('an unexplained wrong answer costs the weakest rule most', () => {
  const card = (rule: string, stability: number) => ({
    rule,
    stability,
    difficulty: 5,
    lastReview: 0,
    reviews: 3,
    lapses: 0,
  });
  const cards = new Map([card('R1', 200), card('R2', 2)].map((one) => [one.rule, one] as const));
  const rules = ['R1', 'R2'].map((rule) => ({ rule, weight: 1 }));
  const [strong, weak] = review(cards, { rules, guess: 0.2, rating: 'Again', broken: null }, 20 * day);
  expect(weak?.lapses).toBe(1);
  expect(strong?.lapses).toBe(0);
  expect((strong?.stability ?? 0) / 200).toBeGreaterThan((weak?.stability ?? 1) / 2);
});

// Two sums by hand from FSRS-6's default parameters: S of a first Again and a first Good.
test('a first answer starts between 0.212 and 2.3065 days', () => {
  const evidence = { rules: [{ rule: 'R1', weight: 1 }], guess: 0, broken: null };
  expect(review(new Map(), { ...evidence, rating: 'Good' }, 0)[0]?.stability).toBe(2.3065);
  const [wrong] = review(new Map(), { ...evidence, rating: 'Again', broken: 'R1' }, 0);
  expect(wrong?.stability).toBeCloseTo(Math.exp(0.03 * Math.log(2.3065) + 0.97 * Math.log(0.212)), 6);
});

test('a right answer in the same moment changes no stability', () => {
  const card = { rule: 'R1', stability: 4.5, difficulty: 5, lastReview: 0, reviews: 3, lapses: 0 };
  const evidence = { rules: [{ rule: 'R1', weight: 1 }], guess: 0.25, rating: 'Good' as const, broken: null };
  expect(review(new Map([['R1', card]]), evidence, 0)[0]?.stability).toBe(4.5);
});

test('even what may have been guessed lowers no stability', () => {
  const card = { rule: 'R1', stability: 3000, difficulty: 10, lastReview: 0, reviews: 9, lapses: 4 };
  const evidence = { rules: [{ rule: 'R1', weight: 1 }], guess: 0.5, rating: 'Hard' as const, broken: null };
  expect(review(new Map([['R1', card]]), evidence, 3000 * day)[0]?.stability).toBeGreaterThanOrEqual(3000);
});

test('replay judges a slow answer by the times of its own family before it', () => {
  const answer = { rules: [{ rule: 'R1', weight: 1 }], guess: 0.25, earned: 1, hints: 0, broken: null };
  const quick = [1, 2, 3, 4, 5].map((n) => ({ ...answer, family: 'a', at: n * day, milliseconds: 10_000 }));
  const after = (family: string, milliseconds: number) =>
    replay([...quick, { ...answer, family, at: 9 * day, milliseconds }]).get('R1')?.stability ?? 0;
  expect(after('a', 26_000)).toBeLessThan(after('a', 24_000));
  expect(after('b', 26_000)).toBe(after('a', 24_000));
});
