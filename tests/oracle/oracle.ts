import {
  bits,
  block,
  type Acl,
  type Attachment,
  type Card,
  type HubWay,
  type Net,
  type Pass,
  type Permit,
  type Way,
  type World,
} from './reader';

/**
 * A second answer to “does this connection come about?”, written apart from the engine and in another way: strings of bits,
 * one recursive walk, ports tried one by one. It restates R10–R20, R26–R33, R38–R51, R58–R61 and R64–R70 of the engine's
 * specification, and says `unsupported` for whatever else it meets.
 */
export type Outcome = 'established' | 'forward-blocked' | 'return-blocked' | 'partial' | 'unsupported';
export type Ask = { from: string; to: string; protocol: 'tcp' | 'udp' | 'icmp'; port: number };

/** The one host outside. */
export const internetAddress = '198.51.100.7';
const outside = bits(internetAddress);
/** Linux, as R43 has it. */
const clientPorts: [number, number] = [32768, 61000];
/** What a NAT gateway takes (R31). */
const natPorts: [number, number] = [1024, 65535];

type Packet = { from: string; to: string; protocol: string; port: number; type: number };
/** What a packet passed, which decides whether a group can be recognised at the end (R50, R51). */
type Path = 'direct' | 'peering' | 'far' | 'hub' | 'hub-with-groups';
type Internet = { kind: 'internet'; nat: string | null; packet: Packet };
type End =
  | { kind: 'card'; card: Card; path: Path; packet: Packet }
  | Internet
  | { kind: 'blocked' }
  | { kind: 'unsupported' };
const blocked: End = { kind: 'blocked' };
const unsupported: End = { kind: 'unsupported' };

export function decide(world: World, { from, to, protocol, port }: Ask): Outcome {
  const outcomes = new Set<Outcome>();
  for (const client of samples(world, clientPorts)) {
    for (const nat of samples(world, natPorts)) {
      outcomes.add(once(world, { from, to, protocol, port }, client, nat));
      if (protocol === 'icmp' || (from !== 'internet' && to !== 'internet')) break;
    }
    if (protocol === 'icmp') break;
  }
  if (outcomes.has('unsupported')) return 'unsupported';
  return outcomes.size === 1 ? ([...outcomes][0] as Outcome) : 'partial';
}

/** Ports on both sides of every boundary that a network ACL has in a range. */
function samples({ cards, attachments, nats }: World, [least, most]: [number, number]): number[] {
  const nets = [...cards.values(), ...nats.values()].map(({ net }) => net);
  for (const { nets: some } of attachments.values()) nets.push(...some);
  const edges = nets
    .flatMap(({ acl }) => [...acl.in, ...acl.out])
    .flatMap(({ from, to }) => [from - 1, from, to, to + 1]);
  return [...new Set([least, most, ...edges])].filter((one) => least <= one && one <= most);
}

function once(world: World, ask: Ask, client: number, natPort: number): Outcome {
  const icmp = ask.protocol === 'icmp';
  const source = world.cards.get(ask.from);
  const target = world.cards.get(ask.to);
  const there = { protocol: ask.protocol, port: icmp ? 0 : ask.port, type: icmp ? 8 : -1 };
  const back = { protocol: ask.protocol, port: icmp ? 0 : client, type: icmp ? 0 : -1 };

  if (!source) {
    if (!target) return 'unsupported';
    if (target.shownAs === null) return 'forward-blocked';
    const came = enter(world, target, { ...there, from: outside, to: target.at });
    if (came.kind !== 'card') return failed(came, 'forward-blocked');
    if (!admits(world, target, 'in', came.packet, null)) return 'forward-blocked';
    const left = leave(world, target.net, { ...back, from: target.at, to: outside }, target);
    // A reply that a NAT gateway translated is no reply to anybody.
    if (left.kind === 'internet' && left.nat === null) return 'established';
    return left.kind === 'internet' ? 'return-blocked' : failed(left, 'return-blocked');
  }

  const end = leave(
    world,
    source.net,
    { ...there, from: source.at, to: target ? target.at : outside },
    source,
  );
  if (end.kind === 'blocked' || end.kind === 'unsupported') return failed(end, 'forward-blocked');
  if (end.kind === 'internet') {
    if (target) return 'forward-blocked';
    if (!admits(world, source, 'out', { ...end.packet, to: outside }, null)) return 'forward-blocked';
    return answered(world, source, end, back, natPort);
  }
  if (!target || end.card !== target) return 'forward-blocked';
  if (!admits(world, source, 'out', end.packet, { card: target, path: end.path })) return 'forward-blocked';
  if (!admits(world, target, 'in', end.packet, { card: source, path: end.path })) return 'forward-blocked';
  const reply = leave(world, target.net, { ...back, from: target.at, to: source.at }, target);
  if (reply.kind !== 'card') return failed(reply, 'return-blocked');
  return reply.card === source ? 'established' : 'return-blocked';
}

function failed(end: End, outcome: Outcome): Outcome {
  return end.kind === 'unsupported' ? 'unsupported' : outcome;
}

/** The way back from the internet: straight to the source, or to the NAT gateway first, whose NACL sees its own port (R32). */
function answered(
  world: World,
  source: Card,
  end: Internet,
  back: Omit<Packet, 'from' | 'to'>,
  natPort: number,
): Outcome {
  if (end.nat === null) {
    const reply = enter(world, source, { ...back, from: outside, to: source.at });
    return reply.kind === 'card' ? 'established' : failed(reply, 'return-blocked');
  }
  const nat = world.nats.get(end.nat)!;
  if (redirects(world, nat.net)) return 'unsupported';
  const toNat = { ...back, port: back.protocol === 'icmp' ? 0 : natPort, from: outside, to: nat.at };
  if (!lets(nat.net.acl, 'in', toNat)) return 'return-blocked';
  const reply = leave(world, nat.net, { ...back, from: outside, to: source.at }, null);
  if (reply.kind !== 'card') return failed(reply, 'return-blocked');
  return reply.card === source ? 'established' : 'return-blocked';
}

/** Through the internet gateway to a card that it shows (R27): the edge table, then the subnet's list. */
function enter(world: World, card: Card, packet: Packet): End {
  const vpc = world.vpcs.get(card.net.vpc)!;
  if (vpc.gateway === null) return blocked;
  if (world.walls.has(vpc.region) || redirects(world, card.net)) return unsupported;
  return lets(card.net.acl, 'in', packet) ? { kind: 'card', card, path: 'direct', packet } : blocked;
}

function redirects(world: World, net: Net): boolean {
  return world.vpcs
    .get(net.vpc)!
    .edge.some(
      (way) =>
        way.to !== 'local' &&
        way.blocks.some((one) => net.block.startsWith(one) || one.startsWith(net.block)),
    );
}

/** Out of a subnet: to a neighbour, or past the list and the route table (R19, R38–R40). `sender` is the card it is from, if it is from one here. */
function leave(world: World, net: Net, packet: Packet, sender: Card | null): End {
  if (packet.to.startsWith(net.block)) return cardAt(world, net.vpc, packet, 'direct');
  if (!lets(net.acl, 'out', packet)) return blocked;
  const way = choose(net.ways, packet.to);
  if (way === 'several') return unsupported;
  if (!way || way.dead) return blocked;
  if (way.to === 'local') return deliver(world, net.vpc, packet, 'direct');
  if (way.to.startsWith('igw-')) return throughGateway(world, net, packet, sender);
  if (way.to.startsWith('nat-')) return throughNat(world, net, packet, way.to);
  if (way.to.startsWith('pcx-')) return throughPeering(world, net, packet, way.to);
  return way.to.startsWith('tgw-') ? intoHub(world, net, packet, way.to) : unsupported;
}

/** R11–R13, R16: local strikes out what was learned; then length; then static, lists, learned. */
function choose(ways: Way[], to: string): Way | 'several' | null {
  const learned = ['direct-connect', 'vpn-static', 'vpn-bgp', 'propagated'];
  let rows = ways.flatMap((way) =>
    way.blocks.filter((one) => to.startsWith(one)).map((one) => ({ way, length: one.length })),
  );
  if (rows.some(({ way }) => way.origin === 'local'))
    rows = rows.filter(({ way }) => !learned.includes(way.origin));
  const longest = Math.max(...rows.map(({ length }) => length));
  const turn = (way: Way): number =>
    way.list ? 1 : learned.indexOf(way.origin) + 1 && learned.indexOf(way.origin) + 2;
  const best = rows.filter(({ length }) => length === longest).sort((a, b) => turn(a.way) - turn(b.way));
  const first = best[0]?.way ?? null;
  return first?.list && rows.some(({ way }) => way.list && way.to !== first.to) ? 'several' : first;
}

function cardAt(world: World, vpc: string, packet: Packet, path: Path): End {
  const card = [...world.cards.values()].find((one) => one.net.vpc === vpc && one.at === packet.to);
  return card ? { kind: 'card', card, path, packet } : blocked;
}

function deliver(world: World, vpc: string, packet: Packet, path: Path): End {
  const end = cardAt(world, vpc, packet, path);
  return end.kind === 'card' && !lets(end.card.net.acl, 'in', packet) ? blocked : end;
}

const unroutable = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10'].map(block);

/** R26–R28: out only with a public address, and only to public ones. */
function throughGateway(world: World, net: Net, packet: Packet, sender: Card | null): End {
  const vpc = world.vpcs.get(net.vpc)!;
  if (vpc.gateway === null || unroutable.some((one) => packet.to.startsWith(one))) return blocked;
  if (world.walls.has(vpc.region)) return unsupported;
  if (!sender || sender.at !== packet.from || sender.shownAs === null) return blocked;
  return { kind: 'internet', nat: null, packet };
}

/** R30–R32: in through the list of its subnet, out through the same list, and on by the subnet's table. */
function throughNat(world: World, net: Net, packet: Packet, id: string): End {
  const nat = world.nats.get(id);
  if (!nat?.works || nat.net.vpc !== net.vpc) return blocked;
  if (nat.net !== net && !lets(nat.net.acl, 'in', packet)) return blocked;
  const own = { ...packet, from: nat.at };
  if (!lets(nat.net.acl, 'out', own)) return blocked;
  const way = choose(nat.net.ways, packet.to);
  if (way === 'several') return unsupported;
  if (!way || way.dead) return blocked;
  if (!way.to.startsWith('igw-')) return unsupported;
  if (world.walls.has(world.vpcs.get(net.vpc)!.region)) return unsupported;
  if (!nat.isPublic || unroutable.some((one) => packet.to.startsWith(one))) return blocked;
  return { kind: 'internet', nat: id, packet };
}

/** R59, R60, R63: from one VPC's addresses to the other's, while it is active. */
function throughPeering(world: World, net: Net, packet: Packet, id: string): End {
  const peering = world.peerings.get(id);
  if (!peering?.active || !peering.ends.includes(net.vpc)) return blocked;
  const other = world.vpcs.get(peering.ends[0] === net.vpc ? peering.ends[1] : peering.ends[0])!;
  const own = world.vpcs.get(net.vpc)!;
  if (
    !own.blocks.some((one) => packet.from.startsWith(one)) ||
    !other.blocks.some((one) => packet.to.startsWith(one))
  )
    return blocked;
  return deliver(world, other.id, packet, own.region === other.region ? 'peering' : 'far');
}

/** R45, R69: through the attachment's subnet of the sender's zone. */
function intoHub(world: World, net: Net, packet: Packet, hub: string): End {
  const attachment = [...world.attachments.values()].find(
    (one) => one.hub === hub && one.kind === 'vpc' && one.of === net.vpc,
  );
  const door = attachment?.nets.find(({ zone }) => zone === net.zone);
  if (!attachment?.works || !door || !lets(door.acl, 'in', packet)) return blocked;
  return acrossHub(world, attachment, packet, net.zone, attachment, 0);
}

/** R64–R67: the table of the attachment it came in by; over a peering, the other gateway's table after it. */
function acrossHub(
  world: World,
  arrived: Attachment,
  packet: Packet,
  zone: string,
  first: Attachment,
  hops: number,
): End {
  const table = arrived.table === null ? undefined : world.hubTables.get(arrived.table);
  if (!table) return blocked;
  const learned = table.learns.flatMap((id): HubWay[] => {
    const one = world.attachments.get(id)!;
    const blocks = one.kind === 'vpc' ? world.vpcs.get(one.of)!.blocks : one.announces;
    return blocks.map((each) => ({ block: each, to: [id], isStatic: false, dead: !one.works }));
  });
  const all = [...table.ways, ...learned];
  const fits = all.filter((way) => packet.to.startsWith(way.block));
  const [way] = fits.sort(
    (a, b) => b.block.length - a.block.length || Number(b.isStatic) - Number(a.isStatic),
  );
  if (!way || way.dead) return blocked;
  const next = world.attachments.get(way.to[0] ?? '');
  if (way.to.length > 1 || !next || hops > 3) return unsupported;
  if (!next.works) return blocked;
  if (next.kind === 'peering')
    return acrossHub(world, world.attachments.get(next.of)!, packet, '', first, hops + 1);
  if (next.kind !== 'vpc' || next.appliance) return unsupported;
  const groups = hops === 0 && world.hubs.get(next.hub) === true && first.groups && next.groups;
  return outOfHub(world, next, packet, zone, groups ? 'hub-with-groups' : 'hub');
}

/** R45, R70: out in the zone it came from where there is a door, in any otherwise, and on by the table of that subnet. */
function outOfHub(world: World, next: Attachment, packet: Packet, zone: string, path: Path): End {
  const kept = next.nets.filter((one) => one.zone === zone);
  const ends = (kept.length > 0 ? kept : next.nets).map((door) => {
    const end = leave(world, door, packet, null);
    return end.kind === 'card' ? { ...end, path } : end;
  });
  const first = ends[0] ?? blocked;
  return ends.every((one) => one.kind === first.kind) ? first : unsupported;
}

function fits(row: Pass | Permit, packet: Packet): boolean {
  if (row.protocol === 'all') return true;
  if (row.protocol !== packet.protocol) return false;
  return packet.protocol === 'icmp'
    ? row.type === -1 || row.type === packet.type
    : row.from <= packet.port && packet.port <= row.to;
}

/** R38: the first entry that fits; none, and it is denied. */
function lets(acl: Acl, direction: 'in' | 'out', packet: Packet): boolean {
  const peer = direction === 'in' ? packet.from : packet.to;
  return acl[direction].find((entry) => fits(entry, packet) && peer.startsWith(entry.block))?.allow ?? false;
}

/** R46–R51: any rule of any group. A group counts where the path keeps it. */
function admits(
  world: World,
  card: Card,
  direction: 'in' | 'out',
  packet: Packet,
  peer: { card: Card; path: Path } | null,
): boolean {
  const address = direction === 'in' ? packet.from : packet.to;
  const kept = peer !== null && keeps(peer.path, direction, [card, peer.card]);
  return card.groups.some((id) =>
    (world.groups.get(id)?.[direction] ?? []).some(
      (rule) =>
        fits(rule, packet) &&
        (rule.blocks.some((one) => address.startsWith(one)) ||
          (kept && rule.group !== null && peer.card.groups.includes(rule.group))),
    ),
  );
}

function keeps(path: Path, direction: 'in' | 'out', cards: Card[]): boolean {
  if (path !== 'hub-with-groups') return path === 'direct' || path === 'peering';
  return direction === 'in' && cards.every(({ net }) => net.zone !== 'use1-az3');
}
