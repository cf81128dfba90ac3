import type { SecurityGroupSwitches } from './security-groups-switches';

/** How AWS sets them. */
export const securityGroupSwitches: SecurityGroupSwitches = {
  sgStateful: true,
  sgMatch: 'any-allow',
  sgReferencePublic: false,
  sgReferenceThroughMiddlebox: false,
  sgReferenceInterRegion: false,
  sgReferenceTgwOutbound: false,
  ruleRemovalCuts: 'untracked',
  sgRejectsReplies: false,
};
