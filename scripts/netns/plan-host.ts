import { formatIp, plus } from '@/lib/core/net/ip';
import { first } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface, SecurityGroup } from '@/lib/core/aws/topology/vpc';
import type { Command, Naming } from './command';
import { arrivalSets, noteArrivals } from './plan-arrivals';
import { matchOf } from './plan-match';

/** An instance with one interface; its security groups by the kernel's connection tracking (R48), for what it passes on too. */
export function planHost(topology: Topology, holder: NetworkInterface, name: Naming): Command[] {
  const groups = topology.securityGroups.filter(({ id }) => holder.securityGroups.includes(id));
  const known = 'ct state established,related accept';
  return [
    { program: 'ip', namespace: name(holder.id), lines: addressLines(topology, holder) },
    {
      program: 'nft',
      namespace: name(holder.id),
      lines: [
        'table ip host {',
        ...arrivalSets,
        ...groupChain('groups.in', groups, 'inbound'),
        ...groupChain('groups.out', groups, 'outbound'),
        ...hook('input', [known, 'jump groups.in', ...noteArrivals]),
        ...hook('output', [known, 'jump groups.out']),
        ...hook('forward', [known, 'jump groups.in', 'jump groups.out']),
        '}',
      ],
    },
  ];
}

/** The address, and the first of the subnet as the way out (R2). */
export function addressLines({ subnets }: Topology, holder: NetworkInterface): string[] {
  const block = subnets.find(({ id }) => id === holder.subnet)?.cidr4;
  const [address] = holder.addresses;
  if (!block || !address) throw new Error(`${holder.id} has no address`);
  return [
    'link set lo up',
    `addr add ${formatIp(address.private)}/${block.length} dev eth0`,
    'link set eth0 up',
    `route add default via ${formatIp(plus(first(block), 1))} dev eth0`,
  ];
}

function hook(name: 'input' | 'output' | 'forward', rules: readonly string[]): string[] {
  return [`chain ${name} {`, `type filter hook ${name} priority 0; policy accept;`, ...rules, '}'];
}

/** All groups count together, and whatever no rule allows is dropped (R46). */
function groupChain(
  name: string,
  groups: readonly SecurityGroup[],
  direction: 'inbound' | 'outbound',
): string[] {
  const rules = groups.flatMap((group) => group[direction]);
  const side = direction === 'inbound' ? 'saddr' : 'daddr';
  return [
    `chain ${name} {`,
    ...rules.map((rule) => {
      if (rule.peer.kind !== 'cidr') throw new Error(`a rule that names ${rule.peer.kind} ${rule.peer.id}`);
      return `${matchOf(rule, rule.peer.prefix, side)}return`;
    }),
    'drop',
    '}',
  ];
}
