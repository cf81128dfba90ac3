import { describe, expect, test } from 'vitest';
import { beliefs } from '@/lib/core/aws/beliefs';
import { awsRules, rule } from '@/lib/core/aws/rules';
import { families } from '@/lib/core/families/index';
import type { Variant } from '@/lib/core/items/variant';

type Block = { start: bigint; length: number; size: bigint; end: bigint };

/** The key of each family, computed from its scenario with nothing of lib/core; addresses are bigints here. */
const keys: Record<string, (scenario: Scenario) => unknown> = {
  'cidr/usable-addresses': ({ subnets }) =>
    rows(subnets).reduce((all, one) => {
      const { size } = block(one.prefix);
      return all + Number(size) - ['network', 'router', 'DNS', 'future', 'last'].length - Number(one.inUse);
    }, 0),
  'cidr/smallest-prefix'({ instances, balancer, natGateways, spare }) {
    const need = Number(instances) + Number(balancer) + Number(natGateways) + Number(spare) + 5;
    let bits = 4;
    while (1 << bits < need) bits++;
    return 32 - bits;
  },
  'cidr/nth-subnet'({ vpc, length, number, behind }) {
    // Walks the blocks one by one.
    const all = block(String(vpc));
    const size = 2n ** BigInt(32 - Number(length));
    const from = behind === undefined ? all.start : block(String(behind)).end;
    let left = number === undefined ? 1 : Number(number);
    for (let start = all.start; start < all.end; start += size)
      if (start >= from && --left === 0) return `${dotted(start)}/${String(length)}`;
    return 'none';
  },
  'cidr/which-subnet': ({ subnets, address: wanted }) =>
    texts(subnets).find((one) => bits(String(wanted)).startsWith(head(one))) ?? null,
  'cidr/assignable-addresses'({ subnet, candidates }) {
    const { start, end } = block(String(subnet));
    return texts(candidates)
      .filter((one) => address(one) > start + 3n && address(one) < end - 1n)
      .sort();
  },
  'cidr/largest-free-block'({ vpc, subnets }) {
    // Tries every aligned block, from the largest size down.
    const all = block(String(vpc));
    const taken = texts(subnets).map(block);
    for (let { size } = all; size >= 1n; size /= 2n)
      for (let start = all.start; start + size <= all.end; start += size)
        if (!taken.some((one) => one.start < start + size && start < one.end))
          return `${dotted(start)}/${33 - size.toString(2).length}`;
    return 'none';
  },
  'cidr/stored-block'({ requested }) {
    const [typed = '', length = ''] = String(requested).split('/');
    const kept = bits(typed).slice(0, Number(length)).padEnd(32, '0');
    return `${dotted(BigInt(`0b${kept}`))}/${length}`;
  },
  'cidr/dns-resolver': ({ primary }) => dotted(block(String(primary)).start + 2n),
  'cidr/add-block': addBlock,
};

type Scenario = Record<string, unknown>;

const seeds = Array.from({ length: 2000 }, (_, i) => i + 1);
const cidr = families.filter((family) => family.topic === 'cidr');

test('there are at least seven families, each with an oracle', () => {
  expect(cidr.length).toBeGreaterThanOrEqual(7);
  expect(Object.keys(keys).sort()).toEqual(cidr.map(({ id }) => id as string).sort());
});

describe.each(cidr.map((family) => [family.id as string, family] as const))('%s', (id, family) => {
  const variants = seeds.map((seed) => family.variant(seed));

  test('an independent program computes the key from the scenario alone', () => {
    for (const variant of variants)
      expect(keyValue(variant), `seed ${variant.seed}`).toEqual(
        keys[id]?.(JSON.parse(JSON.stringify(variant.scenario))),
      );
  });

  test('there are at least 200 scenes that differ in more than base address and order', () => {
    expect(new Set(variants.map(({ scenario }) => withoutBase(scenario))).size).toBeGreaterThanOrEqual(200);
  });

  test('every instance tells two beliefs apart, and every named belief shows', () => {
    const shown = new Set<string>();
    for (const { refutations, seed } of variants) {
      const named = new Set(refutations.flatMap(({ belief }) => belief ?? []));
      expect(named.size, `seed ${seed}`).toBeGreaterThanOrEqual(2);
      for (const one of named) shown.add(one);
    }
    expect([...shown].sort()).toEqual([...family.beliefs].sort());
  });

  test('no two choices read the same, and the key visits every position', () => {
    const places = new Set<string>();
    let most = 0;
    for (const { choices, key } of variants) {
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
      for (const one of Array.isArray(key) ? key : [String(key)]) places.add(one);
      most = Math.max(most, choices.length);
    }
    if (most > 0) expect(places.size).toBe(most);
  });

  test('neither stem, hint nor exhibit says the key', () => {
    for (const { stem, hints, key, keyText, seed } of variants) {
      const told = [stem, ...hints].join('\n').replaceAll('`', ' ');
      const whole = ` ${keyText.replaceAll('`', '')} `;
      if (typeof key === 'string') expect(told, `seed ${seed}`).not.toContain(whole);
      else if (!Array.isArray(key)) expect(told).not.toMatch(new RegExp(`\\b${key.value} addresses`));
    }
  });

  test.each(family.rules)('bending %s changes the key on some seed', (one) => {
    expect(rule(one).switches.length).toBeGreaterThan(0);
    const bent = beliefs
      .filter(({ breaks }) => breaks === one)
      .map(({ bends }) => ({ ...awsRules, ...bends }));
    const moved = seeds.slice(0, 500).some((seed) => {
      const key = family.keyUnder(seed, awsRules);
      return bent.some((rules) => family.keyUnder(seed, rules) !== key);
    });
    expect(moved).toBe(true);
  });

  test('the rationale has two to five steps, named rules and one that decides', () => {
    for (const { rationale, rules } of variants.slice(0, 300)) {
      expect(rationale.length).toBeGreaterThanOrEqual(2);
      expect(rationale.length).toBeLessThanOrEqual(5);
      expect(rationale.filter(({ mark }) => mark === 'decides')).toHaveLength(1);
      for (const step of rationale) {
        expect(rules).toContain(step.rule);
        expect(step.text).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
});

/** The key as a value: a number, an address, a choice's value, or a sorted set of values. */
function keyValue({ key, choices }: Variant): unknown {
  const valueOf = (choice: string): unknown => choices.find(({ id }) => id === choice)?.value;
  if (Array.isArray(key)) return key.map(valueOf).sort();
  if (typeof key === 'object') return Number(key.value);
  return choices.length > 0 ? valueOf(key) : key;
}

/** The scenario with the first two octets of every address taken out and lists sorted. */
function withoutBase(scenario: unknown): string {
  if (typeof scenario === 'string') return scenario.replace(/^\d+\.\d+\./, 'x.');
  if (Array.isArray(scenario)) return `[${scenario.map(withoutBase).sort().join()}]`;
  if (typeof scenario !== 'object' || scenario === null) return String(scenario);
  return Object.entries(scenario)
    .sort()
    .map(([name, value]) => `${name}:${withoutBase(value)}`)
    .join(';');
}

test('cidr/add-block: every reason is the key of some instance, and no answer is more than a third of all', () => {
  const family = cidr.find(({ id }) => id === 'cidr/add-block');
  const count = new Map<unknown, number>();
  for (const seed of seeds) {
    const value = family ? keyValue(family.variant(seed)) : '';
    count.set(value, (count.get(value) ?? 0) + 1);
  }
  const reasons = ['size', 'special-range', 'quota', 'overlap', 'peer', 'pending', 'gateway', 'route'];
  expect([...count.keys()].sort()).toEqual([...reasons, 'other-range', 'kept-back', 'yes'].sort());
  for (const [value, times] of count) {
    expect(times, String(value)).toBeGreaterThan(40);
    expect(times, String(value)).toBeLessThan(seeds.length / 3);
  }
});

/** Every reason is looked for, and there may be one at most. */
function addBlock(scenario: Scenario): string {
  const asked = block(String(scenario.block));
  const primary = block(String(scenario.primary));
  const blocks = [primary, ...texts(scenario.added).map(block)];
  const within = (inner: Block, outer: string): boolean =>
    block(outer).start <= inner.start && inner.end <= block(outer).end;
  const meets = (other: Block): boolean => other.start < asked.end && asked.start < other.end;
  const privates = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];
  const own = privates.find((range) => within(primary, range));
  const reasons = {
    size: asked.length < 16 || asked.length > 28,
    'special-range': ['0.0.0.0/8', '127.0.0.0/8', '169.254.0.0/16', '224.0.0.0/4'].some((one) =>
      meets(block(one)),
    ),
    quota: blocks.length >= Number(scenario.quota),
    overlap: blocks.some(meets),
    peer: texts(scenario.peers).map(block).some(meets),
    pending: (scenario.pendingPeering as { role: string } | null)?.role === 'requester',
    gateway: texts(scenario.gatewayVpcs).map(block).some(meets),
    route: texts(scenario.routes)
      .map(block)
      .some((route) => asked.start <= route.start && route.end <= asked.end),
    'other-range': [...privates, '198.19.0.0/16'].some((range) => range !== own && meets(block(range))),
    'kept-back':
      (own === '172.16.0.0/12' && meets(block('172.31.0.0/16'))) ||
      (own === '10.0.0.0/8' &&
        blocks.some((one) => one.start < block('10.2.0.0/16').start) &&
        meets(block('10.0.0.0/16'))),
  };
  const found = Object.entries(reasons).flatMap(([reason, holds]) => (holds ? reason : []));
  return found.length > 1 ? `ambiguous: ${found.join(' ')}` : (found[0] ?? 'yes');
}

function address(text: string): bigint {
  return text.split('.').reduce((all, part) => all * 256n + BigInt(part), 0n);
}

function block(text: string): Block {
  const [start = '', length = ''] = text.split('/');
  const size = 2n ** BigInt(32 - Number(length));
  return { start: address(start), length: Number(length), size, end: address(start) + size };
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) % 256n).join('.');
}

function bits(text: string): string {
  return address(text).toString(2).padStart(32, '0');
}

function head(text: string): string {
  const [start = '', length = ''] = text.split('/');
  return bits(start).slice(0, Number(length));
}

function texts(value: unknown): string[] {
  return value as string[];
}

function rows(value: unknown): { prefix: string; inUse: number }[] {
  return value as { prefix: string; inUse: number }[];
}
