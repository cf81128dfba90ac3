import { first } from '@/lib/core/net/prefix';
import type { Ipv4 } from '@/lib/core/net/ip';
import type { PortRange } from '@/lib/core/net/port-range';
import { icmp, tcp, udp, type Protocol } from '@/lib/core/net/protocol';
import { ephemeralPorts } from '@/lib/core/aws/ephemeral-ports';
import { awsRules } from '@/lib/core/aws/rules';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { random, type Stream } from '@/lib/core/items/random';
import type { Flow } from './flow';
import { internetHost } from './generate';
import { PortPool } from './port-pool';

/** Where everybody listens. */
export const listening: { tcp: readonly number[]; udp: readonly number[] } = {
  tcp: [22, 80, 443],
  udp: [53],
};

type Pair = Pick<Flow, 'from' | 'source' | 'destination'>;

/** Up to sixteen ordered pairs, each by two TCP ports, one UDP port and a ping, from several stretches of client ports. */
export function drawFlows(topology: Topology, seed: number): Flow[] {
  const dice = random('netns flows', seed).of('flows');
  const cuts = cutsOf(topology);
  const pools = new Map([tcp, udp, icmp].map((protocol) => [protocol, new PortPool(dice)]));
  return drawPairs(dice, topology).flatMap((pair) => {
    const services: [Protocol, number][] = [
      ...dice.sample(listening.tcp, 2).map((port): [Protocol, number] => [tcp, port]),
      ...listening.udp.map((port): [Protocol, number] => [udp, port]),
    ];
    const flows = services.flatMap(([protocol, destinationPort]) => {
      const pool = pools.get(protocol) as PortPool;
      return dice.sample(stretches(clientPorts, cuts), 3).map((stretch): Flow => {
        const natStretch = dice.pick(stretches(natPorts, cuts));
        const [sourcePort, natPort] = [pool.draw(stretch), pool.draw(natStretch)];
        return { ...pair, protocol, sourcePort, destinationPort, natPort };
      });
    });
    const id = (pools.get(icmp) as PortPool).draw({ from: 1, to: 65535 });
    return [...flows, { ...pair, protocol: icmp, sourcePort: id, destinationPort: 0, natPort: id }];
  });
}

/** What Linux opens from (R43): every walk is also made for the whole of it. */
export const clientPorts: PortRange = ephemeralPorts('linux', awsRules);
const natPorts: PortRange = { from: 1024, to: 65535 };

/** Every port at which some entry or rule begins, or has just ended. */
function cutsOf({ networkAcls, securityGroups }: Topology): number[] {
  const ports = [...networkAcls, ...securityGroups].flatMap(({ inbound, outbound }) =>
    [...inbound, ...outbound].flatMap(({ ports: { from, to } }) => [from, to + 1]),
  );
  return [...new Set(ports)].sort((a, b) => a - b);
}

/** The range taken apart at the cuts inside it: no filter tells the ports of one stretch apart. */
function stretches({ from, to }: PortRange, cuts: readonly number[]): PortRange[] {
  const starts = [from, ...cuts.filter((cut) => from < cut && cut <= to)];
  return starts.map((start, at) => ({ from: start, to: (starts[at + 1] ?? to + 1) - 1 }));
}

function drawPairs(dice: Stream, topology: Topology): Pair[] {
  const hosts = topology.interfaces.filter(({ kind }) => kind === 'instance');
  const host = first(internetHost);
  const inside = hosts.flatMap(({ id, subnet, addresses }): Pair[] => {
    const [own] = addresses;
    if (!own) throw new Error(`${id} has no address`);
    const to = (destination: Ipv4): Pair => ({ from: id, source: own.private, destination });
    const far = destinations(dice, topology, subnet).filter(
      ({ value }) => value !== own.private.value && value !== own.public?.value,
    );
    return [...far, host].map(to);
  });
  const publics = topology.interfaces.flatMap(({ addresses }) =>
    addresses.flatMap((one) => one.public ?? []),
  );
  const outside = publics.map((destination): Pair => ({ from: 'internet', source: host, destination }));
  return [...dice.sample(inside, 14), ...dice.sample(outside, 3)];
}

/** Everybody in the VPC and its peers; of others, of public addresses and of addresses that nobody has, one each. */
function destinations(dice: Stream, topology: Topology, from: string): Ipv4[] {
  const vpcOf = (subnet: string): string | undefined => topology.subnets.find(({ id }) => id === subnet)?.vpc;
  const own = vpcOf(from);
  const peers = topology.peeringConnections.flatMap(({ requester, accepter }) =>
    requester.vpc === own || accepter.vpc === own ? [requester.vpc, accepter.vpc] : [],
  );
  const near = topology.interfaces.filter(
    ({ subnet }) => vpcOf(subnet) === own || peers.includes(vpcOf(subnet) ?? ''),
  );
  const far = topology.interfaces.filter((one) => !near.includes(one)).flatMap(({ addresses }) => addresses);
  const publics = topology.interfaces.flatMap(({ addresses }) =>
    addresses.flatMap((one) => one.public ?? []),
  );
  const nobody = dice.pick(topology.subnets).cidr4;
  return unique([
    ...near
      .filter(({ kind }) => kind === 'instance' || dice.chance(20))
      .flatMap(({ addresses }) => addresses.map((one) => one.private)),
    ...dice.sample(far, 1).map((one) => one.private),
    ...dice.sample(publics, 2),
    ...(nobody && dice.chance(12) ? [{ family: 4 as const, value: nobody.network + 99 }] : []),
  ]);
}

function unique(addresses: readonly Ipv4[]): Ipv4[] {
  return [...new Map(addresses.map((one) => [one.value, one])).values()];
}
