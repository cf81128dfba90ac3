import { formatPrefix, prefix, type Prefix } from '@/lib/core/net/prefix';
import type { NextHop } from '@/lib/core/aws/route-table';
import type { PeeringConnection } from '@/lib/core/aws/topology/gateways';
import type { Subnet, SubnetRouteTable, TopologyRoute } from '@/lib/core/aws/topology/vpc';
import type { Random, Stream } from '@/lib/core/items/random';
import type { VpcDraft } from './draw-vpc';

const everywhere = prefix('0.0.0.0/0');
const internet = prefix('198.51.100.0/24');

/**
 * A main table, and one of their own for most subnets, which are told of it; always for those of a NAT gateway and of an
 * appliance.
 */
export function drawTables(
  random: Random,
  draft: VpcDraft,
  all: readonly VpcDraft[],
  peerings: readonly PeeringConnection[],
): SubnetRouteTable[] {
  const { vpc, subnets, nat, appliance } = draft;
  const table = (id: string, main: boolean, subnet: Subnet | null): SubnetRouteTable => ({
    id,
    vpc: vpc.id,
    main,
    gateway: null,
    propagating: [],
    routes: routesOf(random.of(id), draft, subnet, all, peerings),
  });
  const tables = [table(vpc.id.replace('vpc', 'rtb'), true, null)];
  for (const subnet of subnets) {
    const id = subnet.id.replace('subnet', 'rtb');
    const needsOwn = subnet.id === nat?.subnet || subnet.id === appliance?.subnet;
    if (!needsOwn && !random.of(`${id} own`).chance(75)) continue;
    subnet.routeTable = id;
    tables.push(table(id, false, subnet));
  }
  return tables;
}

/** `subnet` is null for the main table. No table leads a subnet to a gateway or appliance inside it (R19). */
function routesOf(
  dice: Stream,
  draft: VpcDraft,
  subnet: Subnet | null,
  all: readonly VpcDraft[],
  peerings: readonly PeeringConnection[],
): TopologyRoute[] {
  const nat: NextHop | null =
    draft.nat && subnet && draft.nat.subnet !== subnet.id ? { kind: 'nat', id: draft.nat.id } : null;
  const eni: NextHop | null =
    draft.appliance && subnet && draft.appliance.subnet !== subnet.id
      ? { kind: 'eni', id: draft.appliance.id }
      : null;
  const routes = new Map<string, TopologyRoute>();
  const add = (
    destination: Prefix,
    nextHop: NextHop,
    origin: 'local' | 'static' = 'static',
    state: 'active' | 'blackhole' = 'active',
  ): void => {
    const key = formatPrefix(destination);
    if (!routes.has(key)) routes.set(key, { destination, nextHop, origin, state });
  };
  for (const block of draft.vpc.cidrs4) add(block, { kind: 'local', id: 'local' }, 'local');
  const outward = defaultOf(dice, draft, subnet, nat, eni);
  if (outward) add(everywhere, outward);
  addPeers(dice, draft, all, peerings, eni, add);
  const middle = dice.chance(50) ? (eni ?? nat) : (nat ?? eni);
  const others = draft.subnets.filter(({ id }) => id !== subnet?.id);
  const other = others.length > 0 ? dice.pick(others) : null;
  if (middle && other?.cidr4 && dice.chance(30)) add(other.cidr4, middle);
  if (dice.chance(8)) add(internet, { kind: 'nat', id: 'nat-gone' }, 'static', 'blackhole');
  return dice.shuffle([...routes.values()]);
}

function defaultOf(
  dice: Stream,
  { gateway, nat: own }: VpcDraft,
  subnet: Subnet | null,
  nat: NextHop | null,
  eni: NextHop | null,
): NextHop | null {
  const igw: NextHop | null = gateway ? { kind: 'igw', id: gateway } : null;
  if (own && own.subnet === subnet?.id) return dice.chance(88) ? igw : eni;
  return dice.pick([igw, igw, nat ?? igw, nat, eni ?? igw, eni, null]);
}

type Add = (
  destination: Prefix,
  nextHop: NextHop,
  origin?: 'local' | 'static',
  state?: 'active' | 'blackhole',
) => void;

/** To each peer: the block or only a part, straight or by the appliance, with or without a longer route that is dead. */
function addPeers(
  dice: Stream,
  { vpc }: VpcDraft,
  all: readonly VpcDraft[],
  peerings: readonly PeeringConnection[],
  eni: NextHop | null,
  add: Add,
): void {
  const mine = peerings.filter(({ requester, accepter }) => [requester.vpc, accepter.vpc].includes(vpc.id));
  for (const { id, requester, accepter } of dice.shuffle(mine)) {
    const far = all.find((one) => one.vpc.id === (requester.vpc === vpc.id ? accepter.vpc : requester.vpc));
    const [block, part] = [far?.vpc.cidrs4[0], far && dice.pick(far.subnets).cidr4];
    if (!block || !part) throw new Error(`${id} has a side without a block`);
    const pcx: NextHop = { kind: 'pcx', id };
    if (dice.chance(15)) add(part, { kind: 'pcx', id: 'pcx-gone' }, 'static', 'blackhole');
    else if (dice.chance(25)) add(part, pcx);
    if (dice.chance(88)) add(block, eni && dice.chance(30) ? eni : pcx);
  }
}
