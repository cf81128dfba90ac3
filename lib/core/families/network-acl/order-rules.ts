import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { Switches } from '@/lib/core/aws/rule';
import { anywhere, around, drawClient, entry, entryText, services } from '@/lib/core/items/acl-scene';
import { orderFamily } from '@/lib/core/items/order-family';
import type { Random } from '@/lib/core/items/random';
import { everyPort, formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { tcp } from '@/lib/core/net/protocol';

/** Rules from narrow to wide: each lies inside the next and says the opposite, so only one order meets the policy. */
type Scene = { chain: AclEntry[]; told: number[] };

function drawScene(dice: Random): Scene {
  const client = drawClient(dice.of('client'));
  const steps = dice.of('steps');
  const widths = [32, steps.int(25, 30), steps.int(20, 24), steps.int(12, 16), 0];
  const port = dice.of('port').pick(services);
  let block = steps.int(0, 1);
  let ports = steps.chance(70) ? port : null;
  const shapes: [number, number | null][] = [[block, ports]];
  const count = dice.of('count').int(3, 5);
  while (shapes.length < count && (block < 4 || ports !== null)) {
    if (ports !== null && (block === 4 || steps.chance(35))) ports = null;
    else block += 1;
    shapes.push([block, ports]);
  }
  const narrowest = dice.of('action').pick(['allow', 'deny'] as const);
  const other = narrowest === 'allow' ? 'deny' : 'allow';
  const chain = shapes.map(([at, one], i) => {
    const length = widths[at] ?? 0;
    return entry(
      0,
      i % 2 === 0 ? narrowest : other,
      tcp,
      one,
      length === 0 ? anywhere : around(client, length),
    );
  });
  return { chain, told: dice.of('told').shuffle(chain.map((_, i) => i)) };
}

function sentence({ action, ports, peer }: AclEntry): string {
  const where = peer.length === 0 ? 'from anywhere' : `from \`${formatPrefix(peer)}\``;
  return `TCP ${where} ${formatPortRange(ports) === formatPortRange(everyPort) ? 'on any port' : `to port ${formatPortRange(ports)}`} is to be ${action === 'allow' ? 'allowed' : 'denied'}`;
}

/** The order by number that meets the policy, or the one somebody with other rules would choose. */
function order({ chain }: Scene, rules: Switches): number[] {
  const narrow = chain.map((_, i) => i);
  if (rules.aclOrder === 'wide-first') return narrow.reverse();
  if (rules.aclOrder === 'denies-first')
    return [
      ...narrow.filter((i) => chain[i]?.action === 'deny'),
      ...narrow.filter((i) => chain[i]?.action === 'allow'),
    ];
  return narrow;
}

export const orderRules = orderFamily<Scene>({
  id: 'network-acl/order-rules',
  revision: 2,
  title: 'Rules in the order that meets a policy',
  facts: ['nacl.first-match', 'nacl.number-priority', 'nacl.block-ip'],
  rules: ['R38'],
  beliefs: ['M11d', 'M11a'],
  lesson: 'network-acls',
  draw: drawScene,
  stem: ({ chain, told }) =>
    `The policy for packets that enter the subnet, where a narrower sentence is an exception to a wider one: ${told
      .map((i) => {
        const one = chain[i];
        return one ? sentence(one) : '';
      })
      .join('; ')}. In which order must the rules be numbered, lowest number first?`,
  exhibits: () => [],
  reveal: ({ chain }) => [
    {
      kind: 'network-acl',
      title: 'Network ACL, inbound',
      caption: 'one numbering that meets the policy',
      direction: 'inbound',
      rows: [
        ...chain.map((one, i) => ({
          number: String(100 + 10 * i),
          action: one.action === 'allow' ? ('Allow' as const) : ('Deny' as const),
          protocol: 'TCP',
          ports: formatPortRange(one.ports),
          peer: formatPrefix(one.peer),
          note: i === 0 ? 'The narrowest exception' : `Decides what ${100 + 10 * (i - 1)} leaves of it`,
          mark: 'decides' as const,
        })),
        {
          number: '*',
          action: 'Deny' as const,
          protocol: 'All',
          ports: 'all',
          peer: '0.0.0.0/0',
          note: 'What no rule matches',
        },
      ],
    },
  ],
  items: ({ chain }) =>
    chain.map((one) => {
      const text = entryText(one);
      return text.charAt(0).toUpperCase() + text.slice(1);
    }),
  value: ({ chain }, i) => {
    const one = chain[i];
    return one
      ? { action: one.action, fromPort: one.ports.from, toPort: one.ports.to, cidr: formatPrefix(one.peer) }
      : null;
  },
  reason: ({ chain }, i) => {
    const wider = chain[i + 1];
    return wider
      ? `It must come before “${entryText(wider)}”, which holds the same packets and says the opposite.`
      : 'It holds everything the others hold, so it comes last.';
  },
  answer: order,
  rationale({ chain }) {
    const [a, b] = chain;
    return [
      {
        text: 'The first rule that matches decides, so an exception must have a lower number than the rule it is an exception to.',
        rule: 'R38',
        mark: 'passed',
      },
      {
        text: `“${a ? entryText(a) : ''}” is an exception to “${b ? entryText(b) : ''}”, and so on outwards: the ${chain.length} rules have only one order.`,
        rule: 'R38',
        mark: 'decides',
      },
    ];
  },
  hints: () => [
    'For each pair of rules, find a packet that both match. What does the policy want for it?',
    'An exception has to be met before the rule it is an exception to.',
  ],
  scenario: ({ chain, told }) => ({
    policy: told.flatMap((i) => {
      const one = chain[i];
      return one
        ? [
            {
              action: one.action,
              protocol: 6,
              fromPort: one.ports.from,
              toPort: one.ports.to,
              cidr: formatPrefix(one.peer),
            },
          ]
        : [];
    }),
    exceptions: 'narrower over wider',
  }),
});
