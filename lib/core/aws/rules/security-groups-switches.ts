/** How security groups are read, as switches; AWS's settings stand in `security-groups.ts`. */
export type SecurityGroupSwitches = {
  /** R48: whether the reply to what a group let pass is let pass as well. */
  sgStateful: boolean;
  /** R46: which of the rules of an interface's groups decide. */
  sgMatch: 'any-allow' | 'first-match' | 'narrowest-group';
  /** R29, R49: whether a reference to a group also stands for the public addresses of its interfaces. */
  sgReferencePublic: boolean;
  /** R50: whether a reference still matches behind a firewall or another middlebox. */
  sgReferenceThroughMiddlebox: boolean;
  /** R50: whether a reference matches over a peering between Regions. */
  sgReferenceInterRegion: boolean;
  /** R51: whether an outbound rule may name a group on the far side of a transit gateway. */
  sgReferenceTgwOutbound: boolean;
  /** R53: which open flows end at once when the rule that let them pass is removed. */
  ruleRemovalCuts: 'untracked' | 'all';
  /** R98: whether the reply to what came in can be rejected by the same interface's groups. */
  sgRejectsReplies: boolean;
};
