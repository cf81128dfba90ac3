import type { Rule } from '../rule';
import type { CrossZoneSwitches } from './cross-zone-switches';

/** How AWS sets them. */
export const crossZoneSwitches: CrossZoneSwitches = {};

export const crossZoneRules: readonly Rule[] = [];
