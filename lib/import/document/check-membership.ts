import { pathOf, type Draft } from './draft';

/** What is used together stands in one VPC, and what a VPC or zone has once is there once. */
export function checkMembership(draft: Draft): void {
  checkSubnets(draft);
  checkTables(draft);
  checkInterfaces(draft);
  checkGateways(draft);
  checkAttachments(draft);
}

type Owned = { id: string; vpc: string };

function checkSubnets(draft: Draft): void {
  const tables = homes(draft.topology.routeTables);
  const acls = homes(draft.topology.networkAcls);
  for (const subnet of draft.topology.subnets) {
    const path = pathOf(draft, subnet);
    const { routeTable, networkAcl } = subnet;
    if (routeTable !== null) same(draft, subnet, routeTable, tables, `${path}.routeTable`);
    same(draft, subnet, networkAcl, acls, `${path}.networkAcl`);
  }
}

function homes(members: readonly { id: string; vpc: string | null }[]): Map<string, string | null> {
  return new Map(members.map(({ id, vpc }) => [id, vpc]));
}

function same(
  { report }: Draft,
  of: Owned,
  id: string,
  home: Map<string, string | null>,
  path: string,
): void {
  const vpc = home.get(id);
  if (vpc != null && vpc !== of.vpc) report(path, `${id} belongs to ${vpc}, but ${of.id} to ${of.vpc}.`);
}

/** One main table (R10), and edge tables of gateways of the same VPC (R21). */
function checkTables(draft: Draft): void {
  const { topology, report } = draft;
  const gateways = homes([...topology.internetGateways, ...topology.virtualPrivateGateways]);
  const main = new Map<string, string>();
  for (const table of topology.routeTables) {
    const path = pathOf(draft, table);
    if (table.gateway !== null) same(draft, table, table.gateway, gateways, `${path}.gateway`);
    if (!table.main) continue;
    const other = main.get(table.vpc);
    if (other !== undefined) report(`${path}.main`, `${table.vpc} has the main table ${other} already.`);
    else main.set(table.vpc, table.id);
  }
}

/** Groups of the VPC, or associated with it (R57). */
function checkInterfaces(draft: Draft): void {
  const { topology, report } = draft;
  const groups = new Map(topology.securityGroups.map((group) => [group.id, group]));
  for (const one of topology.interfaces) {
    const vpc = draft.subnets.get(one.subnet)?.vpc;
    one.securityGroups.forEach((id, i) => {
      const group = groups.get(id);
      if (group && vpc !== undefined && !group.vpcs.includes(vpc))
        report(`${pathOf(draft, one)}.securityGroups[${i}]`, `${id} is not associated with ${vpc}.`);
    });
  }
}

/** One internet gateway and one virtual private gateway for a VPC; a NAT gateway in its own VPC. */
function checkGateways(draft: Draft): void {
  const { topology, report } = draft;
  for (const list of [topology.internetGateways, topology.virtualPrivateGateways]) {
    const seen = new Map<string, string>();
    for (const gateway of list) {
      const other = seen.get(gateway.vpc ?? '');
      if (gateway.vpc !== null && other !== undefined)
        report(`${pathOf(draft, gateway)}.vpc`, `${gateway.vpc} has ${other} already.`);
      seen.set(gateway.vpc ?? '', gateway.id);
    }
  }
  const subnets = homes(topology.subnets);
  for (const nat of topology.natGateways)
    if (nat.subnet !== null) same(draft, nat, nat.subnet, subnets, `${pathOf(draft, nat)}.subnet`);
}

/** Subnets of the attached VPC, one for each zone (R69). */
function checkAttachments(draft: Draft): void {
  for (const attachment of draft.topology.transitGatewayAttachments) {
    const zones = new Map<string, string>();
    attachment.subnets.forEach((id, i) => {
      const path = `${pathOf(draft, attachment)}.subnets[${i}]`;
      const subnet = draft.subnets.get(id);
      if (!subnet) return;
      if (attachment.kind === 'vpc' && subnet.vpc !== attachment.resource)
        draft.report(path, `${id} belongs to ${subnet.vpc}, but the attachment to ${attachment.resource}.`);
      const other = zones.get(subnet.zone);
      if (other !== undefined)
        draft.report(
          path,
          `${id} is in ${subnet.zone} like ${other}; an attachment has one subnet in a zone.`,
        );
      zones.set(subnet.zone, id);
    });
  }
}
