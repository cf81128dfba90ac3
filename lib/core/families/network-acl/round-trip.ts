import { evaluate, type AclEntry } from '@/lib/core/aws/network-acl';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { aclExhibit, aclScenario, crossingScenario, ruleName } from '@/lib/core/items/acl-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit, ExhibitOf } from '@/lib/core/items/exhibit';
import type { Random } from '@/lib/core/items/random';
import { drawRoundTrip, type Lean, type RoundTrip } from '@/lib/core/items/round-trip-scene';
import { formatIp } from '@/lib/core/net/ip';
import { formatProtocol, icmp } from '@/lib/core/net/protocol';

type Answer = {
  outcome: 'established' | 'request-denied' | 'reply-denied';
  by: AclEntry | null;
  read: boolean;
};

/** Follows the request in and the reply out. */
function follow({ sameSubnet, request, reply, inbound, outbound }: RoundTrip, rules: Switches): Answer {
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

/** Ends are drawn first, because a request that is denied leaves beliefs little to disagree about and would be rare. */
function draw(dice: Random): RoundTrip | null {
  const want = dice.of('end').pick(ends);
  const scene = drawRoundTrip(dice, leans[want], want === 'same-subnet');
  return want === 'same-subnet' || follow(scene, awsRules).outcome === want ? scene : null;
}

const leans: Record<Answer['outcome'] | 'same-subnet', Lean> = {
  'same-subnet': null,
  established: { in: 'allow', out: 'allow' },
  'reply-denied': { in: 'allow', out: 'deny' },
  'request-denied': { in: 'deny', out: 'allow' },
};

/** How often each is tried; some find an instance more easily than others. */
const ends = [
  ...(['same-subnet', 'same-subnet', 'established', 'established', 'established'] as const),
  ...(['request-denied', 'request-denied', 'request-denied'] as const),
  ...(['reply-denied', 'reply-denied'] as const),
];

export const roundTrip = choiceFamily<RoundTrip, Answer>({
  id: 'network-acl/round-trip',
  revision: 3,
  title: 'There and back through one network ACL',
  facts: ['nacl.stateless', 'nacl.subnet-level', 'nacl.first-match'],
  rules: ['R39', 'R40', 'R38'],
  beliefs: ['M14', 'M74', 'M17', 'M12', 'M11d', 'M11c', 'M11b', 'M11a', 'M70'],
  lesson: 'network-acls',
  draw,
  stem: ({ client, server, sameSubnet, request, reply }) => {
    const [from, to] = [`\`${formatIp(client)}\``, `\`${formatIp(server)}\``];
    const does =
      request.protocol === icmp
        ? `pings ${to} (ICMP type 8, answered with type 0)`
        : `opens a TCP connection from port ${reply.port} to port ${request.port} of ${to}`;
    const where = sameSubnet
      ? 'the same subnet, which has'
      : 'different subnets of one VPC. The client’s subnet has a network ACL that allows everything; the server’s has';
    return `${from} ${does}. Both are in ${where} the network ACL of the exhibit, and security groups and routes are in order. What happens?`;
  },
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
        text: `The reply is judged alone by the outbound rules, ${scene.reply.icmp ? `as ICMP type ${scene.reply.icmp.type}` : `with destination port ${scene.reply.port}`}: ${ruleName(back.by)} ${back.verdict === 'DENIED' ? 'denies' : 'allows'} it.`,
        rule: 'R39',
        mark: back.verdict === 'DENIED' ? 'drops' : 'decides',
      },
    ];
  },
  hints: () => [
    'Do the packets cross the edge of a subnet at all?',
    'Judge the request by the inbound rules first.',
    'Then judge the reply by the outbound rules, as if it were a packet of its own, with its own port or ICMP type.',
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
