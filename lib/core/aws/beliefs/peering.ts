import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of VPC peering. */
export const peeringBeliefs: readonly Belief[] = [
  wrong('M24', 'R59', { peeringTransitive: true }, [
    'If A is peered with B and B with C, A reaches C.',
    'going through the peer to a third VPC',
    'A peering joins two VPCs only; A and C need a peering of their own.',
  ]),
  wrong('M25', 'R59', { peeringEdgeToEdge: true }, [
    'The peer’s gateways and endpoints can be used.',
    'going out through a gateway of the peer',
    'A peering reaches addresses of the peer’s blocks only, and none of its gateways.',
  ]),
  wrong('M26', 'R60', { replyNeedsRoute: false }, [
    'A route on one side is enough.',
    'sending the reply back without a route',
    'The reply is looked up in the other side’s table, so both sides need a route.',
  ]),
  wrong('M27', 'R61', { replyPath: 'arrival-path' }, [
    'The reply goes back by the way the request came.',
    'sending the reply back by the way of the request',
    'Nobody remembers the way of the request: the reply takes the longest match of its own table.',
  ]),
  wrong('M28', 'R58', { peeringOverlap: 'used-blocks' }, [
    'Blocks may overlap as long as nothing in the overlap is used.',
    'comparing only the blocks that are in use',
    'If any two IPv4 blocks of the VPCs overlap, AWS makes no peering.',
  ]),
];
