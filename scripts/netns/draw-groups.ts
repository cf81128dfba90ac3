import { portRange } from '@/lib/core/net/port-range';
import { prefix } from '@/lib/core/net/prefix';
import { icmp, tcp, udp } from '@/lib/core/net/protocol';
import type { SecurityGroupRule } from '@/lib/core/aws/security-group';
import type { NetworkInterface, SecurityGroup } from '@/lib/core/aws/topology/vpc';
import type { Random, Stream } from '@/lib/core/items/random';
import { drawPeer } from './draw-peer';
import type { VpcDraft } from './draw-vpc';

type Groups = { securityGroups: SecurityGroup[]; assign: (holder: NetworkInterface) => NetworkInterface };

const all: SecurityGroupRule = {
  protocol: 'all',
  ports: portRange('all'),
  peer: { kind: 'cidr', prefix: prefix('0.0.0.0/0') },
};

/** Per VPC one group that allows all, and three that name addresses. */
export function drawGroups(random: Random, vpcs: readonly VpcDraft[]): Groups {
  const securityGroups = vpcs.flatMap(({ vpc }): SecurityGroup[] => {
    const name = vpc.id.replace('vpc', 'sg');
    const drawn = ['a', 'b', 'c'].map((letter): SecurityGroup => {
      const dice = random.of(`${name}-${letter}`);
      return {
        id: `${name}-${letter}`,
        vpcs: [vpc.id],
        inbound: drawRules(dice, vpcs),
        outbound: dice.chance(80) ? [all] : drawRules(dice, vpcs),
      };
    });
    return [{ id: `${name}-open`, vpcs: [vpc.id], inbound: [all], outbound: [all] }, ...drawn];
  });
  const assign = (holder: NetworkInterface): NetworkInterface => {
    if (holder.kind === 'nat-gateway') return holder;
    const dice = random.of(`${holder.id} groups`);
    const name = holder.subnet.replace(/subnet-(\d+)-\d+/, 'sg-$1');
    const ids = dice.chance(60) ? ['open'] : dice.sample(['a', 'b', 'c'], dice.int(1, 2));
    return { ...holder, securityGroups: ids.map((letter) => `${name}-${letter}`) };
  };
  return { securityGroups, assign };
}

function drawRules(dice: Stream, vpcs: readonly VpcDraft[]): SecurityGroupRule[] {
  const drawn: SecurityGroupRule[] = [];
  const add = (percent: number, rule: Omit<SecurityGroupRule, 'peer'>): void => {
    if (dice.chance(percent)) drawn.push({ ...rule, peer: { kind: 'cidr', prefix: drawPeer(dice, vpcs) } });
  };
  add(80, { protocol: tcp, ports: portRange(dice.pick(['22', '80', '443', '80-443', '0-65535'])) });
  add(50, { protocol: tcp, ports: portRange(dice.pick(['443', '0-1023', '1024-65535', '32768-48000'])) });
  add(50, { protocol: udp, ports: portRange(dice.pick(['53', '0-65535'])) });
  add(60, { protocol: icmp, ports: portRange('0'), icmp: { type: dice.pick([8, 8, -1, 0]), code: -1 } });
  add(25, { protocol: 'all', ports: portRange('all') });
  return drawn;
}
