import { expect, test } from 'vitest';
import type { Variant } from '@/lib/core/items/variant';
import { decidingRule } from './deciding-rule';
import { orderRules } from './order-rules';
import { returnTraffic } from './return-traffic';
import { roundTrip } from './round-trip';
import { ruleNumber } from './rule-number';
import { verdict } from './verdict';

// An independent reading of the scenarios: text and plain arithmetic, no helper of the engine.
type Entry = {
  number: number;
  action: string;
  protocol: number | 'all';
  fromPort: number;
  toPort: number;
  icmpType?: number;
  icmpCode?: number;
  cidr: string;
};
type Crossing = { peer: string; protocol: number; port: number; icmpType?: number; icmpCode?: number };
type Rule = { number: number; action: string };

function bits(address: string): string {
  return address
    .split('.')
    .map((part) => Number(part).toString(2).padStart(8, '0'))
    .join('');
}

function holds(cidr: string, address: string): boolean {
  const [network = '', length = '0'] = cidr.split('/');
  return bits(network).slice(0, Number(length)) === bits(address).slice(0, Number(length));
}

function deciding(entries: Entry[], packet: Crossing): Rule | undefined {
  for (const one of [...entries].sort((a, b) => a.number - b.number)) {
    if (!holds(one.cidr, packet.peer)) continue;
    if (one.protocol === 'all') return one;
    if (one.protocol !== packet.protocol) continue;
    const { icmpType = -1, icmpCode = -1 } = one;
    if (icmpType >= 0 && icmpType !== packet.icmpType) continue;
    if (icmpType >= 0 && icmpCode >= 0 && icmpCode !== packet.icmpCode) continue;
    const ported = packet.protocol === 6 || packet.protocol === 17;
    if (!ported || (one.fromPort <= packet.port && packet.port <= one.toPort)) return one;
  }
  return undefined;
}

function seeds(): number[] {
  return Array.from({ length: 300 }, (_, seed) => seed * 7919);
}

function keyValue({ choices, key }: Variant): unknown {
  return choices.find((choice) => choice.id === key)?.value;
}

test('verdict: the oracle finds the same rule and verdict', () => {
  for (const seed of seeds()) {
    const variant = verdict.variant(seed);
    const { entries, packet } = variant.scenario as unknown as { entries: Entry[]; packet: Crossing };
    const by = deciding(entries, packet);
    expect(keyValue(variant)).toEqual({
      verdict: by?.action === 'allow' ? 'PERMITTED' : 'DENIED',
      rule: by?.number ?? '*',
    });
  }
});

test('deciding-rule: the oracle finds the same number', () => {
  for (const seed of seeds()) {
    const variant = decidingRule.variant(seed);
    const { entries, packet } = variant.scenario as unknown as { entries: Entry[]; packet: Crossing };
    expect(variant.key).toEqual({ value: String(deciding(entries, packet)?.number), unit: '' });
  }
});

test('rule-number: no free number above the key works, and the key does', () => {
  for (const seed of seeds().slice(0, 60)) {
    const variant = ruleNumber.variant(seed);
    const { entries, packet, added } = variant.scenario as unknown as {
      entries: Entry[];
      packet: Crossing;
      added: Entry;
    };
    expect(added.cidr).toBe(`${packet.peer}/32`);
    const key = Number((variant.key as { value: string }).value);
    const works = (number: number): boolean =>
      !entries.some((one) => one.number === number) &&
      deciding([...entries, { ...added, number }], packet)?.number === number;
    expect(works(key)).toBe(true);
    for (const number of [key + 1, key + 2, key + 11, ...entries.map((one) => one.number + 1), 32766])
      if (number > key) expect(works(number)).toBe(false);
  }
});

test('order-rules: of all orders exactly the key meets the policy at its own probes', () => {
  for (const seed of seeds().slice(0, 20)) {
    const { choices, key } = orderRules.variant(seed);
    const rules = choices.map((choice) => ({
      id: choice.id,
      ...(choice.value as unknown as Entry),
      protocol: 6,
    }));
    const width = (one: Entry): number =>
      (32 - Number(one.cidr.split('/')[1])) * 70_000 + (one.toPort - one.fromPort);
    const wanted = (packet: Crossing): string | undefined =>
      rules.filter((one) => deciding([{ ...one, number: 1 }], packet)).sort((a, b) => width(a) - width(b))[0]
        ?.action;
    const probes = probesOf(rules);
    const meets = permutations(rules).filter((order) => {
      const numbered = order.map((one, i) => ({ ...one, number: i + 1 }));
      return probes.every((packet) => deciding(numbered, packet)?.action === wanted(packet));
    });
    expect(meets.map((order) => order.map((one) => one.id))).toEqual([key]);
  }
});

/** Addresses at and beside the edges of every block, on and beside every port. */
function probesOf(rules: Entry[]): Crossing[] {
  const addresses = rules.flatMap(({ cidr }) => {
    const [network = '', length = '0'] = cidr.split('/');
    const first = Number.parseInt(bits(network), 2);
    const size = 2 ** (32 - Number(length));
    return [first, first + size].filter((value) => value >= 0 && value < 2 ** 32);
  });
  const dotted = (value: number): string =>
    [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join('.');
  const ports = rules.flatMap((one) => [one.fromPort, one.fromPort + 1].filter((port) => port < 65536));
  return addresses.flatMap((value) => ports.map((port) => ({ peer: dotted(value), protocol: 6, port })));
}

function permutations<T>(things: T[]): T[][] {
  return things.length < 2
    ? [things]
    : things.flatMap((one, i) => permutations(things.toSpliced(i, 1)).map((rest) => [one, ...rest]));
}

// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html, “Ephemeral ports”
test.each([
  ['linux', 32768, 61000],
  ['windows', 49152, 65535],
  ['nat-gateway', 1024, 65535],
  ['load-balancer', 1024, 65535],
  ['lambda', 1024, 65535],
])('return-traffic: %s clients need %i–%i', (client, fromPort, toPort) => {
  const of = seeds()
    .map((seed) => returnTraffic.variant(seed))
    .filter((variant) => (variant.scenario as { client: string }).client === client);
  expect(of.length).toBeGreaterThan(20);
  for (const variant of of) expect(keyValue(variant)).toEqual({ fromPort, toPort });
});

test('return-traffic: what faces a load balancer is private, what faces anything else is not', () => {
  for (let seed = 1; seed <= 2000; seed++) {
    const { client, peer } = returnTraffic.variant(seed).scenario as { client: string; peer: string };
    const [address = ''] = peer.split('/');
    const isPrivate = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].some((one) => holds(one, address));
    expect(isPrivate, `${client} and ${peer}`).toBe(client === 'load-balancer');
  }
});

type RoundTrip = {
  sameSubnet: boolean;
  request: Crossing;
  reply: Crossing;
  inbound: Entry[];
  outbound: Entry[];
};

test('round-trip: the oracle follows request and reply to the same end, and no end is rare', () => {
  const ends = new Map<string, number>();
  for (let seed = 1; seed <= 2000; seed++) {
    const variant = roundTrip.variant(seed);
    const scenario = variant.scenario as unknown as RoundTrip;
    const request = deciding(scenario.inbound, scenario.request);
    const reply = deciding(scenario.outbound, scenario.reply);
    const want = scenario.sameSubnet
      ? { outcome: 'established', rule: null }
      : request?.action !== 'allow'
        ? { outcome: 'request-denied', rule: request?.number ?? '*' }
        : { outcome: reply?.action === 'allow' ? 'established' : 'reply-denied', rule: reply?.number ?? '*' };
    expect(keyValue(variant)).toEqual(want);
    const end = scenario.sameSubnet ? 'not read' : want.outcome;
    ends.set(end, (ends.get(end) ?? 0) + 1);
  }
  expect([...ends.keys()].sort()).toEqual(['established', 'not read', 'reply-denied', 'request-denied']);
  for (const [end, count] of ends) expect(count, end).toBeGreaterThanOrEqual(0.15 * 2000);
});

test('round-trip: a ping goes as type 8 and is answered with type 0, and a type that an entry names decides some of them', () => {
  let turned = 0;
  for (const seed of seeds()) {
    const { request, reply, inbound, outbound } = roundTrip.variant(seed).scenario as unknown as RoundTrip;
    const types = request.protocol === 1 ? [8, 0] : [undefined, undefined];
    expect([request.icmpType, reply.icmpType]).toEqual(types);
    for (const one of [...inbound, ...outbound]) if (one.icmpType !== undefined) expect(one.protocol).toBe(1);
    const blind = (list: Entry[]): Entry[] => list.map((one) => ({ ...one, icmpType: -1 }));
    if (deciding(outbound, reply)?.number !== deciding(blind(outbound), reply)?.number) turned += 1;
  }
  expect(turned).toBeGreaterThan(10);
});

test.each([verdict, decidingRule, orderRules, ruleNumber, returnTraffic, roundTrip])(
  '$id: seeds 1 to 2,000 each give a variant whose stem does not say the key',
  (family) => {
    for (let seed = 1; seed <= 2000; seed++) {
      const { stem, keyText } = family.variant(seed);
      const words = stem.split(/[^\p{L}\d]+/u).join(' ');
      const said = keyText
        .split(/[^\p{L}\d]+/u)
        .join(' ')
        .trim();
      expect(` ${words} `.includes(` ${said} `), `${seed}: “${keyText}” in “${stem}”`).toBe(false);
    }
  },
);

test('every list shown ends with the entry *, and every row of a list read says what became of it', () => {
  for (const family of [verdict, decidingRule, orderRules, ruleNumber, roundTrip])
    for (const seed of seeds()) {
      const { exhibits, reveal } = family.variant(seed);
      for (const exhibit of [...exhibits, ...reveal])
        if (exhibit.kind === 'network-acl') expect(exhibit.rows.at(-1)?.number).toBe('*');
      for (const exhibit of reveal)
        if (exhibit.kind === 'network-acl')
          for (const row of exhibit.rows) expect(row.note?.length ?? 0).toBeGreaterThan(4);
    }
});
