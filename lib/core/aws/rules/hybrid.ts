import type { HybridSwitches } from './hybrid-switches';

/** How AWS sets them. */
export const hybridSwitches: HybridSwitches = {
  vgwPrefers: 'direct-connect-first',
  vgwEcmp: false,
};
