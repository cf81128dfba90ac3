import { retrievability, type Cards } from './card';
import type { Rating } from './rating';

/** A learner who knows all the rules answers wrong this often. */
export const slip = 0.04;

/** What a belief's own answer says about the rule that the belief breaks. */
const blame = 0.97;

/** A rule that decided an instance, with its share in (0, 1]. */
export type Deciding = { rule: string; weight: number };

/** What a question asks of the memory, before it is answered. */
export type Demand = {
  rules: readonly Deciding[];
  /** Probability of a right answer without knowledge (`guessOf`), 0 to 1. */
  guess: number;
  /** The family's difficulty, in logits; 0 when unknown. */
  difficulty?: number;
};

/** What an answer says. Plain JSON. */
export type Evidence = Demand & {
  rating: Rating;
  /** The rule broken by the belief that computes this very response, null when none does. */
  broken: string | null;
};

/**
 * Probability of a right answer at `now`: (1 − slip)·∏R^w + (1 − ∏R^w)·guess, shifted in logits by the family's
 * difficulty. Refuses weights outside (0, 1], a guess outside [0, 1), and a rule named twice.
 */
export function predicted(cards: Cards, demand: Demand, now: number): number {
  const p = rightness(knows(cards, demand, now), demand.guess);
  const shift = demand.difficulty ?? 0;
  return shift === 0 ? p : 1 / (1 + Math.exp(shift) * (1 / p - 1));
}

/**
 * Posterior probability w, per rule, that it failed. Right: (1 − R)·guess/p. Wrong, and a belief computes the
 * response: 0.97 for the rule it breaks, the rest shared by the others. Wrong otherwise: Bayes over the same model.
 * A broken rule that the instance did not name is added. Refuses what `predicted` refuses.
 */
export function failures(cards: Cards, evidence: Evidence, now: number): Map<string, number> {
  const { guess, rating, broken } = evidence;
  const known = knows(cards, evidence, now);
  const p = rightness(known, guess);
  const wrong = rating === 'Again';
  const perFailure = wrong ? (1 - guess) / (1 - p) : guess / p;
  const shares = new Map([...known].map(([rule, r]) => [rule, (1 - r) * perFailure]));
  return wrong && broken !== null ? blamed(shares, broken) : shares;
}

/** R^weight of each rule, in the order of their ids, so that the order in which they are named changes no bit. */
function knows(cards: Cards, { rules, guess }: Demand, now: number): Map<string, number> {
  if (!(guess >= 0 && guess < 1)) throw new Error(`a guess of ${guess}`);
  const known = new Map<string, number>();
  for (const { rule, weight } of [...rules].sort((a, b) => (a.rule < b.rule ? -1 : 1))) {
    if (!(weight > 0 && weight <= 1)) throw new Error(`${rule} weighs ${weight}, not in (0, 1]`);
    if (known.has(rule)) throw new Error(`${rule} decides twice`);
    known.set(rule, Math.pow(retrievability(cards.get(rule), now), weight));
  }
  return known;
}

function rightness(known: Map<string, number>, guess: number): number {
  let all = 1;
  for (const r of known.values()) all *= r;
  return (1 - slip) * all + (1 - all) * guess;
}

function blamed(shares: Map<string, number>, broken: string): Map<string, number> {
  let others = 0;
  for (const [rule, share] of shares) if (rule !== broken) others += share;
  const out = new Map<string, number>();
  for (const [rule, share] of shares) out.set(rule, others === 0 ? 0 : ((1 - blame) * share) / others);
  return out.set(broken, blame);
}
