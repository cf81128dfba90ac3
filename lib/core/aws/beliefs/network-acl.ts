import type { Belief } from '../rule';

export const networkAclBeliefs: readonly Belief[] = [];
