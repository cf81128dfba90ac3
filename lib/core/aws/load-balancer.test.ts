import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatFraction, sum } from '@/lib/core/net/fraction';
import { forAll } from '@/tests/support/for-all';
import { effectiveCrossZone, shares, type LoadBalancer, type Zone } from './load-balancer';
import { awsRules } from './rules';

const zone = (name: string, count: number, options: { healthy?: number; enabled?: boolean } = {}): Zone => ({
  name,
  enabled: options.enabled ?? true,
  targets: Array.from({ length: count }, (_, i) => ({
    id: `${name}${i}`,
    healthy: i < (options.healthy ?? count),
  })),
});
const balancer = (crossZone: 'on' | 'off', zones: Zone[]): LoadBalancer => ({
  ...{ kind: 'NLB', crossZone, targetGroup: 'inherit', zones },
});
const perTarget = (one: LoadBalancer): string[] =>
  shares(one, awsRules).targets.map(({ share }) => formatFraction(share));

const anyBalancer = fc
  .tuple(
    fc.constantFrom('on' as const, 'off' as const),
    fc.array(fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()), { minLength: 1, maxLength: 4 }),
  )
  .map(([crossZone, all]) =>
    balancer(
      crossZone,
      all.map(([count, healthy, enabled], at) => zone('abcd'.charAt(at), count, { healthy, enabled })),
    ),
  );

// https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.html
test('two and eight targets: 10 % each with cross-zone on, 25 % and 6.25 % with it off', () => {
  const zones = [zone('a', 2), zone('b', 8)];
  expect(new Set(perTarget(balancer('on', zones)))).toEqual(new Set(['1/10']));
  expect(perTarget(balancer('off', zones))).toEqual(['1/4', '1/4', ...Array<string>(8).fill('1/16')]);
});

test('shares sum to 1, of zones and of targets, unless no enabled zone has a target', () => {
  forAll(
    [anyBalancer],
    (one) => {
      const { zones, targets } = shares(one, awsRules);
      const served = one.zones.some(({ enabled, targets: all }) => enabled && all.length > 0);
      const want = served ? '1' : '0';
      expect(formatFraction(sum(targets.map(({ share }) => share)))).toBe(want);
      expect(formatFraction(sum(zones.map(({ share }) => share)))).toBe(want);
    },
    500,
  );
});

test('each share is what sending connection after connection gives', () => {
  forAll(
    [anyBalancer],
    (one) => {
      const open = one.zones.filter(({ enabled }) => enabled);
      const anyHealthy = open.some(({ targets }) => targets.some(({ healthy }) => healthy));
      const takers = (of: Zone) => of.targets.filter(({ healthy }) => healthy || !anyHealthy);
      const nodes = open.filter((of) => takers(of).length > 0);
      const sent = new Map<string, number>();
      const rounds = 1000;
      for (const node of nodes) {
        const pool = one.crossZone === 'on' ? nodes.flatMap(takers) : takers(node);
        for (const { id } of pool) sent.set(id, (sent.get(id) ?? 0) + rounds / nodes.length / pool.length);
      }
      for (const { id, share } of shares(one, awsRules).targets)
        expect((rounds * share.n) / share.d).toBeCloseTo(sent.get(id) ?? 0, 3);
    },
    300,
  );
});

test('a target in a zone that is not enabled gets nothing', () => {
  expect(perTarget(balancer('on', [zone('a', 1), zone('b', 1, { enabled: false })]))).toEqual(['1', '0']);
});

test('a zone without a healthy target leaves its share to the others', () => {
  expect(perTarget(balancer('off', [zone('a', 2, { healthy: 0 }), zone('b', 2)]))).toEqual([
    ...['0', '0', '1/2', '1/2'],
  ]);
});

test('with no healthy target anywhere, all of them get traffic', () => {
  const zones = [zone('a', 1, { healthy: 0 }), zone('b', 2, { healthy: 0 })];
  expect(perTarget(balancer('off', zones))).toEqual(['1/2', '1/4', '1/4']);
});

test.each([
  ['ALB', 'default', 'inherit', true],
  ['NLB', 'default', 'inherit', false],
  ['GWLB', 'default', 'inherit', false],
  ['ALB', 'default', 'off', false],
  ['NLB', 'default', 'on', true],
  ['NLB', 'on', 'inherit', true],
  ['NLB', 'on', 'off', false],
  ['GWLB', 'off', 'on', true],
] as const)(
  '%s, its attribute %s, the target group’s %s: cross-zone %s',
  (kind, crossZone, targetGroup, on) => {
    expect(effectiveCrossZone({ kind, crossZone, targetGroup }, awsRules).on).toBe(on);
  },
);
