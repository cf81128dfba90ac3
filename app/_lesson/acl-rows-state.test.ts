import { expect, test } from 'vitest';
import { added, rowsOf, settled, typing, type Row } from './acl-rows-state';
import { typedOf } from './acl-typed';
import { listOf, parseEntry } from './network-acl-state';

const rows = rowsOf(listOf('100 allow tcp 443 0.0.0.0/0; 90 deny all all 203.0.113.0/24', parseEntry));
const numbers = (some: readonly Row[]): number[] => some.map((row) => row.entry.number);

function rowOf(number: number, some: readonly Row[] = rows): Row {
  const found = some.find((row) => row.entry.number === number);
  if (!found) throw new Error(`no rule ${number}`);
  return found;
}

test('rules stand by number, and a changed number moves the rule once its field is left', () => {
  expect(numbers(rows)).toEqual([90, 100]);
  const { id, typed } = rowOf(90);
  const changed = { ...typed, number: '105' };
  expect(numbers(typing(rows, id, changed))).toEqual([90, 100]);
  expect(numbers(settled(rows, id, changed))).toEqual([100, 105]);
});

test('a slip keeps what was typed and the rule as it was, and goes when it is mended', () => {
  const { id, typed } = rowOf(100);
  const wrong = { ...typed, ports: '443-80' };
  const slipped = settled(rows, id, wrong);
  expect(rowOf(100, slipped)).toMatchObject({ typed: wrong, entry: rowOf(100).entry });
  expect(rowOf(100, slipped).slip).toMatchObject({ field: 'ports', reason: expect.stringMatching(/\.$/) });
  const still = typing(slipped, id, { ...wrong, ports: '44-80x' });
  expect(rowOf(100, still).slip?.field).toBe('ports');
  expect(rowOf(100, typing(still, id, { ...wrong, ports: '80' })).slip).toBeNull();
});

test('while somebody types nothing is called wrong', () => {
  const { id, typed } = rowOf(90);
  expect(rowOf(90, typing(rows, id, { ...typed, block: '203.' })).slip).toBeNull();
});

test('a number stands for one rule, when it is changed and when a rule is added', () => {
  const { id, typed } = rowOf(90);
  expect(rowOf(90, settled(rows, id, { ...typed, number: '100' })).slip?.reason).toMatch(
    /^Rule 100 is there/,
  );
  expect(added(rows, typed).slip?.field).toBe('number');
  expect(numbers(added(rows, { ...typed, number: '95' }).rows)).toEqual([90, 95, 100]);
});

test('eight rules are enough, and a refused rule adds nothing', () => {
  let many: readonly Row[] = rows;
  for (let number = 1; number < 12; number++)
    many = added(many, { ...rowOf(90).typed, number: String(number) }).rows;
  expect(many).toHaveLength(8);
  expect(new Set(many.map((row) => row.id)).size).toBe(8);
  expect(added(rows, { ...rowOf(90).typed, number: '' })).toMatchObject({ rows, slip: { field: 'number' } });
});

test('ports of a protocol without ports are not looked at', () => {
  const { id, typed } = rowOf(100);
  const icmp = settled(rows, id, { ...typed, protocol: 'ICMP', ports: 'x' });
  expect(rowOf(100, icmp).slip).toBeNull();
  expect(typedOf(rowOf(100, icmp).entry)).toMatchObject({ protocol: 'ICMP', ports: 'all' });
});
