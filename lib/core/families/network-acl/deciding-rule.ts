import { evaluate } from '@/lib/core/aws/network-acl';
import { awsRules } from '@/lib/core/aws/rules';
import {
  aclExhibit,
  aclScenario,
  crossingScenario,
  crossingText,
  holdsNumber,
  readingSteps,
} from '@/lib/core/items/acl-scene';
import { drawConflict, type ConflictingAcl } from '@/lib/core/items/conflicting-acl';
import { numberFamily } from '@/lib/core/items/number-family';
import { fraction } from '@/lib/core/net/fraction';

function stem({ packet }: ConflictingAcl): string {
  return `Inbound at the subnet: ${crossingText(packet)}. What is the number of the rule that decides?`;
}

export const decidingRule = numberFamily<ConflictingAcl>({
  id: 'network-acl/deciding-rule',
  revision: 2,
  title: 'The rule that decides',
  facts: ['nacl.first-match', 'nacl.evaluate-in-order'],
  rules: ['R38'],
  beliefs: ['M11c', 'M11b', 'M11d', 'M11a'],
  lesson: 'network-acls',
  form: 'integer',
  unit: '',
  draw(dice) {
    const scene = drawConflict(dice);
    const { by } = evaluate(scene.entries, scene.packet, awsRules);
    return by && holdsNumber(stem(scene), by.number) ? null : scene;
  },
  stem,
  exhibits: ({ entries }) => [aclExhibit(entries, 'inbound')],
  reveal: ({ entries, packet }) => [aclExhibit(entries, 'inbound', packet)],
  answer: ({ entries, packet }, rules) => fraction(evaluate(entries, packet, rules).by?.number ?? 32767),
  rationale: ({ entries, packet }) => readingSteps(entries, packet),
  hints: () => [
    'The list is in no order; put it in one first.',
    'A rule matches when protocol, port and block all fit.',
  ],
  scenario: ({ entries, packet }) => ({
    direction: 'inbound',
    entries: aclScenario(entries),
    packet: crossingScenario(packet),
  }),
});
