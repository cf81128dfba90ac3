/** How security groups are read, as switches; AWS's settings stand in `security-groups.ts`. */
export type SecurityGroupSwitches = {
  /** R48: whether replies pass without being read. */
  sgStateful: boolean;
  /** R46: which of the interface's groups decide: all together, the first that names the far end, or the narrowest. */
  sgMatch: 'any-allow' | 'first-match' | 'narrowest-group';
};
