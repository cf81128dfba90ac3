import { evaluate, missOf, type AclEntry, type Crossing } from '@/lib/core/aws/network-acl';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import {
  aclExhibit,
  aclScenario,
  around,
  crossingScenario,
  crossingText,
  entryText,
  holdsNumber,
} from '@/lib/core/items/acl-scene';
import { drawConflict } from '@/lib/core/items/conflicting-acl';
import { numberFamily } from '@/lib/core/items/number-family';
import { fraction } from '@/lib/core/net/fraction';
import { formatPrefix } from '@/lib/core/net/prefix';

type Scene = { entries: AclEntry[]; packet: Crossing; added: AclEntry };

const most = 32766;

/** The highest number at which the new entry decides for its packet under the switches. */
function highest({ entries, packet, added }: Scene, rules: Switches): number {
  const wins = (number: number): boolean =>
    evaluate([...entries, { ...added, number }], packet, rules).by?.number === number;
  if (wins(most)) return most;
  const matching = entries.filter((one) => missOf(one, packet) === null).map((one) => one.number);
  const before = rules.aclNewEntryBefore === 'last-match' ? Math.max(...matching) : Math.min(...matching);
  let number = rules.aclSameNumber === 'comes-first' ? before : before - 1;
  while (number !== before && entries.some((one) => one.number === number)) number -= 1;
  return number;
}

function stem({ packet, added }: Scene): string {
  return `The inbound rules of the exhibit stay as they are. You add one rule: ${entryText(added)}, so that ${crossingText(packet)} is ${added.action === 'allow' ? 'allowed' : 'denied'}. What is the highest number the new rule may have to take effect?`;
}

export const ruleNumber = numberFamily<Scene>({
  id: 'network-acl/rule-number',
  revision: 2,
  title: 'The number a new rule may take',
  facts: ['nacl.number-priority', 'nacl.first-match'],
  rules: ['R38'],
  beliefs: ['M73', 'M72', 'M11b'],
  lesson: 'network-acls',
  form: 'integer',
  unit: '',
  draw(dice) {
    const { entries, packet } = drawConflict(dice);
    const now = evaluate(entries, packet, awsRules);
    if (packet.peer.family !== 4 || now.by === null || now.by.peer.length === 32) return null;
    const added: AclEntry = {
      number: 0,
      action: now.verdict === 'PERMITTED' ? 'deny' : 'allow',
      protocol: packet.protocol,
      ports: { from: packet.port, to: packet.port },
      peer: around(packet.peer, 32),
    };
    const scene = { entries: entries.filter((one) => one.peer.length < 32), packet, added };
    return holdsNumber(stem(scene), highest(scene, awsRules)) ? null : scene;
  },
  stem,
  exhibits: ({ entries }) => [aclExhibit(entries, 'inbound')],
  reveal: (scene) => [
    aclExhibit(
      [...scene.entries, { ...scene.added, number: highest(scene, awsRules) }],
      'inbound',
      scene.packet,
    ),
  ],
  answer: (scene, rules) => fraction(highest(scene, rules)),
  rationale(scene) {
    const { by } = evaluate(scene.entries, scene.packet, awsRules);
    const number = highest(scene, awsRules);
    return [
      {
        text: `Today rule ${by?.number} is the first that matches and decides.`,
        rule: 'R38',
        mark: 'passed',
      },
      {
        text: `The new rule must be read before it, and a number can be used once, so ${number} is the highest.`,
        rule: 'R38',
        mark: 'decides',
      },
    ];
  },
  hints: () => [
    'Which rule decides for this packet today?',
    'The new rule has to be read earlier. May two rules share a number?',
  ],
  scenario: ({ entries, packet, added }) => ({
    direction: 'inbound',
    entries: aclScenario(entries),
    packet: crossingScenario(packet),
    added: {
      action: added.action,
      protocol: added.protocol,
      fromPort: added.ports.from,
      toPort: added.ports.to,
      cidr: formatPrefix(added.peer),
    },
  }),
});
