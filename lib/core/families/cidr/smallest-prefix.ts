import { addressesIn, smallestLength, usableIn } from '@/lib/core/aws/subnet-size';
import { awsRules } from '@/lib/core/aws/rules';
import type { Exhibit } from '@/lib/core/items/exhibit';
import { choiceFamily } from '@/lib/core/items/choice-family';
import type { Random } from '@/lib/core/items/random';

type Scene = { instances: number; balancer: number; natGateways: number; spare: number };

/** The smallest subnet that has room for so many network interfaces. */
export const smallestPrefix = choiceFamily<Scene, number>({
  id: 'cidr/smallest-prefix',
  revision: 1,
  title: 'Smallest subnet for so many interfaces',
  facts: ['subnets.size-limits', 'subnets.reserved-five', 'subnets.small-public'],
  rules: ['R2', 'R1', 'R4'],
  beliefs: ['M58', 'M50', 'M10', 'M51', 'M52', 'M53', 'M57a'],
  lesson: 'vpc-cidr-planning',
  draw,
  stem: (scene) =>
    `A subnet is planned for what is listed; each needs one private IPv4 address. How long is the prefix of the smallest subnet that has room for ${total(scene) === 1 ? 'it' : 'all of it'}?`,
  exhibits: (scene) => [needs(scene, [])],
  reveal: (scene) => {
    const length = key(scene);
    return [
      needs(scene, [
        { term: 'In all', value: `${total(scene)} addresses` },
        {
          term: `Assignable in a /${length}`,
          value: `${addressesIn(length, awsRules)} − 5 = ${usableIn(length, awsRules)}`,
        },
        ...(length === 28
          ? []
          : [
              {
                term: `Assignable in a /${length + 1}`,
                value: `${addressesIn(length + 1, awsRules)} − 5 = ${usableIn(length + 1, awsRules)}`,
              },
            ]),
      ]),
    ];
  },
  answer: (scene, rules) => smallestLength(total(scene), rules) ?? 16,
  show: (length) => `/${length}`,
  value: (length) => length,
  reason(length, scene, isKey) {
    const room = `A /${length} holds ${addressesIn(length, awsRules)} addresses and lets you assign ${usableIn(length, awsRules)}`;
    if (length > 28) return `AWS makes no subnet smaller than a /28, so there is no /${length}.`;
    if (isKey) return `${room}, enough for ${total(scene)}, and no smaller subnet is.`;
    return usableIn(length, awsRules) < total(scene)
      ? `${room}, too few for ${total(scene)}.`
      : `${room}, more than ${total(scene)}, but a smaller subnet has room too.`;
  },
  others: (scene) => [key(scene) + 1, key(scene) - 1].filter((length) => length >= 16 && length <= 28),
  rationale(scene) {
    const length = key(scene);
    return [
      { text: `${total(scene)} interfaces need an address each.`, rule: 'R4', mark: 'passed' },
      length === 28
        ? {
            text: 'Even fewer would get a /28, because AWS makes no smaller subnet.',
            rule: 'R1',
            mark: 'decides',
          }
        : {
            text: `A /${length + 1} holds ${addressesIn(length + 1, awsRules)} addresses; without the five reserved ones ${usableIn(length + 1, awsRules)} are left, too few.`,
            rule: 'R2',
            mark: 'decides',
          },
      {
        text: `A /${length} holds ${addressesIn(length, awsRules)}; ${usableIn(length, awsRules)} are left, which is enough.`,
        rule: 'R2',
        mark: 'passed',
      },
    ];
  },
  hints: (scene) => [
    'Add up the addresses first, then those that AWS keeps in each subnet.',
    `${total(scene)} addresses are needed, and five more are reserved: look for the next power of two.`,
  ],
  scenario: (scene) => ({ ...scene }),
});

/** Counts around the edges, where one address more asks for the next size. */
function draw(dice: Random): Scene {
  const power = 2 ** dice.of('power').int(4, 14);
  const size = dice.of('size');
  const edge = [-6, -5, -5, -4, -4, -3, -2, -2, -1, 0, 1];
  const near = size.chance(70) ? power + size.pick(edge) : size.int(power / 2 - 4, power - 5);
  const count = size.chance(6) ? size.int(2, 3) : Math.max(near, 4);
  const parts = dice.of('parts');
  const most = count < 40 ? 1 : 12;
  const scene = {
    instances: 0,
    balancer: count < 12 ? 0 : parts.int(0, most) && 8,
    natGateways: count < 6 ? 0 : parts.int(0, 1),
    spare: parts.int(0, 1) * parts.int(0, Math.floor(count / 4)),
  };
  return { ...scene, instances: count - total(scene) };
}

function total({ instances, balancer, natGateways, spare }: Scene): number {
  return instances + balancer + natGateways + spare;
}

function key(scene: Scene): number {
  return smallestLength(total(scene), awsRules) ?? 16;
}

function needs(scene: Scene, more: { term: string; value: string }[]): Exhibit {
  const rows = [
    ['Instances, one interface each', scene.instances],
    ['Kept free for a load balancer', scene.balancer],
    ['NAT gateways', scene.natGateways],
    ['Spare for growth', scene.spare],
  ] as const;
  const counted = rows.filter(([, count]) => count > 0);
  return {
    kind: 'facts',
    title: 'Addresses needed',
    rows: [...counted.map(([term, count]) => ({ term, value: String(count) })), ...more],
  };
}
