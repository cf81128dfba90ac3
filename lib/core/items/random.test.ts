import { expect, test } from 'vitest';
import { random } from './random';

test('a stream depends on its name only, so a new draw re-rolls nothing else', () => {
  const before = random('f', 7);
  const a = before.of('a').int(0, 1e6);
  const after = random('f', 7);
  after.of('new').int(0, 9);
  expect(after.of('a').int(0, 1e6)).toBe(a);
  expect(random('f', 8).of('a').int(0, 1e6)).not.toBe(a);
  expect(random('g', 7).of('a').int(0, 1e6)).not.toBe(a);
});

test('dice are fair: each face of six within five standard deviations over 60,000 throws of near seeds', () => {
  const faces = Array<number>(6).fill(0);
  for (let seed = 0; seed < 60_000; seed++) faces[random('fair', seed).of('die').int(0, 5)]! += 1;
  for (const count of faces)
    expect(Math.abs(count - 10_000)).toBeLessThan(5 * Math.sqrt(60_000 * (1 / 6) * (5 / 6)));
});

test('a shuffle keeps every thing and gives every order', () => {
  const orders = new Set<string>();
  for (let seed = 0; seed < 300; seed++) {
    const order = random('shuffle', seed).of('x').shuffle(['a', 'b', 'c']);
    expect([...order].sort()).toEqual(['a', 'b', 'c']);
    orders.add(order.join(''));
  }
  expect(orders.size).toBe(6);
});
