import type { Rule } from '../rule';
import type { CidrSwitches } from './cidr-switches';

/** How AWS sets them. */
export const cidrSwitches: CidrSwitches = {};

export const cidrRules: readonly Rule[] = [];
