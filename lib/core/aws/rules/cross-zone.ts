import type { Rule } from '@/lib/core/aws/rule';
import type { CrossZoneSwitches } from './cross-zone-switches';

/** How AWS sets them. */
export const crossZoneSwitches: CrossZoneSwitches = {
  crossZoneDefault: { ALB: true, NLB: false, GWLB: false },
  targetGroupSetting: 'overrides',
  inherited: 'load-balancer',
  splitOff: 'by-zone',
  splitOn: 'by-target',
  shareLevel: 'target',
  loadGrowsWith: 'fewer-targets',
  disabledZoneGetsTraffic: false,
  unhealthyKeepsShare: false,
  noHealthyTarget: 'fail-open',
  emptyZoneKeepsShare: false,
};

const elb = 'https://docs.aws.amazon.com/elasticloadbalancing/latest';
const checked = '2026-11-24';
const how = {
  page: 'How Elastic Load Balancing works',
  source: `${elb}/userguide/how-elastic-load-balancing-works.html`,
  checked,
} as const;

export const crossZoneRules: readonly Rule[] = [
  {
    id: 'R86',
    statement:
      'Cross-zone load balancing is on for an Application Load Balancer, and off by default for a Network or Gateway Load Balancer; a target group may override it, or use the load balancer’s configuration.',
    ...how,
    switches: ['crossZoneDefault', 'targetGroupSetting', 'inherited'],
  },
  {
    id: 'R87',
    statement:
      'With cross-zone off, each enabled zone’s node gets an equal share and splits it among the healthy targets of its own zone; with it on, every healthy target gets the same share.',
    ...how,
    switches: ['splitOff', 'splitOn', 'shareLevel', 'loadGrowsWith'],
  },
  {
    id: 'R88',
    statement: 'Targets in a zone that is not enabled for the load balancer get no traffic.',
    ...how,
    switches: ['disabledZoneGetsTraffic'],
  },
  {
    id: 'R89',
    statement:
      'Between weighted target groups each gets its weight over the sum of weights, and none takes over when another has no healthy target.',
    page: 'Listener rule action types, Application Load Balancers',
    source: `${elb}/application/rule-action-types.html`,
    checked,
    switches: ['weightFailover'],
  },
  {
    id: 'R90',
    statement:
      'Only healthy targets get traffic; if none is healthy in any enabled zone, all get it; a zone of a Network Load Balancer without a healthy target leaves DNS.',
    page: 'Health checks for Network Load Balancer target groups',
    source: `${elb}/network/target-group-health-checks.html`,
    checked,
    switches: ['unhealthyKeepsShare', 'noHealthyTarget', 'emptyZoneKeepsShare'],
  },
  {
    id: 'R91',
    statement:
      'A Network Load Balancer picks a target by a hash over the flow, so a connection stays with its target.',
    ...how,
    switches: [],
  },
];
