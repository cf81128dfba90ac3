/** How a virtual private gateway chooses, as switches; AWS's settings stand in `hybrid.ts`. */
export type HybridSwitches = {
  /** R74: what decides first between announcements of one prefix. */
  vgwPrefers: 'direct-connect-first' | 'as-path-first';
  /** R75: whether it spreads flows over several tunnels. */
  vgwEcmp: boolean;
};
