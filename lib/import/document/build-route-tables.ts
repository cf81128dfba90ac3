import type { NextHop, NextHopKind } from '@/lib/core/aws/route-table';
import type { SubnetRouteTable, TopologyRoute, Vpc } from '@/lib/core/aws/topology/vpc';
import { samePrefix, type Prefix } from '@/lib/core/net/prefix';
import { eachIn } from './build-vpcs';
import { suggestion } from './closest';
import { pathOf, place, type Draft } from './draft';
import { hopLists, hopsOf } from './hops';
import { shown } from './problem';
import type { OuterTable, Route } from './vpc-schema';

/** Tables with their next hops known and their local routes added, and a main table for each VPC that has none (R10). */
export function buildRouteTables(draft: Draft): void {
  const { topology, document } = draft;
  const hops = hopsOf(topology);
  eachIn(draft, 'routeTables', (table: OuterTable, path) => {
    const routes = table.routes.map((route, i) => routeOf(draft, route, hops, `${path}.routes[${i}]`));
    const made = place(draft, topology.routeTables, { ...table, routes }, path);
    if (!document.explicit) addLocal(made, draft.vpcs.get(table.vpc));
  });
  if (document.explicit) return;
  const withMain = new Set(topology.routeTables.filter(({ main }) => main).map(({ vpc }) => vpc));
  for (const vpc of topology.vpcs) {
    if (withMain.has(vpc.id)) continue;
    const main = {
      id: `rtb-main-${vpc.id}`,
      vpc: vpc.id,
      main: true,
      gateway: null,
      propagating: [],
      routes: [],
    };
    addLocal(place(draft, topology.routeTables, main, pathOf(draft, vpc)), vpc);
  }
}

function routeOf(draft: Draft, route: Route, hops: Map<string, NextHopKind>, path: string): TopologyRoute {
  const nextHop = hopOf(draft, route, hops, `${path}.nextHop`);
  const origin = route.origin ?? (nextHop.kind === 'local' ? 'local' : 'static');
  return { destination: route.destination, nextHop, origin, state: route.state };
}

/** A blackhole may lead to what is no longer there; its kind is then read from the id. */
function hopOf(draft: Draft, route: Route, hops: Map<string, NextHopKind>, path: string): NextHop {
  const written = route.nextHop;
  if (written === 'local') return { kind: 'local', id: 'local' };
  const id = typeof written === 'string' ? written : written.id;
  const kind = hops.get(id);
  if (typeof written !== 'string') {
    const free = written.kind === 'local' || written.kind === 'unsupported' || route.state === 'blackhole';
    const partial = draft.topology.incomplete.some(({ what }) => hopLists.includes(what));
    if (kind === written.kind || free || partial) return written;
  } else if (kind) return { kind, id };
  else if (route.state === 'blackhole') return { kind: kindByName(id), id };
  draft.report(path, () => `There is nothing called ${shown(id)} that packets can go to${hint(id, hops)}`);
  return { kind: 'unsupported', id };
}

function hint(id: string, hops: Map<string, NextHopKind>): string {
  return suggestion(id, ['local', ...hops.keys()]);
}

const names: Record<string, NextHopKind> = {
  igw: 'igw',
  eigw: 'eigw',
  nat: 'nat',
  tgw: 'tgw',
  pcx: 'pcx',
  vgw: 'vgw',
  eni: 'eni',
  vpce: 'vpce',
};

function kindByName(id: string): NextHopKind {
  return names[id.slice(0, id.indexOf('-'))] ?? 'unsupported';
}

/** A local route for each block of the VPC, unless the table says where that block's packets go instead (R15). */
function addLocal(table: SubnetRouteTable, vpc: Vpc | undefined): void {
  const blocks: Prefix[] = vpc ? [...vpc.cidrs4, ...vpc.cidrs6] : [];
  for (const block of blocks) {
    const written = table.routes.some(
      ({ origin, destination }) =>
        origin === 'local' && 'length' in destination && samePrefix(destination, block),
    );
    if (!written)
      table.routes.push({
        destination: block,
        nextHop: { kind: 'local', id: 'local' },
        origin: 'local',
        state: 'active',
      });
  }
}
