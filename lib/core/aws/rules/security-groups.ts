import type { SecurityGroupSwitches } from './security-group-switches';

/** How AWS reads security groups. */
export const securityGroupSwitches: SecurityGroupSwitches = {
  sgStateful: true,
  sgMatch: 'any-allow',
};
