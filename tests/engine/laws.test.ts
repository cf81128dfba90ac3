import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { halvesOf } from '@/tests/support/halves';
import { forAll } from '@/tests/support/for-all';
import { everyProbe } from '@/tests/support/probes';
import { referenceDocuments, topologyOf } from '@/tests/support/reference-topologies';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { answerTo } from '@/lib/core/aws/trace/header';
import type { Step } from '@/lib/core/aws/trace/step';
import { trace, type Connection, type Probe } from '@/lib/core/aws/trace/trace';

// Laws that need no oracle (engine.md, section 4), over every pair of hosts of every reference network.

const networks = referenceDocuments();

function outcomes(topology: Topology): Map<string, string> {
  return new Map(everyProbe(topology).map(({ name, probe }) => [name, wayOf(trace(topology, probe))]));
}

/** How a connection ends, and which components it passes. */
function wayOf({ outcome, forward, return: back }: Connection): string {
  const hops = [...forward.hops, ...(back?.hops ?? [])].map(({ id }) => id).join(' ');
  return `${outcome} ${forward.disposition} ${back?.disposition ?? 'none'} ${hops}`;
}

const rank: Record<Connection['outcome'], number> = {
  FORWARD_BLOCKED: 0,
  RETURN_BLOCKED: 0,
  INDETERMINATE: 1,
  ESTABLISHED: 2,
  ONE_WAY_DELIVERED: 2,
};

/** How well each flow works, from 0, not at all. */
function ranks(topology: Topology): Map<string, number> {
  return new Map(everyProbe(topology).map(({ name, probe }) => [name, rank[trace(topology, probe).outcome]]));
}

/** Flows that work less well in `after` than in `before`. */
function worse(before: Map<string, number>, after: Map<string, number>): string[] {
  return [...before].flatMap(([name, was]) => ((after.get(name) ?? 0) < was ? [name] : []));
}

function shuffled<T>(list: readonly T[], order: readonly number[]): T[] {
  return list
    .map((one, at) => ({ one, key: order[at % order.length] ?? 0, at }))
    .sort((a, b) => a.key - b.key || a.at - b.at)
    .map(({ one }) => one);
}

/** The document with every list in another order, except those whose order means something. */
function reordered(value: unknown, order: readonly number[], key = ''): unknown {
  if (Array.isArray(value)) {
    const inside = value.map((one) => reordered(one, order));
    return [
      'cidrs',
      'interfaces',
      'privateIps',
      'addresses',
      'forwards',
      'targets',
      'subnets',
      'ipv6',
    ].includes(key) && key !== 'subnets'
      ? inside
      : shuffled(inside, order);
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, reordered(one, order, name)]));
}

test.each(networks)('%s: no list’s order means anything', (_, text) => {
  const document = JSON.parse(text) as object;
  const plain = outcomes(topologyOf(document));
  forAll(
    [fc.array(fc.nat(1000), { minLength: 7, maxLength: 13 })],
    (order) => {
      expect(outcomes(topologyOf(reordered(document, order) as object))).toEqual(plain);
    },
    3,
  );
});

test.each(networks)(
  '%s: adding a rule to a security group blocks nothing, and taking one away opens nothing',
  (_, text) => {
    const whole = topologyOf(text);
    const all = ranks(whole);
    for (const [at, group] of whole.securityGroups.entries())
      for (const direction of ['inbound', 'outbound'] as const)
        for (const index of group[direction].keys()) {
          const less = { ...group, [direction]: group[direction].filter((_, one) => one !== index) };
          const without: Topology = { ...whole, securityGroups: whole.securityGroups.with(at, less) };
          expect(worse(ranks(without), all)).toEqual([]);
        }
  },
);

test.each(networks)('%s: a blackhole opens no way to what it holds', (_, text) => {
  const whole = topologyOf(text);
  const all = ranks(whole);
  for (const [at, table] of whole.routeTables.entries())
    for (const route of table.routes.filter(({ origin }) => origin === 'static')) {
      const dead = { ...route, state: 'blackhole' as const };
      const routes = table.routes.map((one) => (one === route ? dead : one));
      const after: Topology = { ...whole, routeTables: whole.routeTables.with(at, { ...table, routes }) };
      expect(worse(ranks(after), all)).toEqual([]);
    }
});

test.each(networks)('%s: other names, of zones too, change nothing but the names', (_, text) => {
  const ids = new Set([...text.matchAll(/"id": "([^"]+)"/g)].map((match) => match[1] ?? ''));
  // An instance that is written on one line has an interface of its name.
  const other = text.replace(/(?<!"origin": )"([a-z]+-[^"]+)"/g, (whole, name: string) =>
    ids.has(name) || ids.has(name.replace(/^eni-/, 'i-')) ? `"${name}-renamed"` : whole,
  );
  const moved = other.replace(/use1-az([12])\b/g, (_, zone: string) => `use1-az${Number(zone) + 4}`);
  const after = [...outcomes(topologyOf(moved))].map((row) =>
    row.map((said) => said.replaceAll('-renamed', '')),
  );
  expect(after).toEqual([...outcomes(topologyOf(text))]);
});

test.each(networks)('%s: a route split into its two halves sends everything where it went', (_, text) => {
  const whole = topologyOf(text);
  const routeTables = whole.routeTables.map((table) => ({
    ...table,
    routes: table.routes.flatMap((route) => (route.origin === 'static' ? halvesOf(route) : [route])),
  }));
  expect(outcomes({ ...whole, routeTables })).toEqual(outcomes(whole));
});

test.each(networks)('%s: an answer meets the network ACLs as a packet of its own would', (_, text) => {
  const whole = topologyOf(text);
  const verdicts = (steps: readonly Step[]): unknown[] =>
    steps
      .filter(({ kind, detail }) => kind === 'FILTER' && detail === 'NETWORK_ACL')
      .map(({ at, direction, verdict }) => [at.id, direction, verdict]);
  for (const { name, probe } of everyProbe(whole)) {
    const { forward, return: back, sessions } = trace(whole, probe, { explainAll: true, mostBranches: 1 });
    // Where a route is missing the way on is assumed, and an answer's is not a first packet's.
    if (back?.blockers.some(({ code }) => code === 'NO_ROUTE_TO_DESTINATION')) continue;
    if (!back || forward.where.kind !== 'interface' || sessions.some(({ kind }) => kind !== 'SECURITY_GROUP'))
      continue;
    if (
      back.steps.some(({ kind }) => kind === 'SELECT' || kind === 'TRANSFORM') ||
      forward.steps.some(({ kind }) => kind === 'TRANSFORM')
    )
      continue;
    const own: Probe = {
      start: { at: 'INTERFACE_OUT', interface: forward.where.id },
      header: answerTo(probe.header),
    };
    expect(verdicts(trace(whole, own, { explainAll: true, mostBranches: 1 }).forward.steps), name).toEqual(
      verdicts(back.steps),
    );
  }
});
