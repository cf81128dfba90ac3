import { portRange } from '@/lib/core/net/port-range';
import type { Prefix } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import type { AclEntry } from '@/lib/core/aws/network-acl';
import type { NetworkAcl, Subnet } from '@/lib/core/aws/topology/vpc';
import type { Random, Stream } from '@/lib/core/items/random';
import { drawPeer } from './draw-peer';
import type { VpcDraft } from './draw-vpc';

type Lists = { networkAcls: NetworkAcl[]; assign: (subnet: Subnet) => Subnet };

/** What lists open for answers: all that clients use, what NAT gateways use, and several that are too narrow (R43). */
const ephemeral = ['1024-65535', '32768-61000', '32768-45000', '40000-65535', '1024-50000', '49152-65535'];
const services = ['22', '80', '443', '80-443', '0-1023', '0-65535'];

/** Per VPC one list that allows all, and two of its own kind. */
export function drawLists(random: Random, vpcs: readonly VpcDraft[]): Lists {
  const networkAcls: NetworkAcl[] = vpcs.flatMap(({ vpc }) => {
    const name = vpc.id.replace('vpc', 'acl');
    return [
      { id: `${name}-open`, vpc: vpc.id, inbound: [allowAll(100)], outbound: [allowAll(100)] },
      ...['a', 'b'].map((letter): NetworkAcl => {
        const dice = random.of(`${name}-${letter}`);
        return {
          id: `${name}-${letter}`,
          vpc: vpc.id,
          inbound: entries(dice, vpcs),
          outbound: entries(dice, vpcs),
        };
      }),
    ];
  });
  const assign = (subnet: Subnet): Subnet => {
    const name = subnet.vpc.replace('vpc', 'acl');
    const letter = random.of(`${subnet.id} list`).pick(['open', 'open', 'open', 'a', 'b']);
    return { ...subnet, networkAcl: `${name}-${letter}` };
  };
  return { networkAcls, assign };
}

function allowAll(number: number): AclEntry {
  const peer: Prefix = { family: 4, network: 0, length: 0 };
  return { number, action: 'allow', protocol: 'all', ports: portRange('all'), peer };
}

/** Either a few denials before an entry that allows all, or only what is named; listed in no order. */
function entries(dice: Stream, vpcs: readonly VpcDraft[]): AclEntry[] {
  const numbers = dice.sample(
    Array.from({ length: 80 }, (_, at) => 10 + at * 10),
    10,
  );
  const isOpen = dice.chance(60);
  const drawn: AclEntry[] = [];
  const add = (percent: number, entry: Omit<AclEntry, 'number' | 'peer'>): void => {
    const number = numbers[drawn.length] ?? 900 + drawn.length;
    if (dice.chance(percent)) drawn.push({ number, peer: drawPeer(dice, vpcs), ...entry });
  };
  const some = (percent: number): 'allow' | 'deny' => (dice.chance(percent) ? 'deny' : 'allow');
  const denials = isOpen ? 100 : 15;
  add(isOpen ? 45 : 95, { action: some(denials), protocol: tcp, ports: portRange(dice.pick(services)) });
  add(isOpen ? 20 : 80, { action: some(denials), protocol: tcp, ports: portRange(dice.pick(services)) });
  add(isOpen ? 25 : 90, { action: some(denials), protocol: tcp, ports: portRange(dice.pick(ephemeral)) });
  add(isOpen ? 20 : 70, {
    action: some(denials),
    protocol: udp,
    ports: portRange(dice.pick(['53', '0-65535', '53-100'])),
  });
  add(isOpen ? 20 : 75, { action: some(denials), protocol: udp, ports: portRange(dice.pick(ephemeral)) });
  add(isOpen ? 25 : 75, {
    action: some(denials),
    protocol: icmp,
    ports: portRange('0'),
    icmp: drawKind(dice),
  });
  add(isOpen ? 10 : 60, {
    action: some(denials),
    protocol: icmp,
    ports: portRange('0'),
    icmp: drawKind(dice),
  });
  add(20, { action: some(50), protocol: 'all', ports: portRange('all') });
  return dice.shuffle(isOpen ? [...drawn, allowAll(2000)] : drawn);
}

function drawKind(dice: Stream): { type: number; code: number } {
  return { type: dice.pick([8, 0, -1]), code: dice.pick([-1, 0]) };
}
