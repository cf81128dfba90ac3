import type { Switches } from '@/lib/core/aws/rule';
import { drawPrivateBlock } from '@/lib/core/aws/private-space';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Random } from '@/lib/core/items/random';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { formatPrefix, last, parsePrefix, prefixOf } from '@/lib/core/net/prefix';

type Scene = { address: Ipv4; length: number; what: 'VPC' | 'subnet' };

/** What AWS stores when the block in a request has host bits. */
export const storedBlock = choiceFamily<Scene, string>({
  id: 'cidr/stored-block',
  revision: 1,
  title: 'The block that is stored',
  facts: ['subnets.canonical', 'subnets.prefix-arithmetic'],
  rules: ['R4'],
  beliefs: ['M57d', 'M52', 'M53', 'M56d'],
  lesson: 'vpc-cidr-planning',
  draw,
  stem: ({ address, length, what }) =>
    `You create a ${what} and type \`${formatIp(address)}/${length}\` as its IPv4 block. Which block does AWS store?`,
  exhibits: ({ address, length, what }) => [
    {
      kind: 'facts',
      title: 'Request',
      rows: [
        { term: 'Creates', value: what },
        { term: 'IPv4 block', value: `\`${formatIp(address)}/${length}\`` },
      ],
    },
  ],
  reveal(scene) {
    const block = prefixOf(scene.address, scene.length);
    return [
      {
        kind: 'address-space',
        title: 'Stored',
        caption: `${2 ** (32 - scene.length)} addresses, to ${formatIp(last(block))}`,
        block: formatPrefix(block),
        parts: [
          { prefix: `${formatIp(scene.address)}/32`, label: 'The address that was typed', state: 'asked' },
        ],
      },
    ];
  },
  answer: store,
  show: (block) => `\`${block}\``,
  value: (block) => block,
  reason(block, { address, length }, isKey) {
    const size = 2 ** (32 - length);
    if (isKey)
      return `${block} holds ${formatIp(address)} and starts on a multiple of ${size}: its last ${32 - length} bits are 0.`;
    const start = block.slice(0, block.indexOf('/'));
    return parsePrefix(block).ok
      ? `${block} is a block, but it ends before ${formatIp(address)}.`
      : `${start} has some of the last ${32 - length} bits set, so no /${length} starts there.`;
  },
  rationale({ address, length }) {
    const size = 2 ** (32 - length);
    const block = prefixOf(address, length);
    return [
      {
        text: `A /${length} leaves ${32 - length} host bits, so a block has ${size} addresses and starts on a multiple of ${size}.`,
        rule: 'R4',
        mark: 'passed',
      },
      {
        text: `${formatIp(address)} lies ${address.value - block.network} addresses behind such a multiple; AWS clears those bits and stores ${formatPrefix(block)}.`,
        rule: 'R4',
        mark: 'decides',
      },
    ];
  },
  hints: ({ length }) => [
    'A block has one form only: its first address and its length.',
    `The first ${length} bits stay, the last ${32 - length} do not. In which octet does bit ${length} lie?`,
  ],
  scenario: ({ address, length, what }) => ({ creates: what, requested: `${formatIp(address)}/${length}` }),
});

function draw(dice: Random): Scene {
  const length = dice.of('length').pick([17, 18, 19, 20, 20, 21, 22, 22, 23, 25, 26, 26, 27, 28]);
  const block = drawPrivateBlock(dice.of('block'), length);
  const host = dice.of('host').int(1, 2 ** (32 - length) - 1);
  return {
    address: { family: 4, value: block.network + host },
    length,
    what: dice.of('what').pick(['VPC', 'subnet']),
  };
}

/** The block as it is kept, or as somebody believes it is: perhaps with host bits, so as text. */
function store({ address, length }: Scene, rules: Switches): string {
  if (rules.hostBits === 'kept') return `${formatIp(address)}/${length}`;
  if (rules.hostBits === 'last-octet-cleared')
    return `${formatIp({ family: 4, value: address.value - (address.value % 256) })}/${length}`;
  const shift = rules.blockSize === 'doubled' ? -1 : rules.blockSize === 'halved' ? 1 : 0;
  return formatPrefix({ ...prefixOf(address, length + shift), length });
}
