import { contains, formatPrefix, overlaps, type Prefix4 } from '@/lib/core/net/prefix';
import { awsRules } from './rules';
import { refusalOf, refusedBeside, type Cause, type VpcSpace } from './vpc-blocks';

/** A VPC and the block that is to be added to it. */
export type Addition = VpcSpace & { block: Prefix4 };

/** Each answer to “may it be added?”, as it is read. */
export const answerTitles: Record<Cause | 'none', string> = {
  none: 'Yes',
  size: 'No: a block of a VPC has /16 to /28',
  removed: 'No: it overlaps a block that the VPC had before',
  overlap: 'No: it overlaps a block of the VPC',
  'peer-of-peer': 'No: it overlaps a block of a VPC behind the peered one',
  peer: 'No: it overlaps a block of the peered VPC',
  'pending-peer': 'No: it overlaps a block of the VPC that asks for a peering',
  pending: 'No: the peering that the VPC asked for is not accepted yet',
  accepter: 'No: the peering that the VPC was asked for is not accepted yet',
  gateway: 'No: it overlaps a block of a VPC on the same Direct Connect gateway',
  'inside-route': 'No: it lies inside the destination of a route',
  route: 'No: it is as large as the destination of a route, or larger',
  'not-private': 'No: only RFC 1918 ranges may be added',
  'special-range': 'No: that range is never allowed in a VPC',
  'other-range': 'No: that range does not go with the primary block’s range',
  'kept-back': 'No: that part of the primary block’s own range is kept back',
  quota: 'No: the VPC has as many blocks as its quota allows',
};

/** What only looks like a reason in this VPC. */
export type Look = 'removed' | 'peer-of-peer' | 'accepter' | 'inside-route';
export const looks = ['removed', 'peer-of-peer', 'accepter', 'inside-route'] as const satisfies Look[];

export function lookOf(scene: Addition, look: Look): readonly Prefix4[] {
  if (look === 'inside-route')
    return scene.routes.filter((one) => one.length < scene.block.length && contains(one, scene.block));
  if (look === 'accepter') return scene.pending?.role === 'accepter' ? scene.pending.blocks : [];
  return look === 'removed' ? scene.removed : scene.peersOfPeers;
}

/** One sentence on an answer, true or not, in this VPC. */
export function answerSentence(cause: Cause | null, scene: Addition): string {
  const block = formatPrefix(scene.block);
  switch (cause) {
    case null: {
      const truth = refusalOf(scene, scene.block, awsRules);
      return truth === null
        ? `Nothing that AWS looks at stands in the way of ${block}.`
        : `AWS refuses ${block}: ${answerTitles[truth].slice(4)}.`;
    }
    case 'size':
      return `A /${scene.block.length} is not between /16 and /28, the sizes AWS allows.`;
    case 'removed':
      return `${list(scene.removed)} is no longer associated, so it does not stand in the way.`;
    case 'overlap':
      return `${block} shares addresses with ${list(scene.blocks.filter((one) => overlaps(one, scene.block)))}, which the VPC has.`;
    case 'peer-of-peer':
    case 'peer':
    case 'pending':
    case 'accepter':
    case 'pending-peer':
    case 'gateway':
      return neighbourSentence(cause, scene, block);
    case 'inside-route':
      return `${block} is smaller than ${list(lookOf(scene, 'inside-route'))}, so its local route is the longer prefix; that is allowed.`;
    case 'route':
      return `${block} is as large as the destination ${list(scene.routes.filter((one) => contains(scene.block, one)))} or larger, so AWS refuses it.`;
    case 'not-private':
      return `AWS adds public ranges and 100.64.0.0/10 too, so not being in RFC 1918 is no reason.`;
    case 'special-range':
      return `${block} lies in a range that AWS never takes as a block of a VPC.`;
    case 'other-range':
      return `Beside ${list(scene.blocks.slice(0, 1))} AWS adds nothing from ${list(refusedBeside(scene.blocks[0] as Prefix4))}, and ${block} lies there.`;
    case 'kept-back':
      return `Beside ${list(scene.blocks)} AWS keeps the part back in which ${block} lies.`;
    case 'quota':
      return `The VPC has ${scene.blocks.length} blocks, the primary one counted, and the default quota is five.`;
  }
}

type Neighbour = 'peer' | 'peer-of-peer' | 'pending' | 'accepter' | 'pending-peer' | 'gateway';

/** The same of reasons that lie in other VPCs. */
function neighbourSentence(cause: Neighbour, scene: Addition, block: string): string {
  const asked = list(scene.pending?.blocks ?? []);
  switch (cause) {
    case 'peer-of-peer':
      return `${list(scene.peersOfPeers)} belongs to a VPC that is not peered with this one, so it does not count.`;
    case 'peer':
      return `${block} shares addresses with ${list(scene.peers)} of the peered VPC.`;
    case 'pending':
      return `The VPC asked for a peering that is pending-acceptance, so AWS adds no block to it, not even ${block}.`;
    case 'accepter':
      return `The VPC was asked for the peering that is pending-acceptance; only the VPC that asked has to wait.`;
    case 'pending-peer':
      return `${asked} belongs to a VPC whose peering is not active, so it does not count.`;
    case 'gateway':
      return `${block} shares addresses with ${list(scene.gatewayVpcs)} of a VPC on the same Direct Connect gateway.`;
  }
}

function list(blocks: readonly Prefix4[]): string {
  const texts = blocks.map(formatPrefix);
  return texts.length < 2 ? (texts[0] ?? '') : `${texts.slice(0, -1).join(', ')} and ${texts.at(-1) ?? ''}`;
}
