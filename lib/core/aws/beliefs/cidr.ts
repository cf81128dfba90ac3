import type { Belief } from '../rule';

export const cidrBeliefs: readonly Belief[] = [];
