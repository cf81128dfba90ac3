import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** All beliefs about what stands in the way of a new block: the VPC's own blocks, its neighbours and its routes. */
export const vpcBlockBeliefs: readonly Belief[] = [...overlaps(), ...neighbours()];

function overlaps(): Belief[] {
  return [
    wrong('M63a', 'R7', { overlap: 'first-address' }, [
      'Two blocks overlap when they start with the same address.',
      'comparing only where the blocks start',
      'Two blocks overlap as soon as they share one address, and then one holds the other.',
    ]),
    wrong('M63b', 'R7', { removedBlocks: 'taken' }, [
      'A block that was removed from the VPC stays taken.',
      'counting a block that the VPC no longer has',
      'AWS looks only at blocks in the state `associated`.',
    ]),
    wrong('M63c', 'R7', { compared: 'primary' }, [
      'Only the primary blocks are compared.',
      'comparing the primary blocks only',
      'AWS compares every block of one VPC with every block of the other.',
    ]),
    wrong('M68a', 'R7', { routes: 'ignored' }, [
      'Routes do not matter to a new block.',
      'leaving the route tables out',
      'AWS refuses a block that is as large as the destination of an existing route, or larger.',
    ]),
    wrong('M68b', 'R7', { routes: 'any-overlap' }, [
      'A new block may not lie inside the destination of any route.',
      'refusing a block that lies inside the destination of a route',
      'AWS refuses only a block that is as large as the destination, or larger; a smaller one becomes the longer prefix.',
    ]),
  ];
}

function neighbours(): Belief[] {
  return [
    wrong('M64a', 'R7', { peers: 'ignored' }, [
      'The blocks of a peered VPC do not matter.',
      'leaving the peered VPCs out',
      'AWS refuses a block that overlaps a block of a VPC with an active peering.',
    ]),
    wrong('M64b', 'R7', { peers: 'transitive' }, [
      'The peers of a peer count as well.',
      'counting the peers of a peered VPC',
      'AWS looks at the VPCs that are peered with this one, not at theirs.',
    ]),
    wrong('M95', 'R7', { pendingPeering: 'ignored' }, [
      'A peering that nobody has accepted yet changes nothing.',
      'leaving out the peering that waits to be accepted',
      'AWS adds no block to a VPC whose own peering request is pending-acceptance, whether it overlaps or not.',
    ]),
    wrong('M96', 'R7', { pendingPeering: 'both-wait' }, [
      'While a peering waits to be accepted, neither VPC may add a block.',
      'letting the accepter wait as well',
      'Only the VPC that asked for the peering has to wait; the one that was asked may add blocks.',
    ]),
    wrong('M97', 'R7', { peers: 'requested-too' }, [
      'The blocks of a VPC that asks for a peering count already.',
      'comparing with a VPC whose peering is not active',
      'AWS compares with the blocks of VPCs whose peering is active.',
    ]),
    wrong('M98', 'R7', { gatewayVpcs: 'ignored' }, [
      'VPCs on one Direct Connect gateway may overlap.',
      'leaving out the VPCs on the same Direct Connect gateway',
      'Blocks of VPCs on one Direct Connect gateway may not overlap.',
    ]),
  ];
}
