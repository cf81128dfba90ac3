import type { Switches } from '@/lib/core/aws/rule';
import { lookup, type NextHop, type NextHopKind, type Route } from '@/lib/core/aws/route-table';
import { fateOf, inRows, lowerFirst, routeRow, rowFateOf, targetNames } from '@/lib/core/aws/route-words';
import { awsRules } from '@/lib/core/aws/rules';
import { formatIp, type Ip, type Ipv4 } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import type { Exhibit } from './exhibit';
import type { Stream } from './random';
import type { Variant } from './variant';

/** A table and the address that is looked up in it. */
export type RouteScene = { name: string; table: Route[]; address: Ip };

/** A next hop with an id that looks like AWS's. */
export function drawNextHop(dice: Stream, kind: NextHopKind): NextHop {
  const prefix = kind === 'gwlbe' ? 'vpce' : kind;
  return {
    kind,
    id: kind === 'local' ? 'local' : `${prefix}-0${dice.int(0, 0xfff).toString(16).padStart(3, '0')}`,
  };
}

/** An IPv4 address whose first two bytes are drawn by the caller. */
export function addressIn(dice: Stream, first: number, second: number): Ipv4 {
  return {
    family: 4,
    value: first * 0x1000000 + second * 0x10000 + dice.int(1, 254) * 256 + dice.int(4, 250),
  };
}

/** The target that the switches choose, as an option; “no route” when none matches. */
export function targetOf({ table, address }: RouteScene, rules: Switches): NextHop | null {
  return lookup(table, address, rules).chosen?.nextHop ?? null;
}

export function showTarget(hop: NextHop | null): string {
  if (hop === null) return 'None: the packet is dropped, no route matches';
  return hop.kind === 'local'
    ? '`local`, delivered inside the VPC'
    : `\`${hop.id}\`, the ${targetNames[hop.kind]}`;
}

/** One sentence on why this target is or is not chosen here. */
export function reasonFor(hop: NextHop | null, { table, address }: RouteScene): string {
  const { candidates, chosen } = lookup(table, address, awsRules);
  const of = candidates.filter(({ route }) => route.nextHop.id === hop?.id);
  if (of.length === 0)
    return chosen
      ? `A route does match: \`${formatPrefix(chosen.destination)}\`.`
      : 'No destination of the table contains the address.';
  return of
    .map((one) => {
      const prefix = `\`${formatPrefix(one.route.destination)}\``;
      if (one.lost === null)
        return `${prefix} contains \`${formatIp(address)}\` and is preferred to every other route that does.`;
      if (one.lost === 'NOT_MATCHING') return `${prefix} does not contain \`${formatIp(address)}\`.`;
      return `${prefix} contains the address, but loses: ${lowerFirst(fateOf(one, chosen))}.`;
    })
    .join(' ');
}

export function routeExhibit({ name, table }: RouteScene): Exhibit[] {
  return [
    {
      kind: 'route-table',
      title: `Route table \`${name}\``,
      caption: 'the order of rows means nothing',
      rows: inRows(table, (route) => route).flatMap(([route]) => (route ? routeRow(route) : [])),
    },
    ...listExhibits(table),
  ];
}

/** The table with what became of every route. */
export function revealRoutes({ name, table, address }: RouteScene): Exhibit[] {
  const { candidates, chosen } = lookup(table, address, awsRules);
  return [
    {
      kind: 'route-table',
      title: `Route table \`${name}\``,
      caption: `looked up for \`${formatIp(address)}\``,
      rows: inRows(candidates, ({ route }) => route).flatMap((row) => {
        const mark = row.some(({ lost }) => lost === null) ? 'decides' : 'lost';
        return row[0] ? { ...routeRow(row[0].route), note: rowFateOf(row, chosen), mark } : [];
      }),
    },
    ...listExhibits(table),
  ];
}

/** The entries of each prefix list, which a route table does not show. */
function listExhibits(table: readonly Route[]): Exhibit[] {
  if (!table.some((route) => route.prefixList)) return [];
  return inRows(table, (route) => route).flatMap((row) => {
    const id = row[0]?.prefixList;
    const entries = row.map(({ destination }) => `\`${formatPrefix(destination)}\``).join(', ');
    return id
      ? { kind: 'facts', title: `Prefix list \`${id}\``, rows: [{ term: 'Entries', value: entries }] }
      : [];
  });
}

/** Table and address for programs. */
export function routeScenario({ table, address }: RouteScene): Variant['scenario'] {
  return {
    address: formatIp(address),
    routes: table.map(({ destination, nextHop, origin, state, prefixList }) => ({
      destination: formatPrefix(destination),
      target: nextHop.id,
      targetKind: nextHop.kind,
      origin,
      state,
      ...(prefixList ? { prefixList } : {}),
    })),
  };
}
