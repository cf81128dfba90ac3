import { checkBlocks } from './check-blocks';
import { checkHosts } from './check-hosts';
import { checkIds } from './check-ids';
import { checkMembership } from './check-membership';
import type { Draft } from './draft';
import { checkReferences } from './references';

/** Everything that has to hold between the members of a topology, each problem at the field to change. */
export function check(draft: Draft): void {
  checkIds(draft);
  checkReferences(draft);
  checkBlocks(draft);
  checkHosts(draft);
  checkMembership(draft);
}
