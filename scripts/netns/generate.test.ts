import { describe, expect, test } from 'vitest';
import { formatIp, type Ipv4 } from '@/lib/core/net/ip';
import { icmp } from '@/lib/core/net/protocol';
import { drawFlows, listening } from './draw-flows';
import { expect as expectOf } from './expect';
import { generate } from './generate';

const seeds = Array.from({ length: 120 }, (_, at) => at + 1);

/** Whether an address is in a block, by its text alone. */
function within(address: Ipv4, block: { network: number; length: number }): boolean {
  const bits = (value: number): string => value.toString(2).padStart(32, '0').slice(0, block.length);
  return bits(address.value) === bits(block.network);
}

describe('the networks that are tried', () => {
  test('the same seed makes the same network and the same flows, another seed another', () => {
    for (const seed of [1, 2, 40]) {
      expect(generate(seed)).toEqual(generate(seed));
      expect(drawFlows(generate(seed), seed)).toEqual(drawFlows(generate(seed), seed));
    }
    expect(generate(1)).not.toEqual(generate(2));
  });

  test.each(seeds)('seed %i: small, and every name in it stands for something', (seed) => {
    const topology = generate(seed);
    expect(topology.vpcs.length).toBeGreaterThanOrEqual(1);
    expect(topology.vpcs.length).toBeLessThanOrEqual(3);
    const ids = new Set(
      Object.values(topology)
        .flat()
        .map((one) => ('id' in one ? one.id : one)),
    );
    for (const { id, vpc, routeTable, networkAcl, cidr4 } of topology.subnets) {
      expect(
        [vpc, networkAcl, ...(routeTable === null ? [] : [routeTable])].every((one) => ids.has(one)),
      ).toBe(true);
      const inside = topology.interfaces.filter(({ subnet, kind }) => subnet === id && kind === 'instance');
      expect([1, 2]).toContain(inside.length);
      for (const { addresses } of topology.interfaces.filter(({ subnet }) => subnet === id))
        for (const one of addresses) expect(cidr4 !== null && within(one.private, cidr4)).toBe(true);
    }
    for (const { securityGroups, kind } of topology.interfaces) {
      expect(securityGroups.every((one) => ids.has(one))).toBe(true);
      expect(securityGroups.length > 0).toBe(kind === 'instance');
    }
    for (const { routes } of topology.routeTables)
      for (const { nextHop, state } of routes)
        expect(nextHop.kind === 'local' || state === 'blackhole' || ids.has(nextHop.id)).toBe(true);
  });

  test.each(seeds)('seed %i: no table leads a subnet to a gateway or an appliance inside it', (seed) => {
    const topology = generate(seed);
    for (const subnet of topology.subnets) {
      const table = topology.routeTables.find((one) =>
        subnet.routeTable === null ? one.main && one.vpc === subnet.vpc : one.id === subnet.routeTable,
      );
      const own = topology.interfaces.filter((one) => one.subnet === subnet.id);
      const names = own.flatMap(({ id, attachedTo }) => [id, attachedTo]);
      expect(table?.routes.filter(({ nextHop }) => names.includes(nextHop.id))).toEqual([]);
    }
  });

  test('everything that blocks or changes packets turns up in a hundred networks', () => {
    const topologies = seeds.map(generate);
    const share = (holds: (one: ReturnType<typeof generate>) => boolean): number =>
      topologies.filter(holds).length;
    const blocks = (one: ReturnType<typeof generate>): string[] =>
      one.vpcs.map(({ cidrs4 }) => formatIp({ family: 4, value: cidrs4[0]?.network ?? 0 }));
    expect(share((one) => one.natGateways.length > 0)).toBeGreaterThan(20);
    expect(share((one) => one.peeringConnections.length > 0)).toBeGreaterThan(20);
    expect(share((one) => one.instances.some(({ forwards }) => forwards === 'router'))).toBeGreaterThan(20);
    expect(share((one) => one.routeTables.some(({ gateway }) => gateway !== null))).toBeGreaterThan(3);
    expect(share((one) => new Set(blocks(one)).size < one.vpcs.length)).toBeGreaterThan(3);
    expect(
      share(({ routeTables }) =>
        routeTables.some(({ routes }) => routes.some(({ state }) => state === 'blackhole')),
      ),
    ).toBeGreaterThan(20);
  });
});

describe('the flows that are tried', () => {
  test.each(seeds.slice(0, 40))(
    'seed %i: whoever sees a source port or a NAT port knows the flow',
    (seed) => {
      const flows = drawFlows(generate(seed), seed);
      const keys = flows.flatMap(({ protocol, sourcePort, natPort }) =>
        protocol === icmp
          ? [`${protocol} ${sourcePort}`]
          : [`${protocol} ${sourcePort}`, `${protocol} ${natPort}`],
      );
      expect(new Set(keys).size).toBe(keys.length);
      for (const { sourcePort, natPort } of flows.filter((one) => one.protocol !== icmp)) {
        expect([sourcePort >= 32768, sourcePort <= 61000, natPort >= 1024, natPort <= 65535]).not.toContain(
          false,
        );
        expect([...listening.tcp, ...listening.udp]).not.toContain(natPort);
      }
    },
  );

  test('the engine knows how each of them ends, and every end is common', () => {
    const ends = seeds.slice(0, 40).flatMap((seed) => {
      const topology = generate(seed);
      return drawFlows(topology, seed).map((flow) => expectOf(topology, flow).outcome);
    });
    const count = (outcome: string): number => ends.filter((one) => one === outcome).length / ends.length;
    expect(count('INDETERMINATE')).toBe(0);
    expect(count('ESTABLISHED')).toBeGreaterThan(0.15);
    expect(count('FORWARD_BLOCKED')).toBeGreaterThan(0.15);
    expect(count('RETURN_BLOCKED')).toBeGreaterThan(0.05);
  });

  test('the walk of all client ports never denies what the walk of one of them finds', () => {
    for (const seed of seeds.slice(0, 20)) {
      const topology = generate(seed);
      for (const flow of drawFlows(topology, seed)) {
        const { outcome, ofAllPorts } = expectOf(topology, flow);
        expect(ofAllPorts).toContain(outcome);
      }
    }
  });
});
