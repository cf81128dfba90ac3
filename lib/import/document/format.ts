import type { NextHopKind } from '@/lib/core/aws/route-table';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Subnet, SubnetRouteTable, Vpc } from '@/lib/core/aws/topology/vpc';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { canonicalJson } from './canonical';
import { formatAcl, formatGroup, writtenDestination } from './format-filter';
import { formatGateways } from './format-gateways';
import { formatServices } from './format-services';
import { hopsOf } from './hops';

/** What is written on a document besides the network. */
export type Heading = { title?: string; description?: string };

/**
 * The document that {@link parseTopologyDocument} reads back as the same topology: everything is written out, lists in
 * their order, VPCs with what they hold.
 */
export function formatTopologyDocument(topology: Topology, heading: Heading = {}): string {
  const document = {
    title: heading.title,
    description: heading.description,
    explicit: true,
    ...listed({
      regions: topology.regions,
      ...formatVpcs(topology),
      prefixLists: topology.prefixLists.map(({ entries, ...list }) => ({
        ...list,
        entries: entries === 'unknown' ? entries : entries.map(formatPrefix),
      })),
      securityGroups: topology.securityGroups.map(formatGroup),
      interfaces: topology.interfaces.map(({ addresses, ipv6, ...one }) => ({
        ...one,
        addresses: addresses.map(({ private: own, public: shownAs, elastic }) => ({
          privateIp: formatIp(own),
          publicIp: shownAs && formatIp(shownAs),
          elastic,
        })),
        ipv6: ipv6.map(formatIp),
      })),
      instances: topology.instances,
      ...formatGateways(topology),
      ...formatServices(topology),
      flowLogs: topology.flowLogs,
      mirrorSessions: topology.mirrorSessions,
      blockPublicAccess: topology.blockPublicAccess,
      incomplete: topology.incomplete,
    }),
  };
  return canonicalJson(document);
}

function listed(lists: Record<string, readonly unknown[]>): Record<string, readonly unknown[]> {
  return Object.fromEntries(Object.entries(lists).filter(([, members]) => members.length > 0));
}

type Held = 'subnets' | 'routeTables' | 'networkAcls';
type Written = Record<Held, readonly { vpc: string }[]>;

/** Members stand in their VPC; a list that has another order than the VPCs, or members of others, stands beside them. */
function formatVpcs(topology: Topology): Record<Held | 'vpcs', readonly unknown[]> {
  const hops = hopsOf(topology);
  const written: Written = {
    subnets: topology.subnets.map(formatSubnet),
    routeTables: topology.routeTables.map((table) => formatTable(table, hops)),
    networkAcls: topology.networkAcls.map(formatAcl),
  };
  const turn = new Map(topology.vpcs.map(({ id }, i) => [id, i]));
  const fits = (list: Held): boolean =>
    written[list].every(({ vpc }, i) => {
      const before = written[list][i - 1];
      return turn.has(vpc) && (!before || Number(turn.get(before.vpc)) <= Number(turn.get(vpc)));
    });
  const nested = (['subnets', 'routeTables', 'networkAcls'] as const).filter(fits);
  return {
    vpcs: topology.vpcs.map((vpc) => ({
      ...formatVpc(vpc),
      ...Object.fromEntries(nested.map((list) => [list, inside(written[list], vpc.id)])),
    })),
    ...written,
    ...Object.fromEntries(nested.map((list) => [list, []])),
  };
}

function inside(members: readonly { vpc: string }[], vpc: string): object[] {
  return members.filter((member) => member.vpc === vpc).map(({ vpc: _, ...member }) => member);
}

function formatVpc({ cidrs4, cidrs6, ...vpc }: Vpc): object {
  return { ...vpc, cidrs: cidrs4.map(formatPrefix), cidrs6: cidrs6.map(formatPrefix) };
}

function formatSubnet({ cidr4, cidrs6, ...subnet }: Subnet): { vpc: string } {
  const blocks = { cidr: cidr4 && formatPrefix(cidr4), cidrs6: cidrs6.map(formatPrefix) };
  return { ...subnet, ...blocks };
}

/** A next hop is its id alone where the id's list says the kind. */
function formatTable(table: SubnetRouteTable, hops: Map<string, NextHopKind>): { vpc: string } {
  const routes = table.routes.map(({ destination, nextHop, origin, state }) => {
    const isKnown = nextHop.kind === 'local' ? nextHop.id === 'local' : hops.get(nextHop.id) === nextHop.kind;
    return {
      destination: writtenDestination(destination),
      nextHop: isKnown ? nextHop.id : nextHop,
      origin,
      state,
    };
  });
  return { ...table, ...{ routes } };
}
