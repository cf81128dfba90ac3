import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trace } from '@/lib/core/aws/trace/trace';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { forAll } from '@/tests/support/for-all';
import { everyProbe } from '@/tests/support/probes';
import { referenceDocuments, topologyOf } from '@/tests/support/reference-topologies';
import { applyEdits } from './edits';
import type { Goal } from './goal';
import { repairs } from './repairs';

const passes = ['ESTABLISHED', 'ONE_WAY_DELIVERED'];
const blocked = ['FORWARD_BLOCKED', 'RETURN_BLOCKED'];

function meets(topology: Topology, goals: readonly Goal[]): boolean {
  return goals.every(({ probe, must }) =>
    (must === 'pass' ? passes : blocked).includes(trace(topology, probe).outcome),
  );
}

type Breakage = { name: string; change: (copy: Topology) => void };

/** What somebody can take away or set wrong in one place, and no edit of ours makes. */
function breakagesOf(topology: Topology): Breakage[] {
  return [
    ...topology.routeTables.flatMap(({ id, routes }, t) =>
      routes.flatMap(({ origin, destination }, r): Breakage[] =>
        origin !== 'static' || 'prefixList' in destination
          ? []
          : [
              {
                name: `route ${r} of ${id} gone`,
                change: (copy) => copy.routeTables[t]?.routes.splice(r, 1),
              },
              {
                name: `route ${r} of ${id} blackhole`,
                change: (copy) => Object.assign(copy.routeTables[t]?.routes[r] ?? {}, { state: 'blackhole' }),
              },
            ],
      ),
    ),
    ...(['inbound', 'outbound'] as const).flatMap((side) => [
      ...topology.networkAcls.flatMap((list, a) =>
        list[side].flatMap(({ action, number }, e): Breakage[] =>
          action === 'deny'
            ? []
            : [
                {
                  name: `${side} ${number} of ${list.id} gone`,
                  change: (copy) => copy.networkAcls[a]?.[side].splice(e, 1),
                },
              ],
        ),
      ),
      ...topology.securityGroups.flatMap((group, g) =>
        group[side].map((_, r): Breakage => ({
          name: `${side} rule ${r} of ${group.id} gone`,
          change: (copy) => copy.securityGroups[g]?.[side].splice(r, 1),
        })),
      ),
    ]),
    ...topology.peeringConnections.map(({ id }, p): Breakage => ({
      name: `${id} not accepted`,
      change: (copy) => Object.assign(copy.peeringConnections[p] ?? {}, { status: 'pending-acceptance' }),
    })),
    ...topology.transitGatewayAttachments.flatMap(({ id, kind, subnets }, a): Breakage[] => [
      {
        name: `${id} without a table`,
        change: (copy) => Object.assign(copy.transitGatewayAttachments[a] ?? {}, { routeTable: null }),
      },
      ...(kind === 'vpc' && subnets.length > 1
        ? [
            {
              name: `${id} without a zone`,
              change: (copy: Topology) => copy.transitGatewayAttachments[a]?.subnets.pop(),
            },
          ]
        : []),
    ]),
    ...topology.transitGatewayRouteTables.flatMap(({ id, propagations, routes }, t): Breakage[] => [
      ...(propagations === 'unknown' ? [] : propagations).map((attachment): Breakage => ({
        name: `${attachment} not in ${id}`,
        change: (copy) =>
          Object.assign(copy.transitGatewayRouteTables[t] ?? {}, {
            propagations: (propagations as string[]).filter((one) => one !== attachment),
          }),
      })),
      ...routes.flatMap(({ state }, r): Breakage[] =>
        state === 'blackhole'
          ? []
          : [
              {
                name: `route ${r} of ${id} gone`,
                change: (copy) => copy.transitGatewayRouteTables[t]?.routes.splice(r, 1),
              },
            ],
      ),
    ]),
    ...topology.internetGateways.map((_, g): Breakage => ({
      name: 'internet gateway detached',
      change: (copy) => Object.assign(copy.internetGateways[g] ?? {}, { vpc: null }),
    })),
    ...topology.interfaces.flatMap(({ id, sourceDestCheck }, i): Breakage[] =>
      sourceDestCheck
        ? []
        : [
            {
              name: `${id} checks`,
              change: (copy) => Object.assign(copy.interfaces[i] ?? {}, { sourceDestCheck: true }),
            },
          ],
    ),
  ];
}

describe.each(referenceDocuments())('%s, broken in any one place', (_, document) => {
  const whole = topologyOf(document);
  const known = everyProbe(whole).flatMap(({ name, probe }): Goal[] => {
    const { outcome, more } = trace(whole, probe);
    if (more || (!passes.includes(outcome) && !blocked.includes(outcome))) return [];
    return [{ label: name, probe, must: passes.includes(outcome) ? 'pass' : 'stay-blocked' }];
  });
  const through = known.filter(({ must }) => must === 'pass');
  const stopped = known.filter(({ must }) => must === 'stay-blocked');
  const breakages = breakagesOf(whole);

  it('always has a repair, and each meets every goal', () => {
    forAll(
      [
        fc.constantFrom(...breakages),
        fc.subarray(through, { minLength: 1, maxLength: 6 }),
        fc.subarray(stopped, { maxLength: 6 }),
      ],
      (breakage, wanted, unwanted) => {
        const copy = structuredClone(whole);
        breakage.change(copy);
        const goals = [...wanted, ...unwanted];
        fc.pre(!meets(copy, goals) && meets(copy, unwanted));
        const before = structuredClone(copy);
        const found = repairs(copy, goals);
        expect(copy).toEqual(before);
        expect(
          found.repairs.length,
          `${breakage.name}: ${wanted.map(({ label }) => label).join('; ')}`,
        ).toBeGreaterThan(0);
        for (const { edits, says } of found.repairs)
          expect(meets(applyEdits(copy, edits), goals), says.join(' ')).toBe(true);
      },
      10,
    );
  });
});
