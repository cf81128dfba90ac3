import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, fraction, sum, times, type Fraction } from '@/lib/core/net/fraction';
import { bentRules } from '@/lib/core/aws/beliefs';
import { shares } from '@/lib/core/aws/load-balancer';
import { awsRules } from '@/lib/core/aws/rules';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { forAll } from '@/tests/support/for-all';
import {
  balancer,
  choice,
  host,
  network,
  openGroup,
  send,
  targets,
  told,
  vpc,
} from '@/tests/support/services-network';

const zones = ['use1-az1', 'use1-az2', 'use1-az3'];
const base = vpc('vpc-1', '10.0.0.0/16', [
  'clients use1-az1 10.0.0.0/24',
  ...zones.map((zone, at) => `nodes-${at} ${zone} 10.0.${at + 1}.0/24`),
  ...zones.map((zone, at) => `apps-${at} ${zone} 10.0.1${at}.0/24`),
]);
const nodeOf = (at: number): Parameters<typeof balancer>[2][number] => ({
  ...{ zone: zones[at] ?? '', subnet: `nodes-${at}`, address: `10.0.${at + 1}.9` },
});
const ok = 'ESTABLISHED / ACCEPTED / ACCEPTED';

/** Per zone what its targets are: h healthy, u unhealthy, x unused. Enabled are the first zones. */
function pool(
  kind: 'ALB' | 'NLB',
  perZone: string[],
  options: Parameters<typeof balancer>[4] & { enabled?: number; group?: Parameters<typeof targets>[2] } = {},
): Topology {
  const { enabled = perZone.length, group, ...rest } = options;
  const words: Record<string, string> = { h: 'healthy', u: 'unhealthy', x: 'unused', '?': 'unknown' };
  const all = perZone.flatMap((healths, at) =>
    Array.from(healths, (one, n) => ({ name: `${at}${n}`, at, n, health: words[one] ?? '' })),
  );
  return network(
    base,
    openGroup,
    host('client', 'clients', '10.0.0.5'),
    ...all.map(({ name, at, n }) => host(name, `apps-${at}`, `10.0.1${at}.${n + 10}`)),
    balancer(
      'lb',
      kind,
      perZone.slice(0, enabled).map((_, at) => nodeOf(at)),
      { tg: 1 },
      rest,
    ),
    targets(
      'tg',
      all.map(({ name, at, health }) => `i-${name} ${zones[at]} ${health}`),
      group,
    ),
  );
}

const ask = (topology: Topology, at = 0, rules = awsRules): ReturnType<typeof send> =>
  send(topology, 'eni-client', `10.0.${at + 1}.9`, { rules });

/** Which targets are open, with their shares: `i-00 1/2`. */
const open = (topology: Topology, at = 0, rules = awsRules): string[] =>
  (choice(ask(topology, at, rules), 'TARGET').candidates ?? []).flatMap(({ ref, lost, share }) =>
    lost === null ? [`${ref.id} ${share ? formatFraction(share) : '?'}`] : [],
  );
const lost = (topology: Topology, at = 0): (string | null)[] =>
  (choice(ask(topology, at), 'TARGET').candidates ?? []).map((one) => one.lost);

test('a node of an NLB serves its own zone, a node of an ALB all of them', () => {
  expect(open(pool('NLB', ['hh', 'h']))).toEqual(['i-00 1/2', 'i-01 1/2']);
  expect(open(pool('NLB', ['hh', 'h']), 1)).toEqual(['i-10 1']);
  expect(open(pool('ALB', ['hh', 'h']), 1)).toEqual(['i-00 1/3', 'i-01 1/3', 'i-10 1/3']);
  expect(lost(pool('NLB', ['hh', 'h']))).toEqual([null, null, 'ELB_NOT_CROSSZONE']);
});

test('the target group overrides the balancer', () => {
  expect(open(pool('ALB', ['h', 'h'], { group: { crossZone: 'off' } }))).toEqual(['i-00 1']);
  expect(open(pool('NLB', ['h', 'h'], { group: { crossZone: 'on' } }))).toEqual(['i-00 1/2', 'i-10 1/2']);
  expect(open(pool('NLB', ['h', 'h'], { crossZone: 'on' }))).toEqual(['i-00 1/2', 'i-10 1/2']);
});

test('without a target in its zone the node of an NLB has nobody, unless cross-zone is on (M41a, M41b)', () => {
  const alone = pool('NLB', ['', 'h']);
  expect(told(ask(alone))).toBe('FORWARD_BLOCKED / DENIED_IN ELBV2_NO_TARGETS_IN_AZ');
  expect(told(ask(pool('NLB', ['', 'h'], { crossZone: 'on' })))).toBe(ok);
  expect(told(ask(alone, 0, bentRules('M41a')))).toBe(ok);
  expect(told(ask(alone, 0, bentRules('M41b')))).toBe(ok);
});

test('the unhealthy get nothing while anybody is healthy', () => {
  expect(open(pool('ALB', ['uh', 'u']))).toEqual(['i-01 1']);
  expect(lost(pool('ALB', ['uh', 'u']))).toEqual(['X_TARGET_UNHEALTHY', null, 'X_TARGET_UNHEALTHY']);
  expect(told(ask(pool('NLB', ['u', 'h'])))).toBe('FORWARD_BLOCKED / DENIED_IN X_TARGET_UNHEALTHY');
});

test('where nobody is healthy everybody gets traffic (M43: nobody)', () => {
  const dead = pool('ALB', ['uu', 'u']);
  expect(open(dead)).toEqual(['i-00 1/3', 'i-01 1/3', 'i-10 1/3']);
  expect(told(ask(dead))).toBe(ok);
  expect(told(ask(dead, 0, bentRules('M43')))).toBe('FORWARD_BLOCKED / DENIED_IN X_TARGET_UNHEALTHY');
  expect(open(pool('NLB', ['uu', 'u']), 1)).toEqual(['i-10 1']);
});

test('M84 leaves the unhealthy their share, which is lost', () => {
  const half = pool('ALB', ['hu']);
  expect(ask(half).outcome).toBe('ESTABLISHED');
  const bent = ask(half, 0, bentRules('M84'));
  expect(bent.branches.map(({ outcome }) => outcome)).toEqual(['ESTABLISHED', 'FORWARD_BLOCKED']);
});

test('targets in a zone that is not enabled get nothing (M85: they do)', () => {
  const outside = pool('ALB', ['', 'h'], { enabled: 1 });
  expect(told(ask(outside))).toBe('FORWARD_BLOCKED / DENIED_IN ELB_INSTALLED_AZ_RESTRICTION');
  expect(told(ask(outside, 0, bentRules('M85')))).toBe(ok);
  expect(lost(pool('ALB', ['h', 'h'], { enabled: 1 }))).toEqual([null, 'ELB_INSTALLED_AZ_RESTRICTION']);
});

test('healthy targets in a zone that is not enabled do not keep the others from failing open', () => {
  expect(open(pool('ALB', ['u', 'h'], { enabled: 1 }))).toEqual(['i-00 1']);
});

test('a target that is not used gets nothing, even where nobody is healthy', () => {
  expect(open(pool('ALB', ['xu']))).toEqual(['i-01 1']);
  expect(told(ask(pool('ALB', ['x'])))).toBe('FORWARD_BLOCKED / DENIED_IN X_TARGET_UNHEALTHY');
});

test('an empty target group has nobody', () => {
  expect(told(ask(pool('ALB', [''])))).toBe('FORWARD_BLOCKED / DENIED_IN ELBV2_NO_TARGETS_IN_AZ');
});

test('unknown health: whoever may be served is walked, and nobody has a share', () => {
  expect(open(pool('ALB', ['?h']))).toEqual(['i-00 ?', 'i-01 ?']);
  expect(open(pool('ALB', ['?u']))).toEqual(['i-00 ?', 'i-01 ?']);
  expect(open(pool('ALB', ['?uh']))).toEqual(['i-00 ?', 'i-02 ?']);
});

test('a target by address outside the VPC is served by every node', () => {
  const topology = network(
    base,
    openGroup,
    host('client', 'clients', '10.0.0.5'),
    host('near', 'apps-0', '10.0.10.10'),
    balancer('lb', 'NLB', [nodeOf(0), nodeOf(1)], { tg: 1 }),
    targets('tg', ['10.0.10.10 use1-az1', '172.16.0.4'], { targetType: 'ip' }),
  );
  const ids = (at: number): (string | undefined)[] =>
    (choice(ask(topology, at), 'TARGET').candidates ?? []).flatMap((one) => (one.lost ? [] : [one.ref.row]));
  expect([ids(0), ids(1)]).toEqual([
    ['10.0.10.10 port 8080', '172.16.0.4 port 8080'],
    ['172.16.0.4 port 8080'],
  ]);
});

const anyPool = fc.tuple(
  fc.constantFrom('on' as const, 'off' as const),
  fc.array(
    fc.array(fc.constantFrom('h', 'u'), { maxLength: 4 }).map((all) => all.join('')),
    {
      ...{ minLength: 1, maxLength: 3 },
    },
  ),
  fc.nat(2),
);

test('node by node the shares are those that the balancer as a whole gives its targets, and sum to 1', () => {
  forAll([anyPool], ([crossZone, perZone, off]) => {
    const enabled = Math.max(1, perZone.length - off);
    const topology = pool('NLB', perZone, { crossZone, enabled });
    const whole = shares(
      {
        ...{ kind: 'NLB', crossZone, targetGroup: 'inherit' },
        zones: perZone.map((healths, at) => ({
          ...{ name: String(at), enabled: at < enabled },
          targets: Array.from(healths, (one, n) => ({ id: `i-${at}${n}`, healthy: one === 'h' })),
        })),
      },
      awsRules,
    );
    const got = new Map<string, Fraction[]>();
    for (const [at, { share }] of whole.zones.entries()) {
      if (share.n === 0) continue;
      const candidates = choice(ask(topology, at), 'TARGET').candidates ?? [];
      expect(formatFraction(sum(candidates.map((one) => one.share ?? fraction(7))))).toBe('1');
      for (const { ref, share: own } of candidates)
        got.set(ref.id, [...(got.get(ref.id) ?? []), times(share, own ?? fraction(7))]);
    }
    for (const { id, share } of whole.targets)
      expect([id, formatFraction(sum(got.get(id) ?? []))]).toEqual([id, formatFraction(share)]);
  });
});

/** One node, several groups with one target each: by weight and health. */
function weighted(groups: [weight: number, health: string][], extra: object = {}): Topology {
  const names = groups.map((_, at) => `tg-${at}`);
  return network(
    base,
    openGroup,
    host('client', 'clients', '10.0.0.5'),
    ...names.map((name, at) => host(name, 'apps-0', `10.0.10.${at + 10}`)),
    balancer(
      'lb',
      'ALB',
      [nodeOf(0)],
      Object.fromEntries(groups.map(([weight], at) => [`tg-${at}`, weight])),
      { listener: extra },
    ),
    ...names.map((name, at) => {
      const health = groups[at]?.[1];
      return targets(name, health === '' ? [] : [`i-${name} use1-az1 ${health}`]);
    }),
  );
}
const groupShares = (topology: Topology, rules = awsRules): string[] =>
  (choice(ask(topology, 0, rules), 'TARGET_GROUP').candidates ?? []).map(({ share }) =>
    share ? formatFraction(share) : '?',
  );

test('target groups share by weight, and the shares sum to 1', () => {
  const shared = weighted([
    [1, 'healthy'],
    [3, 'healthy'],
    [0, 'healthy'],
    [5, 'healthy'],
  ]);
  expect(groupShares(shared)).toEqual(['1/9', '1/3', '0', '5/9']);
  expect(told(ask(shared))).toBe(ok);
  forAll(
    [fc.array(fc.integer({ min: 1, max: 999 }), { minLength: 2, maxLength: 5 })],
    (weights) => {
      const step = choice(ask(weighted(weights.map((one) => [one, 'healthy']))), 'TARGET_GROUP');
      expect(formatFraction(sum((step.candidates ?? []).map(({ share }) => share ?? fraction(7))))).toBe('1');
    },
    20,
  );
});

test('a group without targets keeps its share, which is lost (M42: the others take over)', () => {
  const empty = weighted([
    [1, ''],
    [1, 'healthy'],
  ]);
  const one = ask(empty);
  expect(one.outcome).toBe('INDETERMINATE');
  expect(one.branches.map(({ outcome }) => outcome)).toEqual(['FORWARD_BLOCKED', 'ESTABLISHED']);
  const bent = ask(empty, 0, bentRules('M42'));
  expect(told(bent)).toBe(ok);
  expect(groupShares(empty, bentRules('M42'))).toEqual(['0', '1']);
});

test('a group whose targets are all unhealthy keeps its share too (M42: no)', () => {
  const dead = weighted([
    [3, 'unhealthy'],
    [1, 'healthy'],
  ]);
  expect(groupShares(dead)).toEqual(['3/4', '1/4']);
  expect(groupShares(dead, bentRules('M42'))).toEqual(['0', '1']);
  const allDead = weighted([
    [3, 'unhealthy'],
    [1, 'unhealthy'],
  ]);
  expect(groupShares(allDead, bentRules('M42'))).toEqual(['3/4', '1/4']);
});

test('a listener without a group, or with weights of 0 only, forwards to nobody', () => {
  const nobody = 'FORWARD_BLOCKED / DENIED_IN ELBV2_LISTENER_HAS_NO_TG';
  expect(told(ask(weighted([])))).toBe(nobody);
  expect(told(ask(weighted([[0, 'healthy']])))).toBe(nobody);
});

test('rules on the request leave the target group open, unless all lead to the same', () => {
  const unknown = 'INDETERMINATE / INSUFFICIENT_INFO UNKNOWN_DESTINATION';
  const one: [number, string][] = [[1, 'healthy']];
  expect(told(ask(weighted(one, { conditional: true })))).toBe(unknown);
  expect(told(ask(weighted(one, { conditional: true, ruleGroups: ['tg-0'] })))).toBe(ok);
  expect(told(ask(weighted(one, { conditional: true, ruleGroups: ['tg-0', 'tg-9'] })))).toBe(unknown);
});
