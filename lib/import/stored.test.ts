import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { forAll } from '@/tests/support/for-all';
import { referenceDocuments, topologyOf } from '@/tests/support/reference-topologies';
import { emptyTopology } from '@/lib/core/aws/topology/empty';
import { readTopology, storeTopology } from './stored';

test.each(referenceDocuments())('%s comes back as it was kept', (_, text) => {
  const topology = topologyOf(text);
  expect(readTopology(storeTopology(topology))).toEqual(topology);
});

test('whatever somebody called a thing comes back as text, also what looks like a number of ours', () => {
  const like = fc.tuple(fc.nat(4), fc.nat(99)).map(([marks, digits]) => `${'#'.repeat(marks)}${digits}n`);
  forAll([fc.oneof(fc.string(), like)], (name) => {
    const topology = { ...emptyTopology(), internetGateways: [{ id: 'igw-a', vpc: null, name }] };
    expect(readTopology(storeTopology(topology))).toEqual(topology);
  });
});

test('what another program wrote throws', () => {
  for (const text of ['{}', '{"version":2,"topology":{}}', '{"version":1}', 'no json'])
    expect(() => readTopology(text)).toThrow();
});
