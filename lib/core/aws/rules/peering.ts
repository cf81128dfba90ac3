import type { PeeringSwitches } from './peering-switches';

/** How AWS sets them. */
export const peeringSwitches: PeeringSwitches = {
  peeringTransitive: false,
  peeringEdgeToEdge: false,
  replyNeedsRoute: true,
  replyPath: 'own-lookup',
  peeringOverlap: 'any-block',
};
