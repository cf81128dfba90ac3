/** What a flow log record says, as switches; AWS's settings stand in `flow-logs.ts`. */
export type FlowLogSwitches = {
  /** R99: whether ACCEPT means that the packet arrived. */
  acceptIsDelivery: boolean;
};
