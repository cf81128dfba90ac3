import { describe, expect, test } from 'vitest';
import type { Family } from '@/lib/core/items/family';
import type { Variant } from '@/lib/core/items/variant';
import { afterFailure } from './after-failure';
import { defaults } from './defaults';
import { overloadedTarget } from './overloaded-target';
import { sharePerTarget } from './share-per-target';

type Zone = { name: string; enabled: boolean; targets: { id: string; healthy: boolean }[] };
type Scenario = {
  kind: string;
  crossZone: string;
  targetGroup: string;
  zones: Zone[];
  asked: { zone: string; target: string };
};

const isOn = ({ kind, crossZone, targetGroup }: Scenario): boolean => {
  if (targetGroup !== 'inherit') return targetGroup === 'on';
  return crossZone === 'default' ? kind === 'ALB' : crossZone === 'on';
};

/** 1 over the share of a target of the zone, from the text of the documentation: no code of the engine. */
function parts(scene: Scenario, name: string): number {
  const zones = scene.zones.filter((zone) => zone.enabled);
  const healthy = (zone: Zone): number => zone.targets.filter((target) => target.healthy).length;
  const none = zones.every((zone) => healthy(zone) === 0);
  const counts = new Map(zones.map((zone) => [zone.name, none ? zone.targets.length : healthy(zone)]));
  if (isOn(scene)) return [...counts.values()].reduce((all, count) => all + count, 0);
  return [...counts.values()].filter((count) => count > 0).length * (counts.get(name) ?? 0);
}

const keyOf = ({ choices, key }: Variant): unknown => choices.find(({ id }) => id === key)?.value;
const variantsOf = (family: Family): Variant[] =>
  Array.from({ length: 2000 }, (_, at) => family.variant(at + 1));

test.each<[string, Family]>([sharePerTarget, afterFailure].map((one) => [one.id, one]))(
  '%s: an independent reading of the scenario gives the key',
  (_id, family) => {
    for (const variant of variantsOf(family)) {
      const scene = variant.scenario as Scenario;
      const [n = 0, d = 1] = (variant.key as { value: string }).value.split('/').map(Number);
      expect(n * parts(scene, scene.asked.zone)).toBe(100 * d);
      const target = scene.zones
        .find((zone) => zone.name === scene.asked.zone)
        ?.targets.find(({ id }) => id === scene.asked.target);
      expect(target).toBeDefined();
    }
  },
);

test('cross-zone/defaults: an independent reading of the scenario gives the key', () => {
  for (const variant of variantsOf(defaults)) {
    const scene = variant.scenario as Scenario;
    const by =
      scene.targetGroup !== 'inherit'
        ? 'target-group'
        : scene.crossZone === 'default'
          ? 'default'
          : 'load-balancer';
    expect(keyOf(variant)).toEqual({ crossZone: isOn(scene), decidedBy: by });
  }
});

test('cross-zone/overloaded-target: an independent reading of the scenario gives the key', () => {
  for (const variant of variantsOf(overloadedTarget)) {
    const scene = variant.scenario as Scenario;
    const byLoad = [...scene.zones].sort((a, b) => parts(scene, a.name) - parts(scene, b.name));
    expect(parts(scene, byLoad[0]?.name ?? '')).toBeLessThan(parts(scene, byLoad[1]?.name ?? ''));
    expect(keyOf(variant)).toBe(byLoad[0]?.name);
  }
});

describe.each<[string, Family]>(
  [sharePerTarget, defaults, afterFailure, overloadedTarget].map((one) => [one.id, one]),
)('%s', (_id, family) => {
  const variants = variantsOf(family);

  test('every instance tells two beliefs apart and reveals a share for every target', () => {
    for (const { refutations, reveal, choices } of variants) {
      expect(new Set(refutations.flatMap(({ belief }) => belief ?? [])).size).toBeGreaterThanOrEqual(2);
      expect(new Set(choices.map(({ text }) => text)).size).toBe(choices.length);
      const shown = reveal.find((one) => one.kind === 'load-balancer');
      expect(shown?.zones.every((zone) => zone.targets.every(({ share }) => share))).toBe(true);
    }
  });

  test('the key visits every position', () => {
    if (family.interaction !== 'choose-one') return expect(family.interaction).toBe('number');
    const most = Math.max(...variants.map(({ choices }) => choices.length));
    expect(new Set(variants.map(({ key }) => key)).size).toBe(most);
  });
});
