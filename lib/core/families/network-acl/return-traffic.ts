import { ephemeralPorts, type ClientKind } from '@/lib/core/aws/ephemeral-ports';
import { drawPrivateBlock } from '@/lib/core/aws/private-space';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { around, drawClient, services } from '@/lib/core/items/acl-scene';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import { formatPortRange, type PortRange } from '@/lib/core/net/port-range';
import { formatPrefix, type Prefix } from '@/lib/core/net/prefix';

type Scene = { client: ClientKind; side: 'server' | 'client'; port: number; peer: Prefix };
/** The destination ports the entry must allow, or null when no entry is needed. */
type Answer = PortRange | null;

const names: Record<ClientKind, string> = {
  linux: 'Linux instances',
  windows: 'Windows Server 2022 instances',
  'nat-gateway': 'a NAT gateway',
  'load-balancer': 'a load balancer’s nodes',
  lambda: 'Lambda functions',
};

function needed({ client, port }: Scene, rules: Switches): Answer {
  if (rules.aclStateful) return null;
  return rules.aclReplyPort === 'server' ? { from: port, to: port } : ephemeralPorts(client, rules);
}

function direction({ side }: Scene): 'inbound' | 'outbound' {
  return side === 'server' ? 'outbound' : 'inbound';
}

function show(answer: Answer, scene: Scene): string {
  if (answer === null) return 'None: replies pass by themselves';
  return `${direction(scene) === 'outbound' ? 'Outbound' : 'Inbound'}: allow TCP ${formatPortRange(answer)} ${direction(scene) === 'outbound' ? 'to' : 'from'} \`${formatPrefix(scene.peer)}\``;
}

function settings(scene: Scene): Exhibit {
  return {
    kind: 'facts',
    title: 'The connection',
    rows: [
      { term: 'Opened by', value: names[scene.client] },
      { term: 'To', value: `TCP port ${scene.port}` },
      { term: 'Our subnet holds', value: scene.side === 'server' ? 'the server' : 'the client' },
      { term: 'Far end', value: `\`${formatPrefix(scene.peer)}\`` },
      {
        term: 'Already allowed',
        value:
          scene.side === 'server'
            ? `inbound TCP ${scene.port} from the far end`
            : `outbound TCP ${scene.port} to the far end`,
      },
    ],
  };
}

export const returnTraffic = choiceFamily<Scene, Answer>({
  id: 'network-acl/return-traffic',
  revision: 2,
  title: 'Return traffic and ephemeral ports',
  facts: ['nacl.stateless', 'nacl.ephemeral-by-client', 'nacl.ephemeral-range', 'nacl.web-db-flow'],
  rules: ['R43', 'R39'],
  beliefs: ['M18a', 'M12', 'M71', 'M18b'],
  lesson: 'network-acls',
  draw(dice) {
    const client = dice
      .of('client')
      .pick(['linux', 'windows', 'nat-gateway', 'load-balancer', 'lambda'] as const);
    const length = dice.of('length').int(16, 28);
    const peer = dice.of('peer');
    return {
      client,
      side: dice.of('side').pick(['server', 'client'] as const),
      port: dice.of('port').pick(services),
      // A load balancer and its targets reach each other at private addresses, whatever its clients see.
      peer: client === 'load-balancer' ? drawPrivateBlock(peer, length) : around(drawClient(peer), length),
    };
  },
  stem: (scene) =>
    `The subnet’s network ACL lets the requests of the exhibit through and nothing else. Which further ${direction(scene)} rule lets every reply through and opens no more than it must?`,
  exhibits: (scene) => [settings(scene)],
  reveal: (scene) => [
    settings(scene),
    {
      kind: 'facts',
      title: 'The reply',
      rows: [
        { term: 'From port', value: String(scene.port) },
        { term: 'To port', value: formatPortRange(ephemeralPorts(scene.client, awsRules)) },
        { term: 'Read by', value: `the ${direction(scene)} rules` },
      ],
    },
  ],
  answer: needed,
  show,
  value: (answer) => (answer ? { fromPort: answer.from, toPort: answer.to } : null),
  others: ({ client }) => [
    client === 'linux' || client === 'windows' ? { from: 1024, to: 65535 } : { from: 32768, to: 61000 },
  ],
  reason(answer, scene, isKey) {
    const key = needed(scene, awsRules);
    if (isKey)
      return `${names[scene.client].charAt(0).toUpperCase()}${names[scene.client].slice(1)} open connections from ${key ? formatPortRange(key) : ''}, and replies go there.`;
    if (answer === null) return 'A network ACL keeps no state, so replies need a rule.';
    if (answer.from === answer.to)
      return `${scene.port} is the port the reply comes from; it goes to the client’s port.`;
    const narrow = key && answer.from <= key.from && key.to <= answer.to;
    return narrow
      ? `${formatPortRange(answer)} holds every reply, but opens more than these clients use.`
      : `These clients may also use ports outside ${formatPortRange(answer)}.`;
  },
  rationale: (scene) => [
    {
      text: `The request goes to port ${scene.port}; the reply goes back to the port it came from, and is judged by the ${direction(scene)} rules alone.`,
      rule: 'R39',
      mark: 'passed',
    },
    {
      text: `Connections opened by ${names[scene.client]} come from ${formatPortRange(ephemeralPorts(scene.client, awsRules))}.`,
      rule: 'R43',
      mark: 'decides',
    },
  ],
  hints: () => [
    'Does a network ACL remember the request?',
    'In the reply the two ports change places.',
    'Who opened the connection decides the range.',
  ],
  scenario: ({ client, side, port, peer }) => ({ client, side, port, peer: formatPrefix(peer) }),
});
