/** Which routes a table prefers, as switches; AWS's settings stand in `routing.ts`. */
export type RoutingSwitches = {
  /** R11: which of the matching prefixes wins. */
  routeMatch: 'longest' | 'shortest' | 'first-listed';
  /** R11: whether 0.0.0.0/0 also takes IPv6 packets. */
  defaultCoversIpv6: boolean;
  /** R11: how many of an IPv6 prefix's bits are compared. */
  ipv6Compare: 'every-bit' | 'whole-groups';
  /** R12: which origin comes first, before or after prefixes are compared. */
  originOrder:
    | 'static-first'
    | 'propagated-first'
    | 'prefix-list-first'
    | 'prefix-list-last'
    | 'static-before-length'
    | 'first-listed';
  /** R12: the order among propagated routes of one prefix. */
  propagatedOrder: 'direct-connect-first' | 'vpn-first' | 'bgp-first';
  /** R13, R14: what the local route beats. */
  local: 'beats-propagated' | 'by-length-only' | 'beats-all';
  /** R18, R66: whether a route whose target is gone keeps its place, so that shorter ones do not count. */
  blackhole: 'shadows' | 'skipped';
  /** R20: what becomes of an IPv6 packet that no route contains. */
  ipv6WithoutRoute: 'dropped' | 'leaves';
};
