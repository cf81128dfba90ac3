import { lookup, type NextHop, type Route } from '@/lib/core/aws/route-table';
import { targetNames } from '@/lib/core/aws/route-words';
import { awsRules } from '@/lib/core/aws/rules';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Random, Stream } from '@/lib/core/items/random';
import {
  drawNextHop,
  reasonFor,
  revealRoutes,
  routeExhibit,
  routeScenario,
  showTarget,
  targetOf,
  type RouteScene,
} from '@/lib/core/items/route-scene';
import type { Step } from '@/lib/core/items/variant';
import { formatIp, type Ipv6 } from '@/lib/core/net/ip';
import { formatPrefix, prefix, prefixOf, type Prefix } from '@/lib/core/net/prefix';

/** `leaves` is what somebody answers who thinks that IPv6 needs no route. */
type Answer = NextHop | null | typeof withoutRoute;
const withoutRoute = 'leaves';

/** An IPv6 packet looked up in a table with routes of both families. */
export const ipFamilies = choiceFamily<RouteScene, Answer>({
  id: 'routing/ip-families',
  revision: 1,
  title: 'IPv4 and IPv6 in one table',
  facts: ['routing.longest-prefix', 'routing.default-route-igw'],
  rules: ['R11', 'R20'],
  beliefs: ['M09', 'M94', 'M93', 'M02'],
  lesson: 'route-tables',
  draw,
  stem: ({ name, address }) =>
    `An instance with an IPv4 and an IPv6 address sends a packet to \`${formatIp(address)}\`. Its subnet uses the route table \`${name}\`. Which target does the table choose?`,
  exhibits: routeExhibit,
  reveal: revealRoutes,
  answer: (scene, rules) =>
    targetOf(scene, rules) ?? (rules.ipv6WithoutRoute === 'leaves' ? withoutRoute : null),
  show: (answer) =>
    answer === withoutRoute ? 'None: the packet leaves, and needs no route' : showTarget(answer),
  value: (answer) => (answer === withoutRoute ? withoutRoute : (answer?.id ?? null)),
  others: () => [null],
  reason: (answer, scene) =>
    answer === withoutRoute
      ? `\`${formatIp(scene.address)}\` is in no row of \`${scene.name}\`, and without a route no packet leaves, whatever its family.`
      : reasonFor(answer, scene),
  rationale({ table, address }): Step[] {
    const { candidates, chosen } = lookup(table, address, awsRules);
    const six = table.filter(({ destination }) => destination.family === 6).length;
    const holding = candidates.filter((one) => one.lost !== 'NOT_MATCHING');
    const lengths = holding.map(({ route }) => `/${route.destination.length}`).join(' and ');
    const families: Step = {
      text: `The packet is IPv6, so only the ${six} IPv6 rows of ${table.length} can match; \`0.0.0.0/0\` is an IPv4 row.`,
      rule: 'R11',
      mark: 'passed',
    };
    if (!chosen)
      return [
        families,
        {
          text: `None of the ${six} contains \`${formatIp(address)}\`, so the packet is dropped.`,
          rule: 'R11',
          mark: 'decides',
        },
        { text: 'A `::/0` route would take it, but the table has none.', rule: 'R20', mark: 'passed' },
      ];
    return [
      families,
      {
        text: `${holding.length} of the ${six} ${holding.length === 1 ? 'contains' : 'contain'} \`${formatIp(address)}\` (${lengths}), and the longest wins: \`${formatPrefix(chosen.destination)}\` to the ${targetNames[chosen.nextHop.kind]} \`${chosen.nextHop.id}\`.`,
        rule: 'R11',
        mark: 'decides',
      },
    ];
  },
  hints: ({ table }) => [
    `Which of the ${table.length} rows can an IPv6 packet match at all?`,
    'A length counts bits; a group between colons has 16 of them, so a prefix may end inside a group.',
  ],
  scenario: routeScenario,
});

/** A near miss always; a `::/0`, a wider match, or neither beside it. */
function draw(dice: Random): RouteScene {
  const place = dice.of('address');
  const ids = dice.of('ids');
  const [home = 1, far = 2] = place.sample([...Array(40).keys()], 2).map((at) => (at + 1) * 0x101);
  const address = address6(far, place.int(0, 0xffff), place.int(1, 0xfff));
  const has = dice.of('case').pick(['nothing', 'default', 'wider', 'both'] as const);
  const to = (destination: Prefix, nextHop: Route['nextHop'], origin: Route['origin'] = 'static'): Route => ({
    ...{ destination, nextHop, origin, state: 'active' },
  });
  const targets = dice.of('targets').shuffle(['tgw', 'pcx', 'eni'] as const);
  const rows: Route[] = [
    to(prefix(`10.${home % 250}.0.0/${place.int(16, 22)}`), drawNextHop(ids, 'local'), 'local'),
    to(prefixOf(address6(home, place.int(0, 255) * 256, 0), 56), drawNextHop(ids, 'local'), 'local'),
    to(prefix('0.0.0.0/0'), drawNextHop(ids, dice.of('default').pick(['nat', 'igw'] as const))),
    to(nearMiss(dice.of('near'), address), drawNextHop(ids, targets[0] ?? 'tgw')),
  ];
  if (has === 'default' || has === 'both')
    rows.push(to(prefix('::/0'), drawNextHop(ids, dice.of('six').pick(['eigw', 'igw'] as const))));
  if (has === 'wider' || has === 'both')
    rows.push(to(prefixOf(address, dice.of('wider').int(33, 47)), drawNextHop(ids, targets[1] ?? 'pcx')));
  return {
    name: `rtb-0${ids.int(256, 4095).toString(16)}`,
    table: dice.of('order').shuffle(rows),
    address,
  };
}

/** 2001:db8:<site>:<subnet>::<host>, in the space for documentation (RFC 3849). */
function address6(site: number, subnet: number, host: number): Ipv6 {
  return {
    family: 6,
    value: (0x20010db8n << 96n) | (BigInt(site) << 80n) | (BigInt(subnet) << 64n) | BigInt(host),
  };
}

/** A block with the same first three groups that does not hold the address. */
function nearMiss(dice: Stream, address: Ipv6): Prefix {
  const length = dice.int(50, 63);
  const flipped = 1n << BigInt(128 - dice.int(49, length));
  return prefixOf({ family: 6, value: address.value ^ flipped }, length);
}
