import type { Belief } from '@/lib/core/aws/rule';

const off =
  'With cross-zone off AWS gives each enabled zone the same share, and the zone splits it among its own targets.';
const on = 'With cross-zone on AWS gives every healthy target of all enabled zones the same share.';
const override =
  'The target group’s own setting overrides the load balancer’s; only “use the load balancer’s configuration” takes that over.';

export const crossZoneBeliefs: readonly Belief[] = [
  {
    id: 'M41a',
    statement: 'Cross-zone is on by default for every kind of load balancer.',
    by: 'taking cross-zone to be on by default for every kind',
    truth: 'AWS turns it on by default for Application Load Balancers only.',
    breaks: 'R86',
    bends: { crossZoneDefault: { ALB: true, NLB: true, GWLB: true } },
  },
  {
    id: 'M41b',
    statement: 'Every target always gets the same share.',
    by: 'giving every target the same share although cross-zone is off',
    truth: off,
    breaks: 'R87',
    bends: { splitOff: 'by-target' },
  },
  {
    id: 'M43',
    statement: 'Without a healthy target there is no traffic.',
    by: 'stopping all traffic when no target is healthy',
    truth: 'When no target is healthy in any enabled zone, AWS fails open and sends to all of them.',
    breaks: 'R90',
    bends: { noHealthyTarget: 'no-traffic' },
  },
  {
    id: 'M82',
    statement: 'Cross-zone is off by default for every kind of load balancer.',
    by: 'taking cross-zone to be off by default for every kind',
    truth: 'For an Application Load Balancer it is on unless a target group turns it off.',
    breaks: 'R86',
    bends: { crossZoneDefault: { ALB: false, NLB: false, GWLB: false } },
  },
  {
    id: 'M83',
    statement: 'With cross-zone on, each zone gets the same share.',
    by: 'giving each zone the same share although cross-zone is on',
    truth: on,
    breaks: 'R87',
    bends: { splitOn: 'by-zone' },
  },
  {
    id: 'M84',
    statement: 'An unhealthy target keeps its share, which is lost.',
    by: 'counting unhealthy targets in',
    truth: 'AWS shares the traffic among the healthy targets only.',
    breaks: 'R90',
    bends: { unhealthyKeepsShare: true },
  },
  {
    id: 'M85',
    statement: 'A registered target gets traffic in any zone.',
    by: 'counting targets of a zone that is not enabled',
    truth: 'Targets in a zone that is not enabled for the load balancer get nothing.',
    breaks: 'R88',
    bends: { disabledZoneGetsTraffic: true },
  },
  {
    id: 'M86',
    statement: 'The load balancer’s setting is the last word.',
    by: 'ignoring the target group’s own setting',
    truth: override,
    breaks: 'R86',
    bends: { targetGroupSetting: 'ignored' },
  },
  {
    id: 'M87',
    statement: 'A zone without healthy targets keeps its share of the clients.',
    by: 'leaving its share to a zone that has no healthy target',
    truth: 'The zone leaves DNS, so the clients go to the zones that are left.',
    breaks: 'R90',
    bends: { emptyZoneKeepsShare: true },
  },
  {
    id: 'M88',
    statement: 'The zone’s share is the target’s share.',
    by: 'giving the share of the whole zone',
    truth: 'A zone’s share is split among the targets that are in it.',
    breaks: 'R87',
    bends: { shareLevel: 'zone' },
  },
  {
    id: 'M89',
    statement: 'Cross-zone works only when load balancer and target group both turn it on.',
    by: 'asking both levels to be on',
    truth: override,
    breaks: 'R86',
    bends: { targetGroupSetting: 'both-must-be-on' },
  },
  {
    id: 'M90',
    statement: 'A target group that uses the load balancer’s configuration has cross-zone on.',
    by: 'reading “use the load balancer’s configuration” as on',
    truth: override,
    breaks: 'R86',
    bends: { inherited: 'on' },
  },
  {
    id: 'M91',
    statement: 'A target group that uses the load balancer’s configuration has cross-zone off.',
    by: 'reading “use the load balancer’s configuration” as off',
    truth: override,
    breaks: 'R86',
    bends: { inherited: 'off' },
  },
  {
    id: 'M92',
    statement: 'The zone with the most targets is loaded most.',
    by: 'taking the zone with the most targets for the busiest',
    truth: off,
    breaks: 'R87',
    bends: { loadGrowsWith: 'more-targets' },
  },
];
