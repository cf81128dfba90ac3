import fs from 'node:fs';
import path from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { forAll } from '@/tests/support/for-all';
import { formatTopologyDocument } from './format';
import { parseTopologyDocument } from './parse';

const folder = path.resolve(import.meta.dirname, '../../../content/topologies');
const topologies = fs.readdirSync(folder).map((file): Topology => {
  const parsed = parseTopologyDocument(fs.readFileSync(path.join(folder, file), 'utf8'));
  if (!parsed.ok) throw new Error(`${file}: ${JSON.stringify(parsed.problems)}`);
  return parsed.topology;
});

function expectSame(topology: Topology): void {
  expect(parseTopologyDocument(formatTopologyDocument(topology))).toEqual({ ok: true, topology });
}

test('lists in any order come back in that order', () => {
  forAll(
    [fc.constantFrom(...topologies), fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }))],
    (topology, dice) => {
      const shuffled = Object.fromEntries(
        Object.entries(topology).map(([list, members]) => [
          list,
          members
            .map((member) => [dice.next().value, member] as const)
            .sort(([a], [b]) => Number(a) - Number(b))
            .map(([, member]) => member),
        ]),
      ) as Topology;
      expectSame(shuffled);
    },
  );
});

/** Lists whose members others name, so that a document without them has to say that they are not whole. */
const named = [
  'vpcs',
  'subnets',
  'routeTables',
  'networkAcls',
  'securityGroups',
  'interfaces',
  'natGateways',
  'loadBalancers',
  'prefixLists',
  'instances',
  'transitGatewayAttachments',
] as const satisfies (keyof Topology)[];

test('an import that lacks lists stays as it is, and nothing is made for it', () => {
  forAll([fc.constantFrom(...topologies), fc.subarray([...named], { minLength: 1 })], (topology, lost) => {
    const incomplete = lost.map((what) => ({
      what,
      why: 'missing' as const,
      says: `describe-${what} was not given.`,
    }));
    const empty = Object.fromEntries(lost.map((list) => [list, []]));
    expectSame({ ...topology, ...empty, incomplete });
  });
});

test('what an import was not given stays unknown', () => {
  for (const all of topologies)
    expectSame({
      ...all,
      vpcs: all.vpcs.map((vpc) => ({ ...vpc, dnsSupport: 'unknown', dnsHostnames: 'unknown' })),
      subnets: all.subnets.map((subnet) => ({ ...subnet, routeTable: 'unknown', networkAcl: 'unknown' })),
      instances: all.instances.map((one) => ({ ...one, forwards: 'unknown' })),
      prefixLists: all.prefixLists.map((list) => ({ ...list, entries: 'unknown' })),
      loadBalancers: all.loadBalancers.map((one) => ({
        ...one,
        crossZone: 'unknown',
        listeners: 'unknown',
        inboundRulesOnPrivateLink: 'unknown',
      })),
      targetGroups: all.targetGroups.map((one) => ({
        ...one,
        targets: 'unknown',
        crossZone: 'unknown',
        stickiness: 'unknown',
        preserveClientIp: 'unknown',
      })),
      endpoints: all.endpoints.map((one) => ({ ...one, policy: 'unknown' })),
      vpnConnections: all.vpnConnections.map((one) => ({
        ...one,
        announces: 'unknown',
        tunnels: one.tunnels.map(({ id }) => ({ id, state: 'unknown' })),
      })),
      virtualInterfaces: all.virtualInterfaces.map((one) => ({ ...one, announces: 'unknown' })),
      transitGatewayAttachments: all.transitGatewayAttachments.map((one) => ({
        ...one,
        applianceMode: 'unknown',
        securityGroupReferencing: 'unknown',
        routeTable: 'unknown',
      })),
      transitGatewayRouteTables: all.transitGatewayRouteTables.map((one) => ({
        ...one,
        propagations: 'unknown',
        propagated: 'unknown',
      })),
      peeringConnections: all.peeringConnections.map((one) => ({
        ...one,
        requester: { ...one.requester, resolvesDns: 'unknown' },
      })),
    });
});

test('the same network is the same text, however its fields were set', () => {
  for (const topology of topologies) {
    const turned = JSON.parse(
      JSON.stringify(topology, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value)),
      (_, value: unknown) => {
        if (typeof value === 'string' && /^\d+n$/.test(value)) return BigInt(value.slice(0, -1));
        if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
        return Object.fromEntries(Object.entries(value).reverse());
      },
    ) as Topology;
    expect(formatTopologyDocument(turned)).toBe(formatTopologyDocument(topology));
  }
});
