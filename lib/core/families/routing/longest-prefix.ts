import { isPropagated, lookup, type Route } from '@/lib/core/aws/route-table';
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

export const longestPrefix = choiceFamily({
  id: 'routing/longest-prefix',
  revision: 1,
  title: 'The longest prefix wins',
  facts: ['routing.longest-prefix', 'routing.priority-order'],
  rules: ['R11', 'R12'],
  beliefs: ['M03', 'M02', 'M01'],
  lesson: 'route-tables',
  draw(dice): RouteScene {
    const [vpc = 0, far = 0] = dice.of('blocks').sample(
      Array.from({ length: 120 }, (_, i) => i),
      2,
    );
    const address = addressIn(dice.of('address'), 10, far);
    const ids = dice.of('ids');
    const lengths = dice.of('lengths');
    const wide = lengths.int(9, 13);
    const middle = lengths.int(14, 18);
    const long = lengths.int(middle + 1, 24);
    const [a = 'tgw', b = 'pcx'] = dice.of('targets').shuffle(['tgw', 'pcx', 'eni'] as const);
    // The longest route is propagated, so that “static always wins” parts from the key.
    const longest: Route = {
      destination: prefixOf(address, long),
      nextHop: drawNextHop(ids, 'vgw'),
      origin: dice.of('origin').pick(['vpn-bgp', 'direct-connect'] as const),
      state: 'active',
    };
    const near: Route = {
      destination: prefixOf({ family: 4, value: (address.value ^ (1 << (32 - long))) >>> 0 }, long),
      nextHop: drawNextHop(ids, 'pcx'),
      origin: 'static',
      state: 'active',
    };
    const rows: Route[] = [
      {
        destination: prefix(`172.${16 + (vpc % 16)}.0.0/16`),
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
      {
        destination: prefixOf(address, wide),
        nextHop: drawNextHop(ids, a),
        origin: 'static',
        state: 'active',
      },
      {
        destination: prefixOf(address, middle),
        nextHop: drawNextHop(ids, b),
        origin: 'static',
        state: 'active',
      },
      longest,
      ...(dice.of('near').chance(60) ? [near] : []),
    ];
    return {
      name: `rtb-0${ids.int(256, 4095).toString(16)}`,
      table: dice.of('order').shuffle(rows),
      address,
    };
  },
  stem: ({ name, address }) =>
    `An instance sends a packet to \`${formatIp(address)}\`. Its subnet uses the route table \`${name}\`. Which target does the table choose?`,
  exhibits: routeExhibit,
  reveal: revealRoutes,
  answer: targetOf,
  show: showTarget,
  value: (hop) => hop?.id ?? null,
  reason: (hop, scene) => reasonFor(hop, scene),
  rationale({ table, address }) {
    const { candidates, chosen } = lookup(table, address, awsRules);
    const holding = candidates
      .filter((one) => one.lost !== 'NOT_MATCHING')
      .map(({ route }) => `/${route.destination.length}`);
    const winner = chosen ?? table[0];
    if (!winner) throw new Error('an empty table');
    return [
      {
        text: `${holding.length} of ${table.length} destinations contain \`${formatIp(address)}\`: ${holding.join(', ')}.`,
        rule: 'R11',
        mark: 'passed',
      },
      {
        text: `The longest of them wins: \`${formatPrefix(winner.destination)}\` to \`${winner.nextHop.id}\`.`,
        rule: 'R11',
        mark: 'decides',
      },
      {
        text: `Static before propagated is not asked${isPropagated(winner) ? ', though the winner is propagated' : ''}: it settles ties of equal length only.`,
        rule: 'R12',
        mark: 'not-reached',
      },
    ];
  },
  hints: ({ table }) => [
    'First cross out every destination that does not contain the address.',
    `Of the ${table.length} rows, compare only the lengths of those that are left.`,
    'Neither the order of the rows nor the origin matters while the lengths differ.',
  ],
  scenario: routeScenario,
});
