import type { FlowLogSwitches } from './flow-logs-switches';

/** How AWS sets them. */
export const flowLogSwitches: FlowLogSwitches = {
  acceptIsDelivery: false,
};
