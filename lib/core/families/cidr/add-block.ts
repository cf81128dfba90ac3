import { drawBlockIn, privateRanges } from '@/lib/core/aws/private-space';
import { awsRules } from '@/lib/core/aws/rules';
import { refusalOf, refusalsOf, ruleOf, vpcOf, type Cause } from '@/lib/core/aws/vpc-blocks';
import {
  answerSentence,
  answerTitles,
  lookOf,
  looks,
  type Addition,
  type Look,
} from '@/lib/core/aws/addition-sentences';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import type { Random, Stream } from '@/lib/core/items/random';
import type { Step } from '@/lib/core/items/variant';
import { formatPrefix, overlaps, prefix4, prefixOf, type Prefix4 } from '@/lib/core/net/prefix';

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
  draw,
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

const cases = [
  ...([null, null, null, null, 'size', 'special-range', 'quota'] as const),
  ...(['overlap', 'peer', 'pending', 'gateway', 'route', 'other-range', 'kept-back', 'kept-back'] as const),
];
const open = ['100.64.0.0/10', '198.51.100.0/24', '203.0.113.0/24'].map(prefix4);
const special = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(prefix4);
const [ten, oneSevenTwo] = privateRanges as [Prefix4, Prefix4];

/** One reason at most, and two things beside it that only look like reasons. */
function draw(dice: Random): Scene | null {
  const want = dice.of('case').pick(cases);
  const place = dice.of('place');
  const range = want === 'kept-back' ? place.pick([ten, oneSevenTwo]) : place.pick(privateRanges);
  const home = want === 'kept-back' && range === ten ? prefix4('10.0.0.0/15') : range;
  const primary = drawBlockIn(place, home, place.int(Math.max(17, home.length + 1), 22));
  const more = want === 'quota' ? 4 : place.int(0, 2);
  const added = Array.from({ length: more }, () =>
    drawBlockIn(place, range, place.int(Math.max(18, range.length), 26)),
  );
  const blocks = [primary, ...added];
  const block = drawBlock(want, blocks, range, place);
  const scene = withDecoys({ ...vpcOf(blocks), block }, want, dice);
  const causes = refusalsOf(scene, block, awsRules);
  const fits = want === null ? causes.length === 0 : causes.length === 1 && causes[0] === want;
  return fits && standTogether(scene) ? scene : null;
}

function drawBlock(want: Cause | null, blocks: Prefix4[], range: Prefix4, dice: Stream): Prefix4 {
  const length = dice.int(17, 27);
  switch (want) {
    case 'size':
      return range.length < 15 && dice.chance(50)
        ? drawBlockIn(dice, range, dice.int(range.length + 1, 15))
        : drawBlockIn(dice, range, dice.int(29, 30));
    case 'special-range':
      return drawBlockIn(dice, dice.pick(special), length);
    case 'overlap':
      return around(dice.pick(blocks), dice);
    case 'other-range':
      return drawBlockIn(
        dice,
        dice.pick([...privateRanges, prefix4('198.19.0.0/16')].filter((one) => one !== range)),
        length,
      );
    case 'kept-back':
      return drawBlockIn(dice, prefix4(range === ten ? '10.0.0.0/16' : '172.31.0.0/16'), length);
    default: {
      const home = want === null && dice.chance(50) ? dice.pick(open) : range;
      return drawBlockIn(dice, home, Math.max(length, home.length + 1));
    }
  }
}

/** A block inside the other, or the one twice or four times as large around it. */
function around(block: Prefix4, dice: Stream): Prefix4 {
  const longer = Math.min(28, block.length + dice.int(1, 4));
  if (dice.chance(70) && longer > block.length) return drawBlockIn(dice, block, longer);
  return larger(block, block.length - dice.int(1, 2));
}

function larger(block: Prefix4, length: number): Prefix4 {
  return prefixOf({ family: 4, value: block.network }, Math.max(length, 8));
}

/** What only looks like a reason, where such a thing can exist at all. */
const decoysFor = (want: Cause | null): readonly Look[] => {
  if (want === 'special-range') return [];
  if (want === 'other-range' || want === 'kept-back') return ['peer-of-peer', 'accepter', 'inside-route'];
  return looks.filter(
    (one) => !(one === 'peer-of-peer' && want === 'peer') && !(one === 'accepter' && want === 'pending'),
  );
};

function withDecoys(scene: Scene, want: Cause | null, dice: Random): Scene {
  const { block } = scene;
  const rest = dice.of('rest');
  const isPublic = !privateRanges.some((range) => overlaps(range, block));
  const decoys = dice.of('decoys').sample(decoysFor(want), isPublic && want === null ? rest.int(1, 2) : 2);
  const near = block.length > 16 && block.length < 28;
  const over = (): Prefix4[] => [larger(block, near ? Math.max(16, block.length - rest.int(0, 2)) : 20)];
  const elsewhere = (): Prefix4 => drawBlockIn(rest, rest.pick(privateRanges), rest.int(18, 24));
  const peer = want === 'peer' ? around(block, rest) : elsewhere();
  const routes: Prefix4[] = [];
  if (want === 'route') routes.push(drawBlockIn(rest, block, Math.min(30, block.length + rest.int(0, 3))));
  if (decoys.includes('inside-route')) routes.push(larger(block, block.length - rest.int(1, 6)));
  const pending: Scene['pending'] = decoys.includes('accepter')
    ? { role: 'accepter', blocks: over() }
    : want === 'pending'
      ? { role: 'requester', blocks: [elsewhere()] }
      : null;
  // Most gateways have nothing to say here, so that seeing one tells nothing.
  const gatewayVpcs =
    want === 'gateway' ? [around(block, rest)] : dice.of('gateway').chance(30) ? [elsewhere()] : [];
  return {
    ...scene,
    ...{ routes, pending, gatewayVpcs, peers: [peer] },
    removed: decoys.includes('removed') ? over() : [],
    peersOfPeers: decoys.includes('peer-of-peer') ? over() : [],
  };
}

/** Whether the VPC could have got its blocks one after the other, beside its peers. */
function standTogether({ blocks, peers, peersOfPeers, pending, gatewayVpcs }: Scene): boolean {
  const others = [...(pending?.blocks ?? []), ...gatewayVpcs];
  if (others.some((other) => [...blocks, ...peers].some((one) => overlaps(other, one)))) return false;
  if (peers.some((peer) => [...blocks, ...peersOfPeers].some((one) => overlaps(peer, one)))) return false;
  return blocks.every((block, i) => {
    if (i === 0) return true;
    return refusalsOf(vpcOf(blocks.slice(0, i)), block, awsRules).length === 0;
  });
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
