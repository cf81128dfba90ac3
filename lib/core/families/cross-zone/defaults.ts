import { effectiveCrossZone, type CrossZone, type LoadBalancer } from '@/lib/core/aws/load-balancer';
import { awsRules } from '@/lib/core/aws/rules';
import {
  balancerExhibit,
  balancerNames,
  balancerScenario,
  drawZones,
  unevenCounts,
} from '@/lib/core/items/balancer-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit } from '@/lib/core/items/exhibit';

type Scene = LoadBalancer;

const because: Record<CrossZone['by'], string> = {
  'target-group': 'the target group’s setting decides',
  'load-balancer': 'the load balancer’s own setting decides',
  default: 'that is the default of this kind of load balancer',
  both: 'both levels would have to be on',
};

function counts({ zones }: Scene): { own: number; all: number; first: string } {
  return {
    own: zones[0]?.targets.length ?? 0,
    all: zones.reduce((sum, zone) => sum + zone.targets.length, 0),
    first: zones[0]?.name ?? '',
  };
}

function show({ on, by }: CrossZone, scene: Scene): string {
  const { own, all } = counts(scene);
  return `${on ? `All ${all} targets` : `Only the ${own} of its own zone`}: ${on && by === 'both' ? 'both levels are on' : because[by]}`;
}

const settings = (scene: Scene): Exhibit => ({
  kind: 'facts',
  title: 'Settings',
  rows: [
    { term: 'Load balancer', value: balancerNames[scene.kind] },
    {
      term: 'Its cross-zone attribute',
      value: scene.crossZone === 'default' ? 'never changed' : `set to ${scene.crossZone}`,
    },
    {
      term: 'Target group’s attribute',
      value:
        scene.targetGroup === 'inherit' ? '`use_load_balancer_configuration`' : `set to ${scene.targetGroup}`,
    },
  ],
});

export const defaults = choiceFamily<Scene, CrossZone>({
  id: 'cross-zone/defaults',
  revision: 1,
  title: 'Defaults and overrides of cross-zone',
  facts: ['cross-zone.alb-default-free', 'cross-zone.nlb-default-off'],
  rules: ['R86'],
  beliefs: ['M41a', 'M82', 'M86', 'M89', 'M90', 'M91'],
  lesson: 'cross-zone-load-balancing',
  draw(dice) {
    const kind = dice.of('kind').pick(['ALB', 'NLB', 'GWLB'] as const);
    return {
      kind,
      // An Application Load Balancer's own attribute cannot be turned off.
      crossZone:
        kind === 'ALB' ? 'default' : dice.of('balancer').pick(['default', 'default', 'on', 'off'] as const),
      targetGroup: dice.of('group').pick(['inherit', 'on', 'off'] as const),
      zones: drawZones(dice.of('region'), unevenCounts(dice.of('counts'), dice.of('zones').int(2, 3), 6)),
    };
  },
  stem: (scene) =>
    `The load balancer has the settings of the exhibit, and all its targets are healthy. To which targets does its node in \`${counts(scene).first}\` send, and why?`,
  exhibits: (scene) =>
    [settings(scene), balancerExhibit({ ...scene, crossZone: 'default' }, 'open')].map((one) =>
      one.kind === 'load-balancer' ? { ...one, crossZone: scene.crossZone } : one,
    ),
  reveal: (scene) => {
    const { on } = effectiveCrossZone(scene, awsRules);
    return [
      settings(scene),
      balancerExhibit({ ...scene, crossZone: on ? 'on' : 'off', targetGroup: 'inherit' }, 'answered'),
    ];
  },
  answer: (scene, rules) => effectiveCrossZone(scene, rules),
  show,
  value: ({ on, by }) => ({ crossZone: on, decidedBy: by }),
  reason({ on, by }, scene, isKey) {
    const truth = effectiveCrossZone(scene, awsRules);
    if (isKey) return `Cross-zone is ${on ? 'on' : 'off'} here: ${because[by]}.`;
    if (on !== truth.on)
      return `Cross-zone is ${truth.on ? 'on' : 'off'} here, because ${because[truth.by]}.`;
    return `The targets are right, the reason is not: ${because[truth.by]}.`;
  },
  rationale(scene) {
    const { on, by } = effectiveCrossZone(scene, awsRules);
    const { own, all, first } = counts(scene);
    return [
      {
        text:
          scene.targetGroup === 'inherit'
            ? 'The target group uses the load balancer’s configuration, so that is read next.'
            : `The target group sets cross-zone ${scene.targetGroup} itself, which overrides the load balancer.`,
        rule: 'R86',
        mark: by === 'target-group' ? 'decides' : 'passed',
      },
      by === 'target-group'
        ? { text: 'The load balancer’s own attribute is not read.', rule: 'R86', mark: 'not-reached' }
        : {
            text:
              by === 'default'
                ? `Nobody changed the load balancer’s attribute; for a ${balancerNames[scene.kind]} it is ${on ? 'on' : 'off'} by default.`
                : `The load balancer’s attribute is ${on ? 'on' : 'off'}.`,
            rule: 'R86',
            mark: 'decides',
          },
      {
        text: `So the node in \`${first}\` sends to ${on ? `all ${all} targets` : `the ${own} of its zone`}.`,
        rule: 'R86',
        mark: 'passed',
      },
    ];
  },
  hints: () => [
    'There are two places where cross-zone can be set; which one is read first?',
    'If nobody set anything, the kind of load balancer decides.',
  ],
  scenario: (scene) => ({ ...balancerScenario(scene), askedNode: counts(scene).first }),
});
