import type { Rule } from '../rule';
import type { RoutingSwitches } from './routing-switches';

/** How AWS sets them. */
export const routingSwitches: RoutingSwitches = {};

export const routingRules: readonly Rule[] = [];
