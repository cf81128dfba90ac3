/** Weights, dials and the client's address, as switches; AWS's settings stand in `load-balancing.ts`. */
export type LoadBalancingSwitches = {
  /** R89: whether a target group takes over the share of one that has no healthy target. */
  weightFailover: boolean;
  /** R92, R94: whether the target sees the client's address. */
  clientIp: 'by-target' | 'always-kept' | 'never-kept';
  /** R95: of what a traffic dial is a share. */
  dialOf: 'directed' | 'all';
};
