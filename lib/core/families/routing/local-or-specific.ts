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
import type { Step } from '@/lib/core/items/variant';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix, prefix, prefixOf } from '@/lib/core/net/prefix';

export const localOrSpecific = choiceFamily({
  id: 'routing/local-or-specific',
  revision: 1,
  title: 'Local against more specific routes',
  facts: ['routing.local-precedence', 'routing.local-route'],
  rules: ['R13', 'R14', 'R11'],
  beliefs: ['M05', 'M06', 'M02', 'M01'],
  lesson: 'route-tables',
  draw(dice): RouteScene {
    const address = addressIn(dice.of('address'), 10, dice.of('vpc').int(1, 250));
    const ids = dice.of('ids');
    const vpc = dice.of('vpc-length').int(16, 19);
    const subnet = dice.of('subnet-length').int(vpc + 2, 25);
    const propagated = dice.of('propagated').chance(70);
    const middlebox = !propagated || dice.of('middlebox').chance(50);
    // AWS documents no winner among local, a whole-subnet route and a longer propagated one, so the three never meet.
    const learned = dice.of('learned-length').int(vpc + 1, middlebox ? subnet : 28);
    const rows: Route[] = [
      {
        destination: prefixOf(address, vpc),
        nextHop: drawNextHop(ids, 'local'),
        origin: 'local',
        state: 'active',
      },
      {
        destination: prefix('0.0.0.0/0'),
        nextHop: drawNextHop(ids, dice.of('default').pick(['nat', 'igw', 'tgw'] as const)),
        origin: 'static',
        state: 'active',
      },
      ...(propagated
        ? [
            {
              destination: prefixOf(address, learned),
              nextHop: drawNextHop(ids, 'vgw'),
              origin: dice.of('origin').pick(['vpn-bgp', 'vpn-static', 'direct-connect'] as const),
              state: 'active',
            } satisfies Route,
          ]
        : []),
      ...(middlebox
        ? [
            {
              destination: prefixOf(address, subnet),
              nextHop: drawNextHop(ids, dice.of('box').pick(['eni', 'gwlbe', 'nat'] as const)),
              origin: 'static',
              state: 'active',
            } satisfies Route,
          ]
        : []),
      ...(dice.of('other').chance(50)
        ? [
            {
              destination: prefix('192.168.0.0/16'),
              nextHop: drawNextHop(ids, 'pcx'),
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
  stem: ({ name, address, table }) => {
    const box = table.find(
      (route) => route.origin === 'static' && route.destination.length > 0 && route.nextHop.kind !== 'pcx',
    );
    const subnet = box
      ? ` \`${formatPrefix(box.destination)}\` is the whole block of a subnet of the VPC.`
      : '';
    return `An instance in another subnet of the VPC sends a packet to \`${formatIp(address)}\`; its subnet reads \`${name}\`.${subnet} Which target does the table choose?`;
  },
  exhibits: routeExhibit,
  reveal: revealRoutes,
  answer: targetOf,
  show: showTarget,
  value: (hop) => hop?.id ?? null,
  reason: (hop, scene) => reasonFor(hop, scene),
  rationale({ table, address }) {
    const { chosen } = lookup(table, address, awsRules);
    if (!chosen) throw new Error('no route');
    const learned = table.find(isPropagated);
    const steps: Step[] = [
      {
        text: `\`${formatIp(address)}\` lies inside the VPC’s own block, so the local route matches.`,
        rule: 'R11',
        mark: 'passed',
      },
    ];
    if (learned)
      steps.push({
        text: `The propagated \`${formatPrefix(learned.destination)}\` is more specific, but local comes before every propagated route.`,
        rule: 'R13',
        mark: chosen.origin === 'local' ? 'decides' : 'passed',
      });
    steps.push(
      chosen.origin === 'local'
        ? {
            text: 'There is no static route for a whole subnet that contains the address, so nothing may beat local.',
            rule: 'R14',
            mark: 'not-reached',
          }
        : {
            text: `The static \`${formatPrefix(chosen.destination)}\` names a whole subnet and is longer than local: \`${chosen.nextHop.id}\` is chosen.`,
            rule: 'R14',
            mark: 'decides',
          },
    );
    return steps;
  },
  hints: () => [
    'Is the address inside the VPC’s own block? Then local is one of the candidates.',
    'What was learned and what was written are treated differently against local.',
    'Only one kind of route may be more specific than local and win.',
  ],
  scenario: routeScenario,
});
