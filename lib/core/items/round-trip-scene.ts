import type { AclEntry, Crossing } from '@/lib/core/aws/network-acl';
import type { Ipv4 } from '@/lib/core/net/ip';
import { replyTo, type IcmpKind, type Packet } from '@/lib/core/net/packet';
import { prefixOf } from '@/lib/core/net/prefix';
import { icmp, tcp } from '@/lib/core/net/protocol';
import { drawNumbers, entry, services } from './acl-scene';
import type { Random, Stream } from './random';

/** Two instances and the network ACL of the second one's subnet; the first one's subnet allows everything. */
export type RoundTrip = {
  client: Ipv4;
  server: Ipv4;
  sameSubnet: boolean;
  request: Crossing;
  reply: Crossing;
  inbound: AclEntry[];
  outbound: AclEntry[];
};

/** How request and reply are meant to end; null leaves it to the dice. */
export type Lean = Record<'in' | 'out', AclEntry['action']> | null;

/** A connection or a ping, and two lists whose entries match it often and lean towards an end. */
export function drawRoundTrip(dice: Random, lean: Lean, sameSubnet: boolean): RoundTrip {
  const { client, server } = drawHosts(dice, sameSubnet);
  const packet = drawRequest(dice, client, server);
  const request = crossingOf(packet, client, packet.destinationPort);
  const reply = crossingOf(replyTo(packet), client, packet.sourcePort);
  const list = (name: 'in' | 'out'): AclEntry[] => {
    // A request that is denied needs entries enough for beliefs to disagree about it.
    const size = dice.of(`size-${name}`).int(name === 'in' && lean?.in === 'deny' ? 3 : 1, 3);
    const numbers = drawNumbers(dice.of(`numbers-${name}`), size);
    const widths = dice.of(`widths-${name}`).sample([8, 16, 24, 32], size);
    const shapes = dice.of(`shapes-${name}`);
    const drawn = numbers.map((number, i): AclEntry => {
      const action =
        lean && i === 0 && shapes.chance(60) ? lean[name] : shapes.pick(['allow', 'deny'] as const);
      return drawEntry(shapes, name === 'in' ? request : reply, packet.destinationPort, {
        ...{ number, action },
        peer: prefixOf(client, widths[i] ?? 16),
      });
    });
    return dice.of(name).shuffle(drawn);
  };
  return { client, server, sameSubnet, request, reply, inbound: list('in'), outbound: list('out') };
}

function drawHosts(dice: Random, sameSubnet: boolean): { client: Ipv4; server: Ipv4 } {
  const base = 0x0a000000 + dice.of('vpc').int(0, 255) * 0x10000;
  const hosts = dice.of('hosts');
  const server: Ipv4 = { family: 4, value: base + 0x100 * hosts.int(1, 100) + hosts.int(4, 120) };
  const value = sameSubnet
    ? (server.value & 0xffffff00) + hosts.int(130, 250)
    : base + 0x100 * hosts.int(101, 200) + hosts.int(4, 250);
  return { server, client: { family: 4, value } };
}

function drawRequest(dice: Random, source: Ipv4, destination: Ipv4): Packet {
  const ping = dice.of('ping').chance(40);
  const port = dice.of('port').pick(services);
  if (ping)
    return { source, destination, protocol: icmp, sourcePort: 0, destinationPort: 0, icmp: echoRequest };
  const from = dice.of('from').int(32768, 61000);
  return { source, destination, protocol: tcp, sourcePort: from, destinationPort: port };
}

function crossingOf({ protocol, icmp: kind }: Packet, peer: Ipv4, port: number): Crossing {
  return { peer, protocol, port, ...(kind ? { icmp: kind } : {}) };
}

const echoRequest: IcmpKind = { type: 8, code: 0 };
const kinds: readonly IcmpKind[] = [echoRequest, { type: 0, code: 0 }, { type: 8, code: -1 }];

/** An entry about the crossing, or about something close to it. */
function drawEntry(
  shapes: Stream,
  { protocol: own, icmp: kind }: Crossing,
  port: number,
  { number, action, peer }: Pick<AclEntry, 'number' | 'action' | 'peer'>,
): AclEntry {
  const protocol = shapes.chance(25) ? 'all' : kind && shapes.chance(10) ? tcp : own;
  const narrow = shapes.chance(50);
  const drawn = entry(number, action, protocol, narrow && protocol === own && !kind ? port : null, peer);
  return protocol === icmp && narrow ? { ...drawn, icmp: shapes.pick(kinds) } : drawn;
}
