import type { Rule } from '../rule';
import type { NetworkAclSwitches } from './network-acl-switches';

/** How AWS sets them. */
export const networkAclSwitches: NetworkAclSwitches = {};

export const networkAclRules: readonly Rule[] = [];
