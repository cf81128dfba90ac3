import type { Belief } from '../rule';

export const crossZoneBeliefs: readonly Belief[] = [];
