import { drawBlockIn, privateRanges } from '@/lib/core/aws/private-space';
import type { Switches } from '@/lib/core/aws/rule';
import { awsRules } from '@/lib/core/aws/rules';
import { refusalOf, vpcOf } from '@/lib/core/aws/vpc-blocks';
import { addressFamily } from '@/lib/core/items/address-family';
import type { Exhibit } from '@/lib/core/items/exhibit';
import type { Random } from '@/lib/core/items/random';
import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix, prefix4, type Prefix4 } from '@/lib/core/net/prefix';

type Scene = { primary: Prefix4; added: Prefix4[]; subnet: Prefix4 };

/** Where an instance reaches the VPC's DNS server. */
export const dnsResolver = addressFamily<Scene>({
  id: 'cidr/dns-resolver',
  revision: 1,
  title: 'Address of the VPC’s DNS server',
  facts: ['vpc.dns-plus-two', 'subnets.reserved-purpose'],
  rules: ['R3'],
  beliefs: ['M61b', 'M61c', 'M61d'],
  lesson: 'vpc-cidr-planning',
  form: 'address',
  draw,
  stem: ({ subnet }) =>
    `An instance in the subnet \`${formatPrefix(subnet)}\` asks the VPC’s Amazon-provided DNS server, at its address inside the VPC. Which address is that?`,
  exhibits: (scene) => [blocks(scene, [])],
  reveal: (scene) => [
    blocks(scene, [
      { term: 'DNS server', value: `\`${answer(scene, 'primary-plus-two')}\`, the primary block plus two` },
    ]),
  ],
  answer: (scene, rules) => answer(scene, rules.resolver),
  rationale: ({ primary, subnet }) => [
    {
      text: `The primary block is ${formatPrefix(primary)}; the DNS server is two addresses behind its start.`,
      rule: 'R3',
      mark: 'decides',
    },
    {
      text: `${at(subnet.network + 2)} is reserved in the instance’s subnet too, but nothing answers there.`,
      rule: 'R3',
      mark: 'passed',
    },
  ],
  hints: () => [
    'A VPC has one DNS server, whichever subnet asks.',
    'It is counted from the start of one of the VPC’s blocks. Which of them can never be removed?',
  ],
  scenario: ({ primary, added, subnet }) => ({
    primary: formatPrefix(primary),
    added: added.map(formatPrefix),
    subnet: formatPrefix(subnet),
  }),
});

function draw(dice: Random): Scene | null {
  const lengths = dice.of('lengths');
  const place = dice.of('place');
  const range = dice.of('range').pick(privateRanges);
  const least = Math.max(17, range.length + 2);
  const primary = drawBlockIn(place, range, lengths.int(least, 24));
  const added = Array.from({ length: dice.of('count').int(0, 2) }, () =>
    drawBlockIn(place, lengths.chance(40) ? shared : range, lengths.int(least, 24)),
  );
  const all = [primary, ...added];
  const home = dice.of('home').pick(all);
  const subnet = drawBlockIn(place, home, lengths.int(home.length + 1, 28));
  if (subnet.network === primary.network || !fits(all)) return null;
  return { primary, added, subnet };
}

const shared = prefix4('100.64.0.0/10');

/** Whether one VPC can have these blocks. */
function fits(blocks: Prefix4[]): boolean {
  return blocks.every(
    (block, i) => i === 0 || refusalOf(vpcOf(blocks.slice(0, i)), block, awsRules) === null,
  );
}

function answer({ primary, added, subnet }: Scene, resolver: Switches['resolver']): string {
  switch (resolver) {
    case 'primary-plus-two':
      return at(primary.network + 2);
    case 'primary-plus-one':
      return at(primary.network + 1);
    case 'subnet-plus-two':
      return at(subnet.network + 2);
    case 'newest-plus-two':
      return at((added.at(-1) ?? primary).network + 2);
  }
}

function at(value: number): string {
  return formatIp({ family: 4, value });
}

function blocks({ primary, added, subnet }: Scene, more: { term: string; value: string }[]): Exhibit {
  return {
    kind: 'facts',
    title: 'VPC',
    rows: [
      { term: 'Primary block', value: `\`${formatPrefix(primary)}\`` },
      ...added.map((block, i) => ({
        term: i === 0 ? 'Added first' : 'Added after that',
        value: `\`${formatPrefix(block)}\``,
      })),
      { term: 'Subnet of the instance', value: `\`${formatPrefix(subnet)}\`` },
      ...more,
    ],
  };
}
