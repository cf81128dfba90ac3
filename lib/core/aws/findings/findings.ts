import type { Topology } from '@/lib/core/aws/topology/topology';
import { asymmetricAcls } from './acl-asymmetric';
import { shadowedAclEntries } from './acl-entry-shadowed';
import { unassociatedAttachments } from './attachment-unassociated';
import { balancerGroupsNotNamed } from './balancer-group-not-named';
import { blackholeRoutes } from './blackhole-route';
import type { Finder, Finding, FindingKind } from './finding';
import { unassociatedGatewayEndpoints } from './gateway-endpoint-unassociated';
import { unusedInternetGateways } from './internet-gateway-unused';
import { internetRoutesWithoutPublicAddress } from './internet-route-without-public-address';
import { unusedMainTables } from './main-table-unused';
import { natGatewaysWithoutWayOut } from './nat-without-way-out';
import { groupsWithoutHealthyTarget } from './no-healthy-target';
import { oneSidedPeeringRoutes } from './one-sided-peering-route';
import { overQuotas } from './over-quota';
import { peeringOverlaps } from './peering-overlap';
import { publicAddressesWithoutRoute } from './public-address-without-route';
import { routesThatNeverWin } from './route-never-wins';
import { staleGroupReferences } from './stale-group-reference';
import { isolatedSubnets } from './subnet-isolated';
import { targetsOutsideZones } from './target-outside-zones';
import { transitOverlaps } from './transit-overlap';
import { zonesWithoutAttachment } from './zone-without-attachment';

const finders: Record<FindingKind, Finder> = {
  'blackhole-route': blackholeRoutes,
  'one-sided-peering-route': oneSidedPeeringRoutes,
  'nat-without-way-out': natGatewaysWithoutWayOut,
  'public-address-without-route': publicAddressesWithoutRoute,
  'internet-route-without-public-address': internetRoutesWithoutPublicAddress,
  'internet-gateway-unused': unusedInternetGateways,
  'subnet-isolated': isolatedSubnets,
  'route-never-wins': routesThatNeverWin,
  'main-table-unused': unusedMainTables,
  'acl-asymmetric': asymmetricAcls,
  'acl-entry-shadowed': shadowedAclEntries,
  'stale-group-reference': staleGroupReferences,
  'peering-overlap': peeringOverlaps,
  'transit-overlap': transitOverlaps,
  'attachment-unassociated': unassociatedAttachments,
  'zone-without-attachment': zonesWithoutAttachment,
  'gateway-endpoint-unassociated': unassociatedGatewayEndpoints,
  'target-outside-zones': targetsOutsideZones,
  'no-healthy-target': groupsWithoutHealthyTarget,
  'balancer-group-not-named': balancerGroupsNotNamed,
  'over-quota': overQuotas,
};

/** All kinds of finding there are. */
export const findingKinds = Object.keys(finders) as FindingKind[];

/** What is worth asking about a network, by kind and then by sentence, so that the order of its lists does not matter. */
export function findings(topology: Topology): Finding[] {
  return Object.values(finders).flatMap((find) =>
    find(topology).sort((a, b) => (a.says < b.says ? -1 : a.says > b.says ? 1 : 0)),
  );
}
