import { expect, test } from 'vitest';
import { differenceOf, outcomeOf } from './compare';
import type { Expected } from './expect';
import { drawFlows } from './draw-flows';
import { expect as expectOf } from './expect';
import { generate } from './generate';

const topology = generate(1);
const flow = drawFlows(topology, 1)[0];
if (!flow) throw new Error('no flow');
const { connection } = expectOf(topology, flow);
const expected: Expected = {
  outcome: 'ESTABLISHED',
  arrivesAt: 'eni-1',
  ofAllPorts: ['ESTABLISHED'],
  connection,
};

test.each([
  [{ connected: true, arrivedAt: ['eni-1'] }, 'ESTABLISHED'],
  [{ connected: false, arrivedAt: ['eni-1'] }, 'RETURN_BLOCKED'],
  [{ connected: false, arrivedAt: [] }, 'FORWARD_BLOCKED'],
])('what %o shows is %s', (observed, outcome) => {
  expect(outcomeOf(observed)).toBe(outcome);
});

test('engine and kernel agree when outcome, arrival and all ports do', () => {
  expect(differenceOf(expected, { connected: true, arrivedAt: ['eni-1'] })).toBeNull();
});

test.each([
  [
    'another outcome',
    expected,
    { connected: false, arrivedAt: ['eni-1'] },
    /ESTABLISHED, the kernel RETURN_BLOCKED/,
  ],
  ['somebody else', expected, { connected: true, arrivedAt: ['eni-2'] }, /eni-1, in the kernel at eni-2/],
  ['two at once', expected, { connected: true, arrivedAt: ['eni-1', 'eni-2'] }, /eni-1, eni-2/],
  [
    'a port that the walk of all ports denies',
    { ...expected, ofAllPorts: ['RETURN_BLOCKED' as const] },
    { connected: true, arrivedAt: ['eni-1'] },
    /all client ports/,
  ],
])('they disagree on %s', (_, said, observed, sentence) => {
  expect(differenceOf(said, observed)).toMatch(sentence);
});
