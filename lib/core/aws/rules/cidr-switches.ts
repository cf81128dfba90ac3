/** What AWS decides in this domain, as switches; AWS's settings stand in `cidr.ts`. */
export type CidrSwitches = {
  /** The longest prefix of a subnet and of a VPC's block. */
  longestLength: 28 | 30;
  /** The shortest prefix of a VPC's block. */
  shortestLength: 16 | 8;
  /** Which lengths there are between them. */
  lengths: 'every' | 'whole-octets';
  /** Which addresses of a subnet an interface cannot have. */
  reserved: 'first-four-and-last' | 'first-and-last' | 'first-four' | 'none' | 'by-last-octet' | 'last-five';
  /** What the reserved addresses are taken from. */
  reservedPer: 'subnet' | 'vpc';
  /** Where the address at +2 is reserved. */
  plusTwo: 'every-subnet' | 'resolver-only';
  /** Where the VPC's DNS server answers. */
  resolver: 'primary-plus-two' | 'primary-plus-one' | 'subnet-plus-two' | 'newest-plus-two';
  /** How many addresses a /n is taken to hold. */
  blockSize: 'exact' | 'doubled' | 'halved';
  /** Where a block may start: on a multiple of its size, or wherever there is room, which is then rounded down. */
  blockStart: 'multiple' | 'anywhere';
  /** How a block is kept when its address has host bits. */
  hostBits: 'cleared' | 'kept' | 'last-octet-cleared';
  /** The number of the first block of a split. */
  countFrom: 1 | 0;
  /** How far apart the blocks of a split are. */
  blockStep: 'own-size' | 'third-octet';
  /** Which block comes behind another. */
  behind: 'next' | 'last';
  /** Which addresses lie in a block. */
  membership: 'range' | 'nearest-start' | 'start-below' | 'same-octets';
  /** Which free block counts as the largest. */
  largest: 'shortest-prefix' | 'longest-prefix' | 'first' | 'last';
  /** 0.0.0.0/8, 127.0.0.0/8, 169.254.0.0/16 and 224.0.0.0/4. */
  specialRanges: 'refused' | 'allowed';
  /** Which ranges may be added to a VPC. */
  secondaryRanges: 'table' | 'table-without-exceptions' | 'any' | 'private-only';
  /** When two blocks overlap. */
  overlap: 'any-address' | 'first-address';
  /** Blocks that the VPC had before. */
  removedBlocks: 'free' | 'taken';
  /** Whose blocks a new block may not overlap. */
  peers: 'direct' | 'ignored' | 'transitive' | 'requested-too';
  /** Who may add no block while a peering waits to be accepted. */
  pendingPeering: 'requester-waits' | 'both-wait' | 'ignored';
  /** Blocks of VPCs on the same Direct Connect gateway. */
  gatewayVpcs: 'compared' | 'ignored';
  /** Which blocks of a VPC are compared with another's. */
  compared: 'every-block' | 'primary';
  /** Which routes stand in the way of a new block. */
  routes: 'equal-or-longer' | 'ignored' | 'any-overlap';
  /** Which blocks the quota counts. */
  quotaCounts: 'every-block' | 'secondary';
};
