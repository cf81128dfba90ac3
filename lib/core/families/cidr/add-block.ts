import { awsRules } from '@/lib/core/aws/rules';
import { refusalOf, ruleOf, type Cause } from '@/lib/core/aws/vpc-blocks';
import {
  answerSentence,
  answerTitles,
  lookOf,
  looks,
  type Addition,
} from '@/lib/core/aws/addition-sentences';
import { drawAddition } from '@/lib/core/items/addition-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import type { Step } from '@/lib/core/items/variant';
import { formatPrefix, type Prefix4 } from '@/lib/core/net/prefix';

type Scene = Addition;

/** May this block be added to this VPC, and if not, why. */
export const addBlock = choiceFamily<Scene, Cause | null>({
  id: 'cidr/add-block',
  revision: 2,
  title: 'Adding a block to a VPC',
  facts: ['vpc.secondary-cidr-rules', 'vpc.secondary-cidr-ranges', 'vpc.quota-cidrs', 'vpc.cidr-size'],
  rules: ['R7', 'R6', 'R1', 'R9', 'R5'],
  beliefs: [
    ...(['M62b', 'M62a', 'M64a', 'M68a', 'M69', 'M66', 'M65', 'M58', 'M63a'] as const),
    ...(['M95', 'M98', 'M96', 'M97', 'M63b', 'M64b', 'M68b', 'M67'] as const),
  ],
  lesson: 'vpc-cidr-planning',
  draw: drawAddition,
  stem: ({ block }) =>
    `You want to add the IPv4 block \`${formatPrefix(block)}\` to the VPC shown. Its quotas are the default ones. May it be added?`,
  exhibits: (scene) => [shown(scene, [])],
  reveal(scene) {
    const cause = refusalOf(scene, scene.block, awsRules);
    return [shown(scene, [{ term: 'Answer', value: answerTitles[cause ?? 'none'] }])];
  },
  answer: (scene, rules) => refusalOf(scene, scene.block, rules),
  show: (cause) => answerTitles[cause ?? 'none'],
  value: (cause) => cause ?? 'yes',
  sorted: (a, b) => order.indexOf(a) - order.indexOf(b),
  reason: answerSentence,
  rationale(scene) {
    const cause = refusalOf(scene, scene.block, awsRules);
    const block = formatPrefix(scene.block);
    const size: Step = {
      text: `The VPC has ${scene.blocks.length} of 5 blocks before ${block} is added.`,
      rule: 'R9',
      mark: 'passed',
    };
    const passed = looks
      .filter((one) => lookOf(scene, one).length > 0)
      .map((one): Step => ({ text: answerSentence(one, scene), rule: 'R7', mark: 'passed' }));
    if (cause !== null) {
      const decides: Step = { text: answerSentence(cause, scene), rule: ruleOf[cause], mark: 'decides' };
      return cause === 'quota' ? [...passed, decides] : [size, ...passed, decides];
    }
    const range: Step = {
      text: `A /${scene.block.length} from this range may stand beside the primary block ${formatPrefix(primaryOf(scene))}.`,
      rule: 'R6',
      mark: 'passed',
    };
    const decides: Step = {
      text: `${block} overlaps no block of the VPC, of the peered VPC or of one on the same Direct Connect gateway, and it is not as large as the destination of a route, so AWS adds it.`,
      rule: 'R7',
      mark: 'decides',
    };
    return [range, ...passed, decides];
  },
  hints: () => [
    'Look at size, range, number of blocks, overlaps and routes, one after the other.',
    'Not everything that is listed counts: some of it never stands in the way of a block.',
  ],
  scenario: (scene) => ({
    primary: formatPrefix(primaryOf(scene)),
    added: scene.blocks.slice(1).map(formatPrefix),
    removed: scene.removed.map(formatPrefix),
    peers: scene.peers.map(formatPrefix),
    peersOfPeers: scene.peersOfPeers.map(formatPrefix),
    pendingPeering: scene.pending
      ? { role: scene.pending.role, blocks: scene.pending.blocks.map(formatPrefix) }
      : null,
    gatewayVpcs: scene.gatewayVpcs.map(formatPrefix),
    routes: scene.routes.map(formatPrefix),
    quota: 5,
    block: formatPrefix(scene.block),
  }),
});

const order: readonly (Cause | null)[] = Object.keys(answerTitles).map((one) =>
  one === 'none' ? null : (one as Cause),
);

function primaryOf(scene: Scene): Prefix4 {
  return scene.blocks[0] as Prefix4;
}

function shown(scene: Scene, more: { term: string; value: string }[]): Exhibit {
  const row = (term: string, blocks: readonly Prefix4[]): { term: string; value: string }[] =>
    blocks.length === 0 ? [] : [{ term, value: codes(blocks) }];
  return {
    kind: 'facts',
    title: 'VPC',
    caption: 'the peering is active unless a row says otherwise; routes lead to a transit gateway',
    rows: [
      ...row('Primary block', scene.blocks.slice(0, 1)),
      ...row('Added before', scene.blocks.slice(1)),
      ...row('Removed again', scene.removed),
      ...row('Block of the peered VPC', scene.peers),
      ...row('Block of a VPC peered with that one', scene.peersOfPeers),
      ...pendingRow(scene),
      ...row('Block of a VPC on the same Direct Connect gateway', scene.gatewayVpcs),
      ...row('Destination of a static route', scene.routes),
      ...more,
    ],
  };
}

function pendingRow({ pending }: Scene): { term: string; value: string }[] {
  if (!pending) return [];
  const asked = pending.role === 'requester';
  return [
    {
      term: asked ? 'Peering that this VPC asked for' : 'Peering that this VPC was asked for',
      value: `\`pending-acceptance\`, ${asked ? 'with' : 'by'} the VPC of ${codes(pending.blocks)}`,
    },
  ];
}

function codes(blocks: readonly Prefix4[]): string {
  return blocks.map((one) => `\`${formatPrefix(one)}\``).join(', ');
}
