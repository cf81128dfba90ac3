import { evaluate, type AclVerdict } from '@/lib/core/aws/network-acl';
import { awsRules } from '@/lib/core/aws/rules';
import {
  aclExhibit,
  aclScenario,
  crossingScenario,
  crossingText,
  readingSteps,
  ruleName,
} from '@/lib/core/items/acl-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import { drawConflict, type ConflictingAcl } from '@/lib/core/items/conflicting-acl';

const word = (verdict: AclVerdict['verdict']): string => (verdict === 'PERMITTED' ? 'Allowed' : 'Denied');

export const verdict = choiceFamily<ConflictingAcl, AclVerdict>({
  id: 'network-acl/verdict',
  revision: 2,
  title: 'The verdict for a packet',
  facts: ['nacl.first-match', 'nacl.number-priority', 'nacl.allow-and-deny'],
  rules: ['R38'],
  beliefs: ['M11a', 'M11b', 'M11c', 'M11d'],
  lesson: 'network-acls',
  draw: (dice) => drawConflict(dice),
  stem: ({ packet }) =>
    `A packet arrives at the subnet: ${crossingText(packet)}. The subnet’s network ACL has the inbound rules of the exhibit. What becomes of the packet?`,
  exhibits: ({ entries }) => [aclExhibit(entries, 'inbound')],
  reveal: ({ entries, packet }) => [aclExhibit(entries, 'inbound', packet)],
  answer: ({ entries, packet }, rules) => evaluate(entries, packet, rules),
  show: (answer) => `${word(answer.verdict)} by ${ruleName(answer.by)}`,
  value: (answer) => ({ verdict: answer.verdict, rule: answer.by?.number ?? '*' }),
  others: () => [{ verdict: 'DENIED', by: null, readings: [] }],
  reason(answer, { entries, packet }, isKey) {
    const key = evaluate(entries, packet, awsRules);
    if (isKey) return `Of the rules that match, ${ruleName(key.by)} has the lowest number.`;
    if (answer.by === null)
      return `${ruleName(key.by).replace('rule', 'Rule')} matches, so the last rule is not reached.`;
    return `Rule ${answer.by.number} matches, but ${ruleName(key.by)} is read before it and decides.`;
  },
  rationale: ({ entries, packet }) => readingSteps(entries, packet),
  hints: () => [
    'In which order are the rules read, whatever the list looks like?',
    'Cross out the rules whose protocol, port or block does not fit the packet.',
    'Reading stops at the first rule that fits.',
  ],
  scenario: ({ entries, packet }) => ({
    direction: 'inbound',
    entries: aclScenario(entries),
    packet: crossingScenario(packet),
  }),
});
