import { lookup, type Origin, type Route } from '@/lib/core/aws/route-table';
import { originName } from '@/lib/core/aws/route-words';
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
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix, prefix, prefixOf } from '@/lib/core/net/prefix';

const learned: Origin[] = ['direct-connect', 'vpn-static', 'vpn-bgp'];

export const ties = choiceFamily({
  id: 'routing/ties',
  revision: 1,
  title: 'Routes with the same prefix',
  facts: ['routing.priority-order'],
  rules: ['R12', 'R11'],
  beliefs: ['M04', 'M80', 'M81', 'M02', 'M01'],
  lesson: 'route-tables',
  draw(dice): RouteScene {
    const address = addressIn(dice.of('address'), 10, dice.of('far').int(1, 250));
    const ids = dice.of('ids');
    const length = dice.of('length').int(12, 24);
    const tied = prefixOf(address, length);
    const withStatic = dice.of('static').chance(50);
    const origins = withStatic
      ? dice.of('learned').sample(learned, dice.of('count').int(1, 2))
      : dice.of('learned').sample(learned, dice.of('count').int(2, 3));
    const gateway = drawNextHop(ids, 'vgw');
    const rows: Route[] = [
      {
        destination: prefix('172.20.0.0/16'),
        nextHop: drawNextHop(ids, 'local'),
        origin: 'local',
        state: 'active',
      },
      {
        destination: prefix('0.0.0.0/0'),
        nextHop: drawNextHop(ids, dice.of('default').pick(['nat', 'igw'] as const)),
        origin: 'static',
        state: 'active',
      },
      ...origins.map((origin): Route => ({
        destination: tied,
        // A VPC has one virtual private gateway; what it learned differs by connection.
        nextHop: {
          kind: 'vgw',
          id: `${gateway.id} over ${origin === 'direct-connect' ? 'dxvif' : 'vpn'}-0${ids.int(256, 4095).toString(16)}`,
        },
        origin,
        state: 'active',
      })),
      ...(withStatic
        ? [
            {
              destination: tied,
              nextHop: drawNextHop(ids, dice.of('target').pick(['tgw', 'pcx', 'eni'] as const)),
              origin: 'static',
              state: 'active',
            } satisfies Route,
          ]
        : []),
      ...(dice.of('wide').chance(60)
        ? [
            {
              destination: prefixOf(address, dice.of('wide-length').int(8, length - 1)),
              nextHop: drawNextHop(ids, 'tgw'),
              origin: 'static',
              state: 'active',
            } satisfies Route,
          ]
        : []),
    ];
    return {
      name: `rtb-0${ids.int(256, 4095).toString(16)}`,
      table: dice.of('order').shuffle(rows),
      address,
    };
  },
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
    return [
      {
        text: `The longest prefix that contains \`${formatIp(address)}\` is \`${formatPrefix(chosen.destination)}\`, and ${tied.length} routes have it.`,
        rule: 'R11',
        mark: 'passed',
      },
      {
        text: `Their origins settle it: ${originName(chosen.origin).toLowerCase()} comes before ${tied
          .filter((route) => route !== chosen)
          .map((route) => originName(route.origin).toLowerCase())
          .join(' and ')}.`,
        rule: 'R12',
        mark: 'decides',
      },
    ];
  },
  hints: () => [
    'Find the longest prefix first; how many rows have it?',
    'Among rows of one prefix the origin decides: what was written by hand, then what was learned.',
    'Among learned routes, think of which connection is the more dedicated one.',
  ],
  scenario: routeScenario,
});
