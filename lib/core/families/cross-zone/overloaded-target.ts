import { shares, type LoadBalancer } from '@/lib/core/aws/load-balancer';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import {
  balancerExhibit,
  balancerNames,
  balancerScenario,
  drawZones,
  percent,
  unevenCounts,
} from '@/lib/core/items/balancer-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import { compareFractions } from '@/lib/core/net/fraction';

/** The zone whose targets carry the most, or null when all carry the same. */
type Answer = { zone: string | null };

function busiest(balancer: LoadBalancer, rules: Switches): Answer {
  const { targets } = shares(balancer, rules);
  const firsts = balancer.zones.map(({ name }) => targets.find((one) => one.zone === name));
  const sorted = firsts.filter((one) => one !== undefined).sort((a, b) => compareFractions(b.share, a.share));
  const [most, least] = [sorted[0], sorted.at(-1)];
  if (!most || !least || compareFractions(most.share, least.share) === 0) return { zone: null };
  if (rules.loadGrowsWith === 'fewer-targets') return { zone: most.zone };
  return { zone: [...balancer.zones].sort((a, b) => b.targets.length - a.targets.length)[0]?.name ?? null };
}

function targetsOf(balancer: LoadBalancer, zone: string | null): number {
  return balancer.zones
    .filter((one) => zone === null || one.name === zone)
    .reduce((sum, one) => sum + one.targets.length, 0);
}

function show({ zone }: Answer, balancer: LoadBalancer): string {
  const each = percent({ n: 1, d: targetsOf(balancer, null) });
  if (zone === null) return `None is loaded more: every target gets ${each} already`;
  return `Those in \`${zone}\`; turning cross-zone on would give every target ${each}`;
}

export const overloadedTarget = choiceFamily<LoadBalancer, Answer>({
  id: 'cross-zone/overloaded-target',
  revision: 1,
  title: 'The overloaded targets, and what evens them',
  facts: ['cross-zone.definition', 'cross-zone.off-small-az', 'cross-zone.nlb-default-off'],
  rules: ['R87', 'R86'],
  beliefs: ['M92', 'M41a', 'M41b'],
  lesson: 'cross-zone-load-balancing',
  draw(dice) {
    return {
      kind: 'NLB',
      crossZone: dice.of('switch').pick(['off', 'default'] as const),
      targetGroup: 'inherit',
      zones: drawZones(dice.of('region'), unevenCounts(dice.of('counts'), dice.of('zones').int(2, 4), 9)),
    };
  },
  stem: (balancer) =>
    `All targets of this ${balancerNames[balancer.kind]} are equal machines and healthy; its cross-zone attribute is ${balancer.crossZone === 'off' ? 'off' : 'as it was created'}, and the target group uses the load balancer’s configuration. Which targets are loaded most, and what evens it?`,
  exhibits: (balancer) => [balancerExhibit(balancer, 'open')],
  reveal: (balancer) => [balancerExhibit(balancer, 'answered')],
  answer: busiest,
  show,
  value: ({ zone }) => zone,
  others: (balancer) => balancer.zones.map(({ name }) => ({ zone: name })),
  reason({ zone }, balancer) {
    const { targets } = shares(balancer, awsRules);
    if (zone === null)
      return `The shares differ: ${balancer.zones.map(({ name }) => `\`${name}\` ${percent(targets.find((one) => one.zone === name)?.share ?? { n: 0, d: 1 })}`).join(', ')} for each target.`;
    const share = targets.find((one) => one.zone === zone)?.share ?? { n: 0, d: 1 };
    return `\`${zone}\` gets 1/${balancer.zones.length} of the connections for ${targetsOf(balancer, zone)} ${targetsOf(balancer, zone) === 1 ? 'target' : 'targets'}: ${percent(share)} each.`;
  },
  rationale(balancer) {
    const zone = busiest(balancer, awsRules).zone ?? '';
    return [
      {
        text: `Cross-zone is off${balancer.crossZone === 'default' ? `: that is the default of a ${balancerNames[balancer.kind]}` : ''}.`,
        rule: 'R86',
        mark: 'passed',
      },
      {
        text: `Each of ${balancer.zones.length} zones gets the same share, so the zone with the fewest targets loads each of them most: \`${zone}\` with ${targetsOf(balancer, zone)}.`,
        rule: 'R87',
        mark: 'decides',
      },
      {
        text: `With cross-zone on, all ${targetsOf(balancer, null)} targets would get ${percent({ n: 1, d: targetsOf(balancer, null) })}.`,
        rule: 'R87',
        mark: 'passed',
      },
    ];
  },
  hints: () => ['Is cross-zone on or off here?', 'Work out what one target of each zone gets.'],
  scenario: (balancer) => balancerScenario(balancer),
});
