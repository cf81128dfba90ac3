import { shareOfTarget, type LoadBalancer, type Zone } from '@/lib/core/aws/load-balancer';
import { awsRules } from '@/lib/core/aws/rules';
import {
  balancerExhibit,
  balancerScenario,
  drawZones,
  percent,
  unevenCounts,
} from '@/lib/core/items/balancer-scene';
import { numberFamily } from '@/lib/core/items/number-family';
import type { Step } from '@/lib/core/items/variant';
import { fraction, times } from '@/lib/core/net/fraction';

type Scene = { balancer: LoadBalancer; zone: string; target: string };

export const afterFailure = numberFamily<Scene>({
  id: 'cross-zone/after-failure',
  revision: 1,
  title: 'Shares after a failure',
  facts: ['cross-zone.definition', 'cross-zone.nlb-default-off'],
  rules: ['R90', 'R87'],
  beliefs: ['M87', 'M84', 'M43', 'M41b', 'M83'],
  lesson: 'cross-zone-load-balancing',
  form: 'percent',
  unit: '%',
  draw(dice) {
    const failure = dice.of('failure').pick(['targets', 'targets', 'zone', 'all'] as const);
    const zones = drawZones(
      dice.of('region'),
      unevenCounts(dice.of('counts'), dice.of('zones').int(failure === 'zone' ? 3 : 2, 3), 8),
    );
    const hurt = dice.of('hurt').pick(zones);
    const failed =
      failure === 'targets' && hurt.targets.length > 1
        ? dice.of('failed').int(1, hurt.targets.length - 1)
        : hurt.targets.length;
    const after = zones.map((zone): Zone => ({
      ...zone,
      targets: zone.targets.map((target, i) => ({
        ...target,
        healthy: failure === 'all' ? false : zone !== hurt || i >= failed,
      })),
    }));
    const askable =
      failure === 'all' ? after : after.filter((zone) => zone.targets.some((target) => target.healthy));
    const asked =
      failure === 'targets' && failed < hurt.targets.length
        ? after.find((zone) => zone.name === hurt.name)
        : dice.of('asked').pick(askable);
    const target = asked?.targets.find((one) => one.healthy || failure === 'all');
    if (!asked || !target) return null;
    // What happens to a whole zone is documented for Network Load Balancers.
    return {
      balancer: {
        kind: 'NLB',
        crossZone: dice.of('switch').chance(40) ? 'on' : 'off',
        targetGroup: 'inherit',
        zones: after,
      },
      zone: asked.name,
      target: target.id,
    };
  },
  stem: ({ balancer, zone, target }) =>
    `Health checks have just marked targets of this Network Load Balancer as in the exhibit; all zones are enabled, cross-zone load balancing is ${balancer.crossZone}, and DNS has settled. What percentage of new connections does \`${target}\` in \`${zone}\` get?`,
  exhibits: ({ balancer }) => [balancerExhibit(balancer, 'open')],
  reveal: ({ balancer }) => [balancerExhibit(balancer, 'answered')],
  answer: ({ balancer, zone, target }, rules) =>
    times(fraction(100), shareOfTarget(balancer, zone, target, rules)),
  rationale({ balancer, zone, target }) {
    const healthy = (one: Zone): number => one.targets.filter((each) => each.healthy).length;
    const total = balancer.zones.reduce((sum, one) => sum + healthy(one), 0);
    const all = balancer.zones.reduce((sum, one) => sum + one.targets.length, 0);
    const asked = balancer.zones.find((one) => one.name === zone);
    const nodes =
      total === 0 ? balancer.zones.length : balancer.zones.filter((one) => healthy(one) > 0).length;
    const own = asked ? (total === 0 ? asked.targets.length : healthy(asked)) : 0;
    const share = percent(shareOfTarget(balancer, zone, target, awsRules));
    const first: Step =
      total === 0
        ? {
            text: `No target is healthy in any zone, so the load balancer fails open and sends to all ${all}.`,
            rule: 'R90',
            mark: 'decides',
          }
        : {
            text: `${total} of ${all} targets are healthy, and only they get traffic${nodes < balancer.zones.length ? '; a zone without a healthy target leaves DNS' : ''}.`,
            rule: 'R90',
            mark: 'decides',
          };
    return [
      first,
      balancer.crossZone === 'on'
        ? {
            text: `Cross-zone is on, so 100 % is split among ${total === 0 ? all : total}: ${share}.`,
            rule: 'R87',
            mark: 'passed',
          }
        : {
            text: `Cross-zone is off: ${nodes} ${nodes === 1 ? 'zone' : 'zones'} share alike, and \`${zone}\` splits its part among ${own}: ${share}.`,
            rule: 'R87',
            mark: 'passed',
          },
    ];
  },
  hints: () => [
    'Count only the targets that get traffic at all. What if there are none?',
    'Which zones do clients still reach?',
    'Then split as always: by zone when off, by target when on.',
  ],
  scenario: ({ balancer, zone, target }) => ({ ...balancerScenario(balancer), asked: { zone, target } }),
});
