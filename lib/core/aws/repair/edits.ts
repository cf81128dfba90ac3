import type { Topology } from '@/lib/core/aws/topology/topology';
import type { EditKind } from './edit-kind';
import { acceptPeering, type AcceptPeering } from './edits/accept-peering';
import { addAclEntry, type AddAclEntry } from './edits/add-acl-entry';
import { addGroupRule, type AddGroupRule } from './edits/add-group-rule';
import { addRoute, type AddRoute } from './edits/add-route';
import { addTransitRoute, type AddTransitRoute } from './edits/add-transit-route';
import { associateAttachment, type AssociateAttachment } from './edits/associate-attachment';
import { associateElasticIp, type AssociateElasticIp } from './edits/associate-elastic-ip';
import { associateRouteTable, type AssociateRouteTable } from './edits/associate-route-table';
import { attachInternetGateway, type AttachInternetGateway } from './edits/attach-internet-gateway';
import { attachZone, type AttachZone } from './edits/attach-zone';
import { disableSourceDestCheck, type DisableSourceDestCheck } from './edits/disable-source-dest-check';
import { enableApplianceMode, type EnableApplianceMode } from './edits/enable-appliance-mode';
import { enableCrossZone, type EnableCrossZone } from './edits/enable-cross-zone';
import { enableGroupReferences, type EnableGroupReferences } from './edits/enable-group-references';
import {
  excludeFromBlockPublicAccess,
  type ExcludeFromBlockPublicAccess,
} from './edits/exclude-from-block-public-access';
import { propagateAttachment, type PropagateAttachment } from './edits/propagate-attachment';
import { removeRoute, type RemoveRoute } from './edits/remove-route';
import { removeTransitRoute, type RemoveTransitRoute } from './edits/remove-transit-route';
import { replaceRoute, type ReplaceRoute } from './edits/replace-route';
import { swapAclEntries, type SwapAclEntries } from './edits/swap-acl-entries';
import type { Obstacle } from './obstacle';

/** One change that somebody could make in the console, as data. */
export type Edit =
  | AcceptPeering
  | AttachInternetGateway
  | AssociateElasticIp
  | RemoveRoute
  | ReplaceRoute
  | AddRoute
  | AssociateRouteTable
  | SwapAclEntries
  | AddAclEntry
  | AddGroupRule
  | DisableSourceDestCheck
  | ExcludeFromBlockPublicAccess
  | AttachZone
  | AssociateAttachment
  | PropagateAttachment
  | RemoveTransitRoute
  | AddTransitRoute
  | EnableApplianceMode
  | EnableGroupReferences
  | EnableCrossZone;

type Kinds = { [Kind in Edit['kind']]: EditKind<Extract<Edit, { kind: Kind }>> };

/** Every kind; of edits that let equally many packets through, those of an earlier kind are named first. */
const kinds: Kinds = {
  'accept-peering': acceptPeering,
  'attach-internet-gateway': attachInternetGateway,
  'associate-elastic-ip': associateElasticIp,
  'remove-route': removeRoute,
  'replace-route': replaceRoute,
  'associate-route-table': associateRouteTable,
  'add-route': addRoute,
  'swap-acl-entries': swapAclEntries,
  'add-acl-entry': addAclEntry,
  'enable-group-references': enableGroupReferences,
  'add-group-rule': addGroupRule,
  'disable-source-dest-check': disableSourceDestCheck,
  'exclude-from-block-public-access': excludeFromBlockPublicAccess,
  'attach-zone': attachZone,
  'associate-attachment': associateAttachment,
  'propagate-attachment': propagateAttachment,
  'remove-transit-route': removeTransitRoute,
  'add-transit-route': addTransitRoute,
  'enable-appliance-mode': enableApplianceMode,
  'enable-cross-zone': enableCrossZone,
};

/** All kinds of edit there are. */
export const editKinds = Object.keys(kinds) as Edit['kind'][];

/** What every kind has in common; an edit is only ever given to its own. */
function kindOf({ kind }: Edit): EditKind<Edit> {
  return kinds[kind] as unknown as EditKind<Edit>;
}

/** A copy of the topology with the edits made, one after the other. */
export function applyEdits(topology: Topology, edits: readonly Edit[]): Topology {
  return edits.reduce((changed, edit) => kindOf(edit).apply(changed, edit), topology);
}

/** “Add to rtb-a: 10.1.0.0/16 → pcx-ab.” */
export function formatEdit(edit: Edit): string {
  return kindOf(edit).says(edit);
}

/** The same for edits that are the same for whoever makes them. */
export function editKey(edit: Edit): string {
  const kind = kindOf(edit);
  return `${edit.kind} ${kind.same ? kind.same(edit) : kind.says(edit)}`;
}

/** How many packets the edit newly lets through; see {@link EditKind}. */
export function opens(topology: Topology, edit: Edit): bigint {
  return kindOf(edit).opens(topology, edit);
}

/** By kind, then by what they say: an order that no order of lists changes. */
export function compareEdits(a: Edit, b: Edit): number {
  return (
    editKinds.indexOf(a.kind) - editKinds.indexOf(b.kind) ||
    compareTexts(editKey(a), editKey(b)) ||
    compareTexts(formatEdit(a), formatEdit(b))
  );
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Edits that may take away one of the obstacles, and such as may take away several that are alike; each once. */
export function proposals(obstacles: readonly Obstacle[]): Edit[] {
  const found = new Map<string, Edit>();
  for (const kind of Object.values(kinds) as unknown as EditKind<Edit>[]) {
    const proposed = obstacles.flatMap((obstacle) => kind.propose(obstacle));
    for (const edit of [...proposed, ...(kind.join?.(proposed) ?? [])]) found.set(editKey(edit), edit);
  }
  return [...found.values()];
}
