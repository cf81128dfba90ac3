/** What a VPC peering connection carries, as switches; AWS's settings stand in `peering.ts`. */
export type PeeringSwitches = {
  /** R59: whether a peering carries packets to the peer's own peers. */
  peeringTransitive: boolean;
  /** R59: whether a peering carries packets to the peer's internet gateway, NAT gateway, VPN or endpoints. */
  peeringEdgeToEdge: boolean;
  /** R60: whether the reply needs a route of its own. */
  replyNeedsRoute: boolean;
  /** R61, R64: by which way the reply goes back. */
  replyPath: 'own-lookup' | 'arrival-path';
  /** R58: which blocks of two VPCs may not overlap. */
  peeringOverlap: 'any-block' | 'used-blocks';
};
