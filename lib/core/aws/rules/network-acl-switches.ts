/** How a network ACL is read, as switches; AWS's settings stand in `network-acl.ts`. */
export type NetworkAclSwitches = {
  /** R38: which of the matching entries decides. */
  aclMatch: 'lowest-number' | 'highest-number' | 'any-deny' | 'most-specific' | 'listed-first';
  /** R38: what happens to a packet that no numbered entry matches. */
  aclUnmatched: 'deny' | 'allow';
  /** R38: whether a new entry may take a number that is in use. */
  aclSameNumber: 'refused' | 'comes-first';
  /** R38: which matching entry a new one has to come before. */
  aclNewEntryBefore: 'first-match' | 'last-match';
  /** R38: how rules that overlap are put in order. */
  aclOrder: 'narrow-first' | 'wide-first' | 'denies-first';
  /** R39: whether replies pass without being read. */
  aclStateful: boolean;
  /** R39: whether answers to a ping pass without being read. */
  aclPingReplyFree: boolean;
  /** R39: to which port a reply goes. */
  aclReplyPort: 'client' | 'server';
  /** R40: what is read between two interfaces of one subnet. */
  aclInsideSubnet: 'nothing' | 'everything' | 'replies';
  /** R43: which ephemeral range a client is taken to use. */
  aclEphemeral: 'by-client' | 'linux' | 'windows';
};
