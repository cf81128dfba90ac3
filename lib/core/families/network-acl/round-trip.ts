import { evaluate, type AclEntry, type Crossing } from '@/lib/core/aws/network-acl';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import {
  aclExhibit,
  aclScenario,
  crossingScenario,
  drawNumbers,
  entry,
  ruleName,
  services,
} from '@/lib/core/items/acl-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit, ExhibitOf } from '@/lib/core/items/exhibit';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { prefixOf } from '@/lib/core/net/prefix';
import { formatProtocol, icmp, tcp } from '@/lib/core/net/protocol';

/** Two instances and the network ACL of the second one's subnet; the first one's subnet allows everything. */
type Scene = {
  client: Ipv4;
  server: Ipv4;
  sameSubnet: boolean;
  request: Crossing;
  reply: Crossing;
  inbound: AclEntry[];
  outbound: AclEntry[];
};
type Answer = {
  outcome: 'established' | 'request-denied' | 'reply-denied';
  by: AclEntry | null;
  read: boolean;
};

/** Follows the request in and the reply out. */
function follow({ sameSubnet, request, reply, inbound, outbound }: Scene, rules: Switches): Answer {
  const reads = (what: 'request' | 'reply'): boolean =>
    !sameSubnet ||
    rules.aclInsideSubnet === 'everything' ||
    (rules.aclInsideSubnet === 'replies' && what === 'reply');
  if (reads('request')) {
    const one = evaluate(inbound, request, rules);
    if (one.verdict === 'DENIED') return { outcome: 'request-denied', by: one.by, read: true };
  }
  const free = rules.aclStateful || (rules.aclPingReplyFree && reply.protocol === icmp);
  if (free || !reads('reply')) return { outcome: 'established', by: null, read: false };
  const two = evaluate(outbound, reply, rules);
  return { outcome: two.verdict === 'DENIED' ? 'reply-denied' : 'established', by: two.by, read: true };
}

function show({ outcome, by, read }: Answer): string {
  if (outcome === 'request-denied') return `The request is denied by inbound ${ruleName(by)}`;
  if (outcome === 'reply-denied') return `The reply is denied by outbound ${ruleName(by)}`;
  return read
    ? `It works: outbound ${by ? ruleName(by) : 'default'} allows the reply`
    : 'It works: the reply is read by no rule';
}

/** A list that no packet meets. */
function unread(exhibit: ExhibitOf<'network-acl'>): Exhibit {
  const rows = exhibit.rows.map((row) => ({ ...row, mark: 'not-read' as const, note: 'Never read' }));
  return { ...exhibit, caption: 'not read between two interfaces of one subnet', rows };
}

export const roundTrip = choiceFamily<Scene, Answer>({
  id: 'network-acl/round-trip',
  revision: 2,
  title: 'There and back through one network ACL',
  facts: ['nacl.stateless', 'nacl.subnet-level', 'nacl.first-match'],
  rules: ['R39', 'R40', 'R38'],
  beliefs: ['M14', 'M74', 'M17', 'M12', 'M11d', 'M11c', 'M11b', 'M11a', 'M70'],
  lesson: 'network-acls',
  draw(dice) {
    const sameSubnet = dice.of('same').chance(35);
    const base = 0x0a000000 + dice.of('vpc').int(0, 255) * 0x10000;
    const hosts = dice.of('hosts');
    const server: Ipv4 = { family: 4, value: base + 0x100 * hosts.int(1, 100) + hosts.int(4, 120) };
    const client: Ipv4 = {
      family: 4,
      value: sameSubnet
        ? (server.value & 0xffffff00) + hosts.int(130, 250)
        : base + 0x100 * hosts.int(101, 200) + hosts.int(4, 250),
    };
    const ping = dice.of('ping').chance(40);
    const port = dice.of('port').pick(services);
    const protocol = ping ? icmp : tcp;
    const from = ping ? 0 : dice.of('from').int(32768, 61000);
    const act = dice.of('actions');
    const block = (length: number): AclEntry['peer'] => prefixOf(client, length);
    const lists = [0, 1].map((list) => {
      const size = dice.of(`size-${list}`).int(1, 3);
      const numbers = drawNumbers(dice.of(`numbers-${list}`), size);
      const widths = dice.of(`widths-${list}`).sample([8, 16, 24, 32], size);
      return numbers.map((number, i) =>
        entry(
          number,
          list === 0 && i === 0 && !sameSubnet && act.chance(70)
            ? 'allow'
            : act.pick(['allow', 'deny'] as const),
          act.chance(25) ? 'all' : list === 1 && act.chance(30) ? tcp : protocol,
          !ping && act.chance(list === 0 ? 60 : 40) ? port : null,
          block(widths[i] ?? 16),
        ),
      );
    });
    return {
      client,
      server,
      sameSubnet,
      request: { peer: client, protocol, port: ping ? 0 : port },
      reply: { peer: client, protocol, port: from },
      inbound: dice.of('in').shuffle(lists[0] ?? []),
      outbound: dice.of('out').shuffle(lists[1] ?? []),
    };
  },
  stem: ({ client, server, sameSubnet, request, reply }) =>
    `\`${formatIp(client)}\` ${request.protocol === icmp ? 'pings' : `opens a TCP connection from port ${reply.port} to port ${request.port} of`} \`${formatIp(server)}\`. Both are in ${sameSubnet ? 'the same subnet, which has' : 'different subnets of one VPC. The client’s subnet has a network ACL that allows everything; the server’s has'} the network ACL of the exhibit, and security groups and routes are in order. What happens?`,
  exhibits: ({ inbound, outbound }) => [aclExhibit(inbound, 'inbound'), aclExhibit(outbound, 'outbound')],
  reveal: ({ inbound, outbound, request, reply, sameSubnet }) =>
    sameSubnet
      ? [unread(aclExhibit(inbound, 'inbound')), unread(aclExhibit(outbound, 'outbound'))]
      : [aclExhibit(inbound, 'inbound', request), aclExhibit(outbound, 'outbound', reply)],
  answer: follow,
  show,
  value: ({ outcome, by, read }) => ({ outcome, rule: read ? (by?.number ?? '*') : null }),
  reason(answer, scene, isKey) {
    const key = follow(scene, awsRules);
    if (isKey)
      return scene.sameSubnet
        ? 'The packets never leave the subnet, so its network ACL is not read.'
        : `Each direction is read for itself: ${show(key).toLowerCase()}.`;
    if (scene.sameSubnet) return 'Between two interfaces of one subnet no rule of the network ACL is read.';
    if (!answer.read) return 'A network ACL keeps no state, so the reply is read too.';
    return `Reading in ascending number gives another end: ${show(key).toLowerCase()}.`;
  },
  rationale(scene) {
    const key = follow(scene, awsRules);
    if (scene.sameSubnet)
      return [
        {
          text: 'Client and server are in one subnet, so neither the request nor the reply crosses its edge.',
          rule: 'R40',
          mark: 'decides',
        },
        { text: 'The inbound and outbound rules are never read.', rule: 'R38', mark: 'not-reached' },
      ];
    const request = evaluate(scene.inbound, scene.request, awsRules);
    const back = evaluate(scene.outbound, scene.reply, awsRules);
    const name = formatProtocol(scene.request.protocol);
    if (key.outcome === 'request-denied')
      return [
        {
          text: `The ${name} request enters the subnet: inbound ${ruleName(request.by)} is the first that matches, and it denies.`,
          rule: 'R38',
          mark: 'drops',
        },
        { text: 'There is no reply to judge.', rule: 'R39', mark: 'not-reached' },
      ];
    return [
      {
        text: `The ${name} request enters the subnet: inbound ${ruleName(request.by)} is the first that matches, and it allows.`,
        rule: 'R38',
        mark: 'passed',
      },
      {
        text: `The reply is judged alone by the outbound rules${scene.reply.port > 0 ? `, with destination port ${scene.reply.port}` : ''}: ${ruleName(back.by)} ${back.verdict === 'DENIED' ? 'denies' : 'allows'} it.`,
        rule: 'R39',
        mark: back.verdict === 'DENIED' ? 'drops' : 'decides',
      },
    ];
  },
  hints: () => [
    'Do the packets cross the edge of a subnet at all?',
    'Judge the request by the inbound rules first.',
    'Then judge the reply by the outbound rules, as if it were a packet of its own.',
  ],
  scenario: ({ client, server, sameSubnet, request, reply, inbound, outbound }) => ({
    client: formatIp(client),
    server: formatIp(server),
    sameSubnet,
    request: crossingScenario(request),
    reply: crossingScenario(reply),
    inbound: aclScenario(inbound),
    outbound: aclScenario(outbound),
  }),
});
