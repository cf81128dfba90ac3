import { FSRSAlgorithm, Rating as Grade, generatorParameters } from 'ts-fsrs';
import type { Rating } from './rating';

// FSRS-6 with its default parameters, https://github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
// No learning steps: with them a first Good falls due in ten minutes. No fuzz: equal history, equal cards.
// Importing ts-fsrs adds four methods to Date.prototype, which nobody here calls.
const model = new FSRSAlgorithm(generatorParameters({ enable_short_term: false, enable_fuzz: false }));
const grades = { Again: Grade.Again, Hard: Grade.Hard, Good: Grade.Good } as const;
const decay = -model.parameters.w[20]!;
const factor = Math.pow(0.9, 1 / decay) - 1;

/** Stability in days (recall falls to 0.9 in that time) and difficulty, 1 to 10. */
export type Memory = { stability: number; difficulty: number };

/** The memory after an answer, `days` (a real number, at least 0) after the last; null is a rule never met. */
export function nextMemory(memory: Memory | null, days: number, rating: Rating): Memory {
  return model.next_state(memory, days, grades[rating]);
}

/** Probability of recall `days` after the last answer: R(t, S) = (1 + factor·t/S)^decay, 0.9 at t = S. */
export function recallAfter(stability: number, days: number): number {
  return Math.pow(1 + (factor * days) / stability, decay);
}

/** Days after which recall has fallen to `target`, the inverse of `recallAfter`. */
export function daysUntil(stability: number, target: number): number {
  return (stability / factor) * (Math.pow(target, 1 / decay) - 1);
}
