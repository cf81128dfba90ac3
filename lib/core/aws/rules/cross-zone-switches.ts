/** How a load balancer spreads traffic, as switches; AWS's settings stand in `cross-zone.ts`. */
export type CrossZoneSwitches = {
  /** R86: whether cross-zone is on before anybody changes it, by kind. */
  crossZoneDefault: Readonly<Record<'ALB' | 'NLB' | 'GWLB', boolean>>;
  /** R86: what the target group's own setting does. */
  targetGroupSetting: 'overrides' | 'ignored' | 'both-must-be-on';
  /** R86: what “use the load balancer's configuration” means. */
  inherited: 'load-balancer' | 'on' | 'off';
  /** R87: how traffic is split while cross-zone is off, and while it is on. */
  splitOff: 'by-zone' | 'by-target';
  splitOn: 'by-zone' | 'by-target';
  /** R87: what “the share of a target” is taken for. */
  shareLevel: 'target' | 'zone';
  /** R87: which zone's targets carry the most. */
  loadGrowsWith: 'fewer-targets' | 'more-targets';
  /** R88: whether targets in zones that are not enabled get traffic. */
  disabledZoneGetsTraffic: boolean;
  /** R90: whether unhealthy targets keep their share. */
  unhealthyKeepsShare: boolean;
  /** R90: what happens when no target is healthy. */
  noHealthyTarget: 'fail-open' | 'no-traffic';
  /** R90: whether a zone without a healthy target keeps its share of clients. */
  emptyZoneKeepsShare: boolean;
};
