import { decide, difference, type FilterChain } from '@/lib/core/aws/decide';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import { awsRules } from '@/lib/core/aws/rules';
import { securityGroupSwitches } from '@/lib/core/aws/rules/security-groups';
import { countOf } from '@/lib/core/net/packet-set';
import { prefixOf } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import { diceOf } from './dice';
import { benched } from './timing';

const rules = 40;
const goal = 5;

/** Blocks inside blocks and ranges that overlap, allows and denies mixed; narrow before wide, so that every entry matters. */
function longList(seed: number): AclEntry[] {
  const throwDie = diceOf(seed);
  return Array.from({ length: rules }, (_, at): AclEntry => {
    const from = throwDie(3) === 0 ? 0 : throwDie(60_000);
    return {
      number: at + 1,
      action: throwDie(3) === 0 ? 'deny' : 'allow',
      protocol: ([tcp, tcp, tcp, udp, icmp, 'all'] as const)[throwDie(6)] ?? 'all',
      ports: { from, to: Math.min(65_535, from + throwDie(20_000)) },
      peer: prefixOf({ family: 4, value: 0x0a000000 + throwDie(0xffff) }, 28 - Math.ceil(at / 2)),
    };
  });
}

function chainOf(entries: AclEntry[]): FilterChain {
  return {
    filters: [{ kind: 'network-acl', direction: 'inbound', entries }],
    known: { prefixLists: new Map(), members: new Map() },
    switches: { ...awsRules, ...securityGroupSwitches },
  };
}

/** Prints how long it takes to decide two long network ACLs and to compare them. Goal: less than 5 ms together. */
export async function benchRegions(): Promise<void> {
  const list = longList(7);
  const middle = list[20];
  if (!middle) throw new Error('the list is too short');
  const turned = list.map((one): AclEntry =>
    one === middle ? { ...one, action: one.action === 'allow' ? 'deny' : 'allow' } : one,
  );
  const same = list.map((one): AclEntry => ({ ...one, number: one.number + 1 }));
  for (const [name, other] of [
    ['another list', longList(11)],
    ['one entry turned', turned],
    ['the same list', same],
  ] as const)
    await row(name, chainOf(list), chainOf(other));
}

async function row(name: string, a: FilterChain, b: FilterChain): Promise<void> {
  const [inA, inB] = [decide(a), decide(b)];
  const each = await benched('decide', () => inA.length + decide(a).length);
  // `difference` decides both of its chains itself.
  const both = await benched('difference', () => (difference(a, b) ? 1 : 0));
  const found = difference(a, b);
  console.log(
    `two network ACLs of ${rules} entries, ${name}: decide ${each.toFixed(2)} ms, both and their difference ${both.toFixed(2)} ms = ${(goal / both).toFixed(1)} of the goal; ${inA.length} and ${inB.length} regions, ${countOf(inA)} packets pass the first; ${found ? `${found.passes} alone passes one` : 'no difference'}`,
  );
}
