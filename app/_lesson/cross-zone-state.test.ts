import { expect, test } from 'vitest';
import { flowShape, flowsOf } from './cross-zone-shape';
import { balancerOf, changed, isOn, percent, settingText, sharesOf } from './cross-zone-state';

const sharesIn = (balancer: ReturnType<typeof balancerOf>): string[] =>
  sharesOf(balancer).targets.map((one) => percent(one.share));

test('two and eight targets: 10 % each with cross-zone on, 25 % and 6.25 % with it off', () => {
  expect(new Set(sharesIn(balancerOf('2 8', 'NLB', 'on')))).toEqual(new Set(['10 %']));
  expect(new Set(sharesIn(balancerOf('2 8', 'NLB', 'off')))).toEqual(new Set(['25 %', '6.25 %']));
});

test('the switch flips, but not for an ALB, whose own setting is always on', () => {
  for (const kind of ['ALB', 'NLB', 'GWLB'] as const) {
    const start = balancerOf('2 8', kind, 'default');
    expect(isOn(start)).toBe(kind === 'ALB');
    expect(isOn(changed(start, { do: 'cross-zone' }))).toBe(true);
    expect(isOn(changed(changed(start, { do: 'cross-zone' }), { do: 'cross-zone' }))).toBe(kind === 'ALB');
  }
});

test('the target group has the last word, or leaves it to the load balancer', () => {
  const start = balancerOf('2 8', 'ALB', 'default');
  const off = changed(start, { do: 'target-group', to: 'off' });
  expect(new Set(sharesIn(off))).toEqual(new Set(['25 %', '6.25 %']));
  expect(settingText(off)).toEqual({
    verdict: 'Cross-zone is off.',
    why: 'The target group says off, and that is the last word.',
  });
  expect(settingText(changed(off, { do: 'target-group', to: 'inherit' })).why).toMatch(
    /on is the default of an Application Load Balancer/,
  );
  expect(settingText(balancerOf('2', 'NLB', 'on')).why).toMatch(/setting, which is on\.$/);
});

test('one target fails and heals; when all have failed, all get connections', () => {
  const start = balancerOf('2 2', 'NLB', 'off');
  const one = changed(start, { do: 'health', zone: 'a', target: 'a1' });
  expect(sharesIn(one)).toEqual(['0 %', '50 %', '25 %', '25 %']);
  expect(changed(one, { do: 'health', zone: 'a', target: 'a1' })).toEqual(start);
  const none = changed(changed(one, { do: 'fail-all', zone: 'a' }), { do: 'fail-all', zone: 'b' });
  expect(sharesIn(none)).toEqual(['25 %', '25 %', '25 %', '25 %']);
  expect(settingText(none).why).toMatch(/fails open\.$/);
  expect(sharesIn(changed(none, { do: 'fail-all', zone: 'b' }))).toEqual(['0 %', '0 %', '50 %', '50 %']);
});

test('moving keeps the number of targets, a disabled zone gets nothing', () => {
  const start = balancerOf('1 3', 'NLB', 'off');
  const moved = changed(start, { do: 'move', from: 'b', to: 'a' });
  expect(moved.zones.map((zone) => zone.targets.length)).toEqual([2, 2]);
  expect(sharesIn(changed(start, { do: 'toggle-zone', zone: 'a' }))).toEqual([
    '0 %',
    '33.33 %',
    '33.33 %',
    '33.33 %',
  ]);
});

test('after an ALB whose target group said off, the switch of an NLB still works', () => {
  const off = changed(balancerOf('2 8', 'ALB', 'default'), { do: 'target-group', to: 'off' });
  const other = changed(off, { do: 'kind', kind: 'NLB' });
  expect(isOn(other)).toBe(false);
  expect(isOn(changed(other, { do: 'cross-zone' }))).toBe(true);
});

test('flows are stacked: what leaves a node is as wide as what it gets', () => {
  for (const wide of [true, false])
    for (const crossZone of ['on', 'off'] as const) {
      const balancer = balancerOf('2 8', 'NLB', crossZone);
      const shape = flowShape(wide, balancer);
      const flows = flowsOf(shape, balancer, sharesOf(balancer), crossZone === 'on');
      const widths = (from: string): number[] =>
        flows.filter(({ key }) => key.startsWith(from)).map((flow) => flow.wide);
      for (const from of ['0', '1']) {
        const [trunk = 0, ...out] = widths(from);
        expect(out.reduce((sum, one) => sum + one, 0)).toBeCloseTo(trunk);
      }
    }
});
