import { describe, expect, it } from 'vitest';
import { trace } from '@/lib/core/aws/trace/trace';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { referenceGoals, referenceNetwork } from '@/tests/support/repair-reference';
import { applyEdits, editKey } from './edits';
import { repairs } from './repairs';

/** Every one-place breakage of the reference network, by hand and not by the edits that would undo it. */
function breakages(): { name: string; broken: Topology }[] {
  const whole = referenceNetwork();
  const out: { name: string; broken: Topology }[] = [];
  const add = (name: string, change: (copy: Topology) => void): void => {
    const broken = structuredClone(whole);
    change(broken);
    out.push({ name, broken });
  };
  whole.routeTables.forEach(({ id, routes }, t) =>
    routes.forEach((_, r) => {
      if (routes[r]?.origin === 'local') return;
      add(`${id} without its route ${r}`, (copy) => copy.routeTables[t]?.routes.splice(r, 1));
      add(`${id} with a blackhole for its route ${r}`, (copy) => {
        const route = copy.routeTables[t]?.routes[r];
        if (route) route.state = 'blackhole';
      });
    }),
  );
  whole.subnets.forEach(({ id, vpc }, s) => {
    if (vpc === 'vpc-a')
      add(`${id} on the main table`, (copy) => {
        const subnet = copy.subnets[s];
        if (subnet) subnet.routeTable = null;
      });
  });
  whole.networkAcls.forEach(({ id }, a) =>
    (['inbound', 'outbound'] as const).forEach((side) => {
      whole.networkAcls[a]?.[side].forEach(({ number, action }, e) => {
        if (action === 'allow')
          add(`${id} ${side} without entry ${number}`, (copy) => copy.networkAcls[a]?.[side].splice(e, 1));
      });
      add(`${id} ${side} with a deny in front`, (copy) => {
        const [first] = copy.networkAcls[a]?.[side] ?? [];
        if (first)
          copy.networkAcls[a]?.[side].push({ ...first, number: 50, protocol: 'all', action: 'deny' });
      });
    }),
  );
  whole.securityGroups.forEach(({ id }, g) =>
    (['inbound', 'outbound'] as const).forEach((side) =>
      whole.securityGroups[g]?.[side].forEach((_, r) =>
        add(`${id} without ${side} rule ${r}`, (copy) => copy.securityGroups[g]?.[side].splice(r, 1)),
      ),
    ),
  );
  add('web without its public address', (copy) => {
    const address = copy.interfaces[0]?.addresses[0];
    if (address) address.public = null;
  });
  add('the NAT gateway without its public address', (copy) => {
    const address = copy.interfaces[1]?.addresses[0];
    if (address) address.public = null;
  });
  add('the internet gateway detached', (copy) => {
    copy.internetGateways = [{ id: 'igw-a', vpc: null }];
    for (const { routes } of copy.routeTables)
      for (const route of routes) if (route.nextHop.id === 'igw-a') route.state = 'blackhole';
  });
  add('the internet gateway gone', (copy) => {
    copy.internetGateways = [];
    for (const one of copy.routeTables)
      one.routes = one.routes.filter(({ nextHop }) => nextHop.id !== 'igw-a');
  });
  add('the peering not accepted', (copy) => {
    const peering = copy.peeringConnections[0];
    if (peering) peering.status = 'pending-acceptance';
  });
  for (const mode of ['block-bidirectional', 'block-ingress'] as const)
    add(`public access: ${mode}`, (copy) => {
      copy.blockPublicAccess = [{ region: 'us-east-1', mode, exclusions: [] }];
    });
  return out;
}

const passes = ['ESTABLISHED', 'ONE_WAY_DELIVERED'];
const blocked = ['FORWARD_BLOCKED', 'RETURN_BLOCKED'];

function meetsAll(topology: Topology): boolean {
  return referenceGoals.every(({ probe, must }) =>
    (must === 'pass' ? passes : blocked).includes(trace(topology, probe).outcome),
  );
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    Object.freeze(value);
    Object.values(value).forEach(frozen);
  }
  return value;
}

describe('a working network that one thing broke', () => {
  it('works before', () => {
    expect(meetsAll(referenceNetwork())).toBe(true);
    expect(repairs(referenceNetwork(), referenceGoals)).toEqual({
      repairs: [],
      walks: referenceGoals.length,
      gaveUp: false,
      alreadyMet: true,
    });
  });

  const broken = breakages().filter((one) => !meetsAll(one.broken));

  it('is broken in many places by what is tried here', () => {
    expect(broken.length).toBeGreaterThan(25);
  });

  it.each(broken)('is repaired: $name', ({ broken: topology }) => {
    const before = structuredClone(topology);
    const found = repairs(frozen(topology), referenceGoals);
    expect(topology).toEqual(before);
    expect(found.alreadyMet).toBe(false);
    expect(found.repairs.length).toBeGreaterThan(0);
    for (const { edits } of found.repairs) {
      expect(meetsAll(applyEdits(topology, edits)), edits.map(editKey).join()).toBe(true);
      if (edits.length === 2)
        for (const edit of edits) expect(meetsAll(applyEdits(topology, [edit])), editKey(edit)).toBe(false);
    }
    const sets = found.repairs.map(({ edits }) => edits.map(editKey).sort().join('\n'));
    expect(new Set(sets).size).toBe(sets.length);
  });
});
