import { prefix4 } from '@/lib/core/net/prefix';
import { emptyTopology } from '@/lib/core/aws/topology/empty';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { random } from '@/lib/core/items/random';
import { drawGroups } from './draw-groups';
import { drawLists } from './draw-lists';
import { drawPeerings } from './draw-peerings';
import { drawTables } from './draw-tables';
import { drawVpc, type VpcDraft } from './draw-vpc';

/**
 * A small network, the same for the same seed: one to three VPCs with one to three subnets of one or two instances each.
 * Whatever blocks packets in an exam turns up: routes that miss on one side, blackholes, appliances, peers with one block,
 * lists without a way for answers, NAT gateways with half of their ports open.
 */
export function generate(seed: number): Topology {
  const dice = random('netns', seed);
  const count = dice.of('vpcs').int(1, 3);
  // The second and third VPC may have the same block: then only the first has a peering with each (R58, R61).
  const isTwin = count === 3 && dice.of('twin').chance(35);
  const vpcs = Array.from({ length: count }, (_, at): VpcDraft => {
    const n = at + 1;
    return drawVpc(dice, n, isTwin && n === 3 ? 2 : n);
  });
  const peeringConnections = drawPeerings(dice.of('peerings'), vpcs, isTwin);
  const tables = vpcs.flatMap((one) => drawTables(dice, one, vpcs, peeringConnections));
  const lists = drawLists(dice, vpcs);
  const groups = drawGroups(dice, vpcs);
  return {
    ...emptyTopology(),
    regions: [{ name: 'us-east-1', zones: ['use1-az1'] }],
    vpcs: vpcs.map(({ vpc }) => vpc),
    subnets: vpcs.flatMap(({ subnets }) => subnets.map(lists.assign)),
    routeTables: tables,
    networkAcls: lists.networkAcls,
    securityGroups: groups.securityGroups,
    interfaces: vpcs.flatMap(({ interfaces }) => interfaces.map(groups.assign)),
    instances: vpcs.flatMap(({ instances }) => instances),
    internetGateways: vpcs.flatMap(({ gateway, vpc }) => (gateway ? [{ id: gateway, vpc: vpc.id }] : [])),
    natGateways: vpcs.flatMap(({ nat }) => (nat ? [nat] : [])),
    peeringConnections,
  };
}

/** Where the host on the internet is. */
export const internetHost = prefix4('198.51.100.10/32');
