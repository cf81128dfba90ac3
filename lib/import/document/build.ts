import { emptyTopology } from '@/lib/core/aws/topology/empty';
import { buildGateways } from './build-gateways';
import { buildInterfaces } from './build-interfaces';
import { addRegions } from './build-regions';
import { buildRouteTables } from './build-route-tables';
import { buildServices } from './build-services';
import { buildVpcs } from './build-vpcs';
import type { TopologyDocument } from './document-schema';
import { placeAll, type Draft } from './draft';
import { fillAddresses } from './free-address';
import type { Report } from './problem';

/** Everything a document says and everything that AWS adds to it. References may still lead nowhere. */
export function build(document: TopologyDocument, report: Report): Draft {
  const draft: Draft = {
    document,
    topology: emptyTopology(),
    pathOf: new Map(),
    report,
    vpcs: new Map(),
    subnets: new Map(),
    defaultGroups: new Map(),
    addressless: [],
  };
  buildVpcs(draft);
  buildInterfaces(draft);
  buildGateways(draft);
  buildServices(draft);
  placeRest(draft);
  if (!document.explicit) addRegions(draft);
  fillAddresses(draft);
  // Last, because a next hop is known by the list that its id stands in.
  buildRouteTables(draft);
  if (!document.explicit) gather(draft);
  return draft;
}

/** What was made for a VPC follows what the VPC holds, so that a document that is written out has the same order. */
function gather({ topology }: Draft): void {
  const turn = new Map(topology.vpcs.map(({ id }, i) => [id, i]));
  const at = ({ vpc }: { vpc: string }): number => turn.get(vpc) ?? turn.size;
  for (const list of [topology.subnets, topology.routeTables, topology.networkAcls])
    (list as { vpc: string }[]).sort((a, b) => at(a) - at(b));
}

function placeRest(draft: Draft): void {
  const { document, topology } = draft;
  placeAll(draft, topology.prefixLists, document.prefixLists, 'prefixLists');
  placeAll(draft, topology.transitGateways, document.transitGateways, 'transitGateways');
  placeAll(
    draft,
    topology.transitGatewayRouteTables,
    document.transitGatewayRouteTables,
    'transitGatewayRouteTables',
  );
  placeAll(draft, topology.customerGateways, document.customerGateways, 'customerGateways');
  placeAll(draft, topology.virtualInterfaces, document.virtualInterfaces, 'virtualInterfaces');
  placeAll(draft, topology.directConnectGateways, document.directConnectGateways, 'directConnectGateways');
  placeAll(draft, topology.onPremises, document.onPremises, 'onPremises');
  placeAll(draft, topology.services, document.services, 'services');
  placeAll(draft, topology.targetGroups, document.targetGroups, 'targetGroups');
  placeAll(draft, topology.accelerators, document.accelerators, 'accelerators');
  placeAll(draft, topology.flowLogs, document.flowLogs, 'flowLogs');
  placeAll(draft, topology.mirrorSessions, document.mirrorSessions, 'mirrorSessions');
  placeAll(draft, topology.blockPublicAccess, document.blockPublicAccess, 'blockPublicAccess');
  placeAll(draft, topology.incomplete, document.incomplete, 'incomplete');
}
