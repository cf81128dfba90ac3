import { expect, test } from 'vitest';
import { balancerOf, changed, isOn, percent, sharesOf } from './cross-zone-state';

const sharesIn = (balancer: ReturnType<typeof balancerOf>): string[] =>
  sharesOf(balancer).targets.map((one) => percent(one.share));

test('two and eight targets: 10 % each with cross-zone on, 25 % and 6.25 % with it off', () => {
  expect(new Set(sharesIn(balancerOf('2 8', 'NLB', 'on')))).toEqual(new Set(['10 %']));
  expect(new Set(sharesIn(balancerOf('2 8', 'NLB', 'off')))).toEqual(new Set(['25 %', '6.25 %']));
});

test('the switch flips, for an ALB through its target group', () => {
  for (const kind of ['ALB', 'NLB', 'GWLB'] as const) {
    const start = balancerOf('2 8', kind, 'default');
    expect(isOn(start)).toBe(kind === 'ALB');
    expect(isOn(changed(start, { do: 'cross-zone' }))).toBe(kind !== 'ALB');
    expect(isOn(changed(changed(start, { do: 'cross-zone' }), { do: 'cross-zone' }))).toBe(kind === 'ALB');
  }
});

test('moving keeps the number of targets, failing goes round, a disabled zone gets nothing', () => {
  const start = balancerOf('1 3', 'NLB', 'off');
  const moved = changed(start, { do: 'move', from: 'b', to: 'a' });
  expect(moved.zones.map((zone) => zone.targets.length)).toEqual([2, 2]);
  expect(changed(changed(start, { do: 'fail', zone: 'a' }), { do: 'fail', zone: 'a' })).toEqual(start);
  expect(sharesIn(changed(start, { do: 'toggle-zone', zone: 'a' }))).toEqual([
    '0 %',
    '33.33 %',
    '33.33 %',
    '33.33 %',
  ]);
});

test('after an ALB whose cross-zone was turned off, the switch of an NLB still works', () => {
  const off = changed(balancerOf('2 8', 'ALB', 'default'), { do: 'cross-zone' });
  const other = changed(off, { do: 'kind', kind: 'NLB' });
  expect(isOn(other)).toBe(false);
  expect(isOn(changed(other, { do: 'cross-zone' }))).toBe(true);
});
