import { formatIp } from '@/lib/core/net/ip';
import { first } from '@/lib/core/net/prefix';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { Command, Naming } from './command';
import { internetHost } from './generate';
import { arrivalSets, noteArrivals } from './plan-arrivals';
import { publicsOf } from './plan-gateway';
import { cableNumber, ends } from './plan-links';

/** The internet: one host that answers everybody, and a way to each public address through its VPC's gateway (R29). */
export function planInternet(topology: Topology, name: Naming): Command[] {
  const host = formatIp(first(internetHost));
  const namespace = name('internet');
  return [
    {
      program: 'ip',
      namespace,
      lines: [
        'link set lo up',
        `addr add ${host}/32 dev lo`,
        ...topology.internetGateways.flatMap(({ id, vpc }) => {
          const [near, far] = ends(20 + cableNumber(id));
          return [
            `addr add ${far}/30 dev ${id}`,
            `link set ${id} up`,
            ...publicsOf(topology, vpc).map(
              ([, shown]) => `route add ${shown}/32 via ${near} dev ${id} src ${host}`,
            ),
          ];
        }),
      ],
    },
    {
      program: 'nft',
      namespace,
      lines: [
        'table ip host {',
        ...arrivalSets,
        'chain input {',
        'type filter hook input priority 0; policy accept;',
        ...noteArrivals,
        '}',
        '}',
      ],
    },
  ];
}
