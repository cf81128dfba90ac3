import { shareOfTarget, type LoadBalancer } from '@/lib/core/aws/load-balancer';
import { awsRules } from '@/lib/core/aws/rules';
import {
  balancerExhibit,
  balancerNames,
  balancerScenario,
  drawZones,
  percent,
  unevenCounts,
} from '@/lib/core/items/balancer-scene';
import { numberFamily } from '@/lib/core/items/number-family';
import { fraction, times } from '@/lib/core/net/fraction';

type Scene = { balancer: LoadBalancer; zone: string; target: string };

export const sharePerTarget = numberFamily<Scene>({
  id: 'cross-zone/share-per-target',
  revision: 1,
  title: 'The share of one target',
  facts: [
    'cross-zone.definition',
    'cross-zone.on-example',
    'cross-zone.off-small-az',
    'cross-zone.off-large-az',
  ],
  rules: ['R87', 'R88'],
  beliefs: ['M41b', 'M83', 'M88', 'M85'],
  lesson: 'cross-zone-load-balancing',
  form: 'percent',
  unit: '%',
  draw(dice) {
    const on = dice.of('switch').chance(50);
    const disabled = dice.of('disabled').chance(35);
    const zones = drawZones(
      dice.of('region'),
      unevenCounts(dice.of('counts'), disabled ? 3 : dice.of('zones').int(2, 3), 10),
    );
    const balancer: LoadBalancer = {
      kind: on ? dice.of('kind').pick(['NLB', 'ALB'] as const) : 'NLB',
      crossZone: on ? 'on' : 'off',
      targetGroup: 'inherit',
      zones: disabled ? zones.map((zone, i) => ({ ...zone, enabled: i !== 2 })) : zones,
    };
    const asked = dice.of('asked').pick(balancer.zones.filter((zone) => zone.enabled));
    return { balancer, zone: asked.name, target: dice.of('target').pick(asked.targets).id };
  },
  stem: ({ balancer, zone, target }) =>
    `A ${balancerNames[balancer.kind]} serves the zones of the exhibit, with cross-zone load balancing ${balancer.crossZone}. Clients resolve its name to all enabled zones alike, and all connections are equal. What percentage of the connections does \`${target}\` in \`${zone}\` get?`,
  exhibits: ({ balancer }) => [balancerExhibit(balancer, 'open')],
  reveal: ({ balancer }) => [balancerExhibit(balancer, 'answered')],
  answer: ({ balancer, zone, target }, rules) =>
    times(fraction(100), shareOfTarget(balancer, zone, target, rules)),
  rationale({ balancer, zone, target }) {
    const enabled = balancer.zones.filter((one) => one.enabled);
    const own = enabled.find((one) => one.name === zone)?.targets.length ?? 0;
    const all = enabled.reduce((sum, one) => sum + one.targets.length, 0);
    const share = percent(shareOfTarget(balancer, zone, target, awsRules));
    const left = balancer.zones.filter((one) => !one.enabled);
    return [
      {
        text:
          left.length > 0
            ? `\`${left[0]?.name}\` is not enabled, so its targets get nothing.`
            : `All ${enabled.length} zones are enabled.`,
        rule: 'R88',
        mark: 'passed',
      },
      balancer.crossZone === 'on'
        ? {
            text: `Cross-zone is on: ${all} targets share alike, 100 % / ${all} = ${share} each.`,
            rule: 'R87',
            mark: 'decides',
          }
        : {
            text: `Cross-zone is off: each of ${enabled.length} zones gets 1/${enabled.length}, and \`${zone}\` splits it among ${own}: 100 % / ${enabled.length} / ${own} = ${share}.`,
            rule: 'R87',
            mark: 'decides',
          },
    ];
  },
  hints: ({ balancer }) => [
    'Which zones have a node that clients reach?',
    balancer.crossZone === 'on'
      ? 'Does a node look at the zone of a target while cross-zone is on?'
      : 'Split twice: first between the zones, then inside the zone.',
  ],
  scenario: ({ balancer, zone, target }) => ({ ...balancerScenario(balancer), asked: { zone, target } }),
});
