import { formatIp } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import type { InternetGateway } from '@/lib/core/aws/topology/gateways';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Command, Naming } from './command';
import { cableNumber, ends } from './plan-links';

/** What the internet has no addresses in (R28). */
const notPublic = '{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10 }';

/** An internet gateway: rewrites addresses one to one, without any memory (R27), and refuses whoever has none (R26, R28). */
export function planGateway(topology: Topology, { id, vpc }: InternetGateway, name: Naming): Command[] {
  const blocks = topology.vpcs.find((one) => one.id === vpc)?.cidrs4 ?? [];
  const namespace = name(id);
  const [near, far] = ends(20 + cableNumber(id));
  return [
    {
      program: 'ip',
      namespace,
      lines: [
        'link set lo up',
        `addr add ${ends(1)[1]}/30 dev vpc`,
        'link set vpc up',
        `addr add ${near}/30 dev net`,
        'link set net up',
        ...blocks.map((block) => `route add ${formatPrefix(block)} via ${ends(1)[0]} dev vpc`),
        `route add default via ${far} dev net`,
      ],
    },
    { program: 'nft', namespace, lines: ['table ip gateway {', ...chains(publicsOf(topology, vpc)), '}'] },
  ];
}

/** Private and public addresses of a VPC, in pairs. */
export function publicsOf({ interfaces, subnets }: Topology, vpc: string | null): [string, string][] {
  return interfaces
    .filter((one) => subnets.some(({ id, vpc: of }) => id === one.subnet && of === vpc))
    .flatMap(({ addresses }) =>
      addresses.flatMap((one): [string, string][] =>
        one.public ? [[formatIp(one.private), formatIp(one.public)]] : [],
      ),
    );
}

function chains(pairs: readonly [string, string][]): string[] {
  const privates = pairs.map(([own]) => own).join(', ');
  const publics = pairs.map(([, shown]) => shown).join(', ');
  const [inward, outward] = [
    pairs.map(([own, shown]) => `${shown} : ${own}`).join(', '),
    pairs.map(([own, shown]) => `${own} : ${shown}`).join(', '),
  ];
  const nobody = pairs.length === 0;
  return [
    'chain enter {',
    'type filter hook prerouting priority -300; policy accept;',
    `iifname net ip saddr ${notPublic} drop`,
    ...(nobody ? ['iifname net drop'] : [`iifname net ip daddr != { ${publics} } drop`]),
    ...(nobody ? [] : [`iifname net ip daddr set ip daddr map { ${inward} }`]),
    '}',
    'chain pass {',
    'type filter hook forward priority 0; policy accept;',
    `iifname vpc ip daddr ${notPublic} drop`,
    ...(nobody ? ['iifname vpc drop'] : [`iifname vpc ip saddr != { ${privates} } drop`]),
    '}',
    'chain leave {',
    'type filter hook postrouting priority 300; policy accept;',
    ...(nobody ? [] : [`oifname net ip saddr set ip saddr map { ${outward} }`]),
    '}',
  ];
}
