import { looks, type Addition, type Look } from '@/lib/core/aws/addition-sentences';
import { drawBlockIn, privateRanges } from '@/lib/core/aws/private-space';
import { awsRules } from '@/lib/core/aws/rules';
import { refusalsOf, vpcOf, type Cause } from '@/lib/core/aws/vpc-blocks';
import { overlaps, prefix4, prefixOf, type Prefix4 } from '@/lib/core/net/prefix';
import type { Random, Stream } from './random';

const cases = [
  ...([null, null, null, null, 'size', 'special-range', 'quota'] as const),
  ...(['overlap', 'peer', 'pending', 'gateway', 'route', 'other-range', 'kept-back', 'kept-back'] as const),
];
const open = ['100.64.0.0/10', '198.51.100.0/24', '203.0.113.0/24'].map(prefix4);
const special = ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].map(prefix4);
const [ten, oneSevenTwo] = privateRanges as [Prefix4, Prefix4];

/** One reason at most, and two things beside it that only look like reasons. */
export function drawAddition(dice: Random): Addition | null {
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

function withDecoys(scene: Addition, want: Cause | null, dice: Random): Addition {
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
  const pending: Addition['pending'] = decoys.includes('accepter')
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
function standTogether({ blocks, peers, peersOfPeers, pending, gatewayVpcs }: Addition): boolean {
  const others = [...(pending?.blocks ?? []), ...gatewayVpcs];
  if (others.some((other) => [...blocks, ...peers].some((one) => overlaps(other, one)))) return false;
  if (peers.some((peer) => [...blocks, ...peersOfPeers].some((one) => overlaps(peer, one)))) return false;
  return blocks.every((block, i) => {
    if (i === 0) return true;
    return refusalsOf(vpcOf(blocks.slice(0, i)), block, awsRules).length === 0;
  });
}
