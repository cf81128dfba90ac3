import type { Ref } from '@/lib/core/aws/trace/step';
import { ruleCost } from '@/lib/core/aws/security-group-quota';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { SubnetRouteTable } from '@/lib/core/aws/topology/vpc';
import type { Finder } from './finding';

/** `zone`: what is counted by zone, over all of these. */
type Count = { at: Ref; of: string; count: number; quota: number; zone?: { name: string; all: Ref[] } };

/**
 * More entries than AWS allows unless somebody asks for more (R9,
 * https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). What is not known counts as nothing.
 */
export const overQuotas: Finder = (topology) =>
  [...ofVpcs(topology), ...ofTables(topology), ...ofFilters(topology)]
    .filter(({ count, quota }) => count > quota)
    .map(({ at, of, count, quota, zone }) => ({
      kind: 'over-quota',
      components: zone?.all ?? [at],
      says: `${zone?.name ?? at.id} has ${count} ${of}; the quota is ${quota} unless AWS raised it.`,
      rule: 'R9',
    }));

function ofVpcs({ vpcs, subnets, routeTables, natGateways }: Topology): Count[] {
  const byVpc = vpcs.flatMap(({ id, cidrs4, cidrs6 }): Count[] => {
    const at: Ref = { kind: 'vpc', id };
    const here = ({ vpc }: { vpc: string }): boolean => vpc === id;
    return [
      { at, of: 'IPv4 blocks', count: cidrs4.length, quota: 5 },
      { at, of: 'IPv6 blocks', count: cidrs6.length, quota: 5 },
      { at, of: 'subnets', count: subnets.filter(here).length, quota: 200 },
      { at, of: 'route tables', count: routeTables.filter(here).length, quota: 200 },
    ];
  });
  const zoneOf = new Map(subnets.map(({ id, zone }) => [id, zone]));
  const used = [...new Set(zoneOf.values())].flatMap((name): Count[] => {
    const all = natGateways
      .filter(({ subnet }) => subnet !== null && zoneOf.get(subnet) === name)
      .map(({ id }): Ref => ({ kind: 'nat-gateway', id }));
    return all.slice(0, 1).map((at) => ({
      ...{ at, of: 'NAT gateways', count: all.length, quota: 5, zone: { name, all } },
    }));
  });
  return [...byVpc, ...used];
}

/** IPv4 and IPv6 are counted apart; a route to a prefix list counts as the most entries that the list may have. */
function ofTables({ routeTables, prefixLists }: Topology): Count[] {
  const most = new Map(prefixLists.map(({ id, maxEntries }) => [id, maxEntries ?? 1]));
  return routeTables.flatMap((table): Count[] => {
    const at: Ref = { kind: 'route-table', id: table.id };
    const propagated = table.routes.filter(({ origin }) => origin !== 'static' && origin !== 'local');
    return [
      { at, of: 'IPv4 routes', count: written(table, 4, most), quota: 500 },
      { at, of: 'IPv6 routes', count: written(table, 6, most), quota: 500 },
      { at, of: 'propagated routes', count: propagated.length, quota: 100 },
    ];
  });
}

function written({ routes }: SubnetRouteTable, family: 4 | 6, most: ReadonlyMap<string, number>): number {
  return routes
    .filter(({ origin }) => origin === 'static' || origin === 'local')
    .reduce((sum, { destination }) => {
      if ('prefixList' in destination)
        return sum + (family === 4 ? (most.get(destination.prefixList) ?? 1) : 0);
      return sum + (destination.family === family ? 1 : 0);
    }, 0);
}

function ofFilters(topology: Topology): Count[] {
  const lists = topology.networkAcls.flatMap(({ id, inbound, outbound }): Count[] => {
    const at: Ref = { kind: 'network-acl', id };
    return [
      { at, of: 'inbound entries', count: inbound.length, quota: 20 },
      { at, of: 'outbound entries', count: outbound.length, quota: 20 },
    ];
  });
  const groups = topology.securityGroups.flatMap(({ id, inbound, outbound }) => {
    const at: Ref = { kind: 'security-group', id };
    return ([4, 6] as const).flatMap((family): Count[] => [
      { at, of: `inbound IPv${family} rules`, count: cost(topology, inbound, family), quota: 60 },
      { at, of: `outbound IPv${family} rules`, count: cost(topology, outbound, family), quota: 60 },
    ]);
  });
  const held = topology.interfaces.map(({ id, securityGroups }): Count => ({
    ...{ at: { kind: 'interface', id }, of: 'security groups', count: securityGroups.length, quota: 5 },
  }));
  return [...lists, ...groups, ...held];
}

/** Rules that name no block are counted with IPv4 only, so that no IPv6 rule is counted too many. */
function cost({ prefixLists }: Topology, rules: readonly SecurityGroupRule[], family: 4 | 6): number {
  return rules
    .filter(({ peer }) => (peer.kind === 'cidr' ? peer.prefix.family : 4) === family)
    .reduce((sum, rule) => {
      const counted = ruleCost(rule, prefixLists);
      return sum + (counted === 'unknown' ? 1 : counted);
    }, 0);
}
