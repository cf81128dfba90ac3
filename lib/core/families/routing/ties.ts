import { lookup, type NextHop, type Origin, type Route } from '@/lib/core/aws/route-table';
import { lowerFirst, originName } from '@/lib/core/aws/route-words';
import { awsRules } from '@/lib/core/aws/rules';
import { choiceFamily } from '@/lib/core/items/choice-family';
import {
  addressIn,
  drawNextHop,
  reasonFor,
  revealRoutes,
  routeExhibit,
  routeScenario,
  showTarget,
  targetOf,
  type RouteScene,
} from '@/lib/core/items/route-scene';
import type { Random, Stream } from '@/lib/core/items/random';
import type { Step } from '@/lib/core/items/variant';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { formatPrefix, prefix, prefixOf, type Prefix } from '@/lib/core/net/prefix';

const learned: Origin[] = ['direct-connect', 'vpn-static', 'vpn-bgp'];

export const ties = choiceFamily({
  id: 'routing/ties',
  revision: 2,
  title: 'Routes with the same prefix',
  facts: ['routing.priority-order'],
  rules: ['R12', 'R11', 'R16'],
  beliefs: ['M08a', 'M08b', 'M04', 'M80', 'M81', 'M02', 'M01'],
  lesson: 'route-tables',
  draw,
  stem: ({ name, address }) =>
    `A packet for \`${formatIp(address)}\` is looked up in \`${name}\`. The virtual private gateway propagates what it learned, and each such row names the connection it was learned over. Which target is chosen?`,
  exhibits: routeExhibit,
  reveal: revealRoutes,
  answer: targetOf,
  show: showTarget,
  value: (hop) => hop?.id ?? null,
  reason: (hop, scene) => reasonFor(hop, scene),
  rationale({ table, address }) {
    const { chosen } = lookup(table, address, awsRules);
    if (!chosen) throw new Error('no route');
    const tied = table.filter(
      (route) => formatPrefix(route.destination) === formatPrefix(chosen.destination),
    );
    const list = tied.find((route) => route.prefixList);
    return [
      ...(list
        ? [
            {
              text: `Of the prefix list \`${list.prefixList}\` the entry \`${formatPrefix(list.destination)}\` contains the address, and it is compared like a route of its own.`,
              rule: 'R16',
              mark: 'passed',
            } satisfies Step,
          ]
        : []),
      {
        text: `The longest prefix that contains \`${formatIp(address)}\` is \`${formatPrefix(chosen.destination)}\`, and ${tied.length} routes have it.`,
        rule: 'R11',
        mark: 'passed',
      },
      {
        text: `Their origins settle it: ${lowerFirst(originName(chosen.origin))} comes before ${tied
          .filter((route) => route !== chosen)
          .map((route) => lowerFirst(originName(route.origin)))
          .join(' and ')}.`,
        rule: 'R12',
        mark: 'decides',
      },
    ];
  },
  hints: () => [
    'Find the longest prefix first; how many rows have it?',
    'Among rows of one prefix the origin decides: what was written by hand, then what was learned; a prefix list stands between.',
    'Among learned routes, think of which connection is the more dedicated one.',
  ],
  scenario: routeScenario,
});

/** Two or three routes of one prefix, a default, and perhaps a wider route. */
function draw(dice: Random): RouteScene {
  const address = addressIn(dice.of('address'), 10, dice.of('far').int(1, 250));
  const ids = dice.of('ids');
  const length = dice.of('length').int(12, 24);
  const withStatic = dice.of('static').chance(50);
  const withList = dice.of('list').chance(40);
  const written = Number(withStatic) + Number(withList);
  const origins = dice.of('learned').sample(learned, dice.of('count').int(written ? 1 : 2, 3 - written));
  const [a = 'tgw', b = 'pcx'] = dice.of('targets').shuffle(['tgw', 'pcx', 'eni'] as const);
  const tied = prefixOf(address, length);
  const rows: Route[] = [
    to(prefix('172.20.0.0/16'), drawNextHop(ids, 'local'), 'local'),
    to(prefix('0.0.0.0/0'), drawNextHop(ids, dice.of('default').pick(['nat', 'igw'] as const))),
    ...overGateway(ids, origins).map(([nextHop, origin]) => to(tied, nextHop, origin)),
  ];
  if (withStatic) rows.push(to(tied, drawNextHop(ids, a)));
  if (withList) rows.push(...listOf(ids, address, length, drawNextHop(ids, b)));
  if (dice.of('wide').chance(60))
    rows.push(to(prefixOf(address, dice.of('wide-length').int(8, length - 1)), drawNextHop(ids, 'tgw')));
  return {
    name: `rtb-0${ids.int(256, 4095).toString(16)}`,
    table: dice.of('order').shuffle(rows),
    address,
  };
}

function to(destination: Prefix, nextHop: NextHop, origin: Origin = 'static'): Route {
  return { destination, nextHop, origin, state: 'active' };
}

/** A VPC has one virtual private gateway; what it learned differs by connection. */
function overGateway(ids: Stream, origins: readonly Origin[]): [NextHop, Origin][] {
  const gateway = drawNextHop(ids, 'vgw');
  return origins.map((origin) => {
    const connection = origin === 'direct-connect' ? 'dxvif' : 'vpn';
    const id = `${gateway.id} over ${connection}-0${ids.int(256, 4095).toString(16)}`;
    return [{ kind: 'vgw', id }, origin];
  });
}

/** A list with the block of the address and the one beside it. */
function listOf(ids: Stream, address: Ipv4, length: number, nextHop: NextHop): Route[] {
  const beside: Ipv4 = { family: 4, value: (address.value ^ (1 << (32 - length))) >>> 0 };
  const prefixList = `pl-0${ids.int(256, 4095).toString(16)}`;
  return [address, beside].map((one) => ({
    ...to(prefixOf(one, length), nextHop, 'prefix-list'),
    prefixList,
  }));
}
