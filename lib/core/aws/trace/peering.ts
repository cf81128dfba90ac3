import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { PeeringConnection } from '@/lib/core/aws/topology/gateways';
import { enterThrough } from './gateway-table';
import { holdsAddress } from './network';
import type { Place, PlaceOf } from './place';
import { look } from './routing';
import type { Ref } from './step';
import type { Walk } from './walk';

/** Over a peering connection: between the blocks of its two VPCs and no further (https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html). */
export function crossPeering(walk: Walk, { connection, fromVpc }: PlaceOf<'PEERING'>): Place {
  const at: Ref = { kind: 'peering-connection', id: connection };
  const found = walk.network.find('peeringConnections', connection);
  if (!found) return walk.missing(at, 'R60');
  walk.pass(at);
  if (found.status !== 'active')
    return walk.end({
      at,
      disposition: 'NULL_ROUTED',
      code: 'BAD_STATE',
      rule: 'R60',
      why: `${connection} is ${found.status}, not active.`,
    });
  const far = found.requester.vpc === fromVpc ? found.accepter.vpc : found.requester.vpc;
  if (found.requester.vpc !== fromVpc && found.accepter.vpc !== fromVpc)
    return walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'UNASSOCIATED_COMPONENT',
      rule: 'R59',
      why: `${connection} does not join ${fromVpc}.`,
    });
  if (found.requester.region !== found.accepter.region && !walk.rules.sgReferenceInterRegion)
    walk.forget('SG_REFERENCES_NOT_PRESERVED');
  return arrive(walk, found, at, fromVpc, far);
}

function arrive(walk: Walk, { id }: PeeringConnection, at: Ref, near: string, far: string): Place {
  const outside =
    held(walk, near, walk.source) === false
      ? walk.source
      : held(walk, far, walk.destination) === false
        ? walk.destination
        : null;
  if (held(walk, far, walk.destination) === undefined)
    return walk.unknown(
      at,
      'X_IMPORT_INCOMPLETE',
      'R59',
      `${far}, on the other side of ${id}, was not given.`,
    );
  if (outside === null) return enterThrough(walk, at, far, { kind: 'pcx', id });
  const bent = beyond(walk, far);
  return (
    bent ??
    walk.end({
      at,
      disposition: 'NO_ROUTE',
      code: 'PCX_REQUIRES_ADDRESS_IN_VPC_CIDR',
      rule: 'R59',
      why: `${formatIp(outside)} is in no block of ${outside === walk.source ? near : far}, and ${id} carries only what goes from one of its VPCs to the other.`,
    })
  );
}

function held({ network }: Walk, vpc: string, address: Ip): boolean | undefined {
  const found = network.find('vpcs', vpc);
  return found && holdsAddress(found, address);
}

/** As M24, M25 and M36 have it: the far VPC's own routes are used, to its peers, its gateways or its gateway endpoint. */
function beyond(walk: Walk, far: string): Place | null {
  const transitive = walk.rules.peeringTransitive;
  const edgeToEdge = walk.rules.peeringEdgeToEdge;
  const servesAnyone = walk.rules.gatewayEndpointServes === 'anyone';
  const table = walk.network.tablesOf(far).find(({ main }) => main) ?? walk.network.tablesOf(far)[0];
  const subnet = walk.network.subnetsOf(far)[0];
  if ((!transitive && !edgeToEdge && !servesAnyone) || !table || !subnet) return null;
  const way = look(walk, table, 'SUBNET', subnet);
  if ('end' in way) return way.end;
  if (way.nextHop.kind === 'vpce' && servesAnyone)
    return { at: 'ENDPOINT', endpoint: way.nextHop.id, subnet: subnet.id, interface: null };
  const isPeer = way.nextHop.kind === 'pcx';
  if (isPeer ? !transitive : !edgeToEdge) return null;
  if (isPeer) return { at: 'PEERING', connection: way.nextHop.id, fromVpc: far };
  return way.nextHop.kind === 'nat'
    ? { at: 'NAT_GATEWAY', gateway: way.nextHop.id, fromSubnet: subnet.id }
    : null;
}
