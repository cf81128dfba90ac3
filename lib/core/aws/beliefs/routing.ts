import type { Belief } from '../rule';

export const routingBeliefs: readonly Belief[] = [];
