import type { ComponentProps } from 'react';
import type { AttemptView } from '@/lib/data/attempt-view';
import { AddressSpaceExplorer } from './address-space-explorer';
import { Callout } from './callout';
import { Checkpoint } from './checkpoint';
import { CrossZoneFlows } from './cross-zone-flows';
import { NetworkAclSieve } from './network-acl-sieve';
import { RouteTableExplorer } from './route-table-explorer';
import { RuleNote } from './rule-note';
import { ScrollTable } from './scroll-table';
import { Summary } from './summary';
import { ThenAndNow } from './then-and-now';

/** Where a lesson is shown: its slug, and the checkpoint question that is open on the page, if one is. */
export type Place = { slug: string; attempt: AttemptView | null };

/** Every element that a lesson may use; docs/lessons.md says what each takes. */
export const elements = {
  AddressSpaceExplorer,
  Callout,
  CrossZoneFlows,
  NetworkAclSieve,
  RouteTableExplorer,
  RuleNote,
  Summary,
  ThenAndNow,
};

type Asked = Omit<ComponentProps<typeof Checkpoint>, keyof Place>;

/** The elements for one page: a checkpoint has to know where it stands. */
export function vocabulary(place: Place) {
  return {
    ...elements,
    Checkpoint: (asked: Asked) => <Checkpoint {...asked} {...place} />,
    table: ScrollTable,
  };
}
