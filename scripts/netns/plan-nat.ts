import { tcp, udp, type Protocol } from '@/lib/core/net/protocol';
import type { Topology } from '@/lib/core/aws/topology/topology';
import type { NetworkInterface } from '@/lib/core/aws/topology/vpc';
import type { Command, Naming } from './command';
import type { Flow } from './flow';
import { addressLines } from './plan-host';

/**
 * A NAT gateway: masquerades what it passes on, knows answers, and takes nothing in for itself (R31, R32). Each flow's
 * port is chosen beforehand, so that both sides of a half-open list are met; anything else gets any of 1024–65535.
 */
export function planNat(
  topology: Topology,
  holder: NetworkInterface,
  flows: readonly Flow[],
  name: Naming,
): Command[] {
  return [
    { program: 'ip', namespace: name(holder.id), lines: addressLines(topology, holder) },
    {
      program: 'nft',
      namespace: name(holder.id),
      lines: [
        'table ip nat {',
        ...portMap('tcp-ports', tcp, flows),
        ...portMap('udp-ports', udp, flows),
        'chain input {',
        'type filter hook input priority 0; policy drop;',
        'ct state related accept',
        '}',
        'chain forward {',
        'type filter hook forward priority 0; policy accept;',
        'ct state invalid drop',
        'meta l4proto != { icmp, tcp, udp } drop',
        '}',
        'chain translate {',
        'type nat hook postrouting priority 100; policy accept;',
        'meta l4proto tcp masquerade to : tcp sport map @tcp-ports',
        'meta l4proto udp masquerade to : udp sport map @udp-ports',
        'meta l4proto { tcp, udp } masquerade to :1024-65535 fully-random',
        'masquerade',
        '}',
        '}',
      ],
    },
  ];
}

function portMap(name: string, protocol: Protocol, flows: readonly Flow[]): string[] {
  const pairs = flows
    .filter((flow) => flow.protocol === protocol)
    .map(({ sourcePort, natPort }) => `${sourcePort} : ${natPort}`);
  return [
    `map ${name} {`,
    'type inet_service : inet_service',
    ...(pairs.length > 0 ? [`elements = { ${pairs.join(', ')} }`] : []),
    '}',
  ];
}
