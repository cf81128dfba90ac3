import { formatPortRange, holdsRange } from '@/lib/core/net/port-range';
import { formatProtocol, tcp, udp, type Protocol } from '@/lib/core/net/protocol';
import type { Listener, LoadBalancer } from '@/lib/core/aws/topology/load-balancing';
import type { End } from './place';
import type { Ref } from './step';
import type { Walk } from './walk';

const carriers: Record<Exclude<Listener['protocol'], 'GENEVE'>, readonly Protocol[]> = {
  TCP: [tcp],
  TLS: [tcp],
  HTTP: [tcp],
  HTTPS: [tcp],
  UDP: [udp],
  QUIC: [udp],
  TCP_UDP: [tcp, udp],
};

/** The listener of the packet's protocol and port (https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-listeners.html). */
export function listenerFor(walk: Walk, balancer: LoadBalancer): { listener: Listener } | { end: End } {
  const at: Ref = { kind: 'load-balancer', id: balancer.id };
  if (balancer.listeners === 'unknown')
    return {
      end: walk.unknown(at, 'X_IMPORT_INCOMPLETE', 'R87', `The listeners of ${balancer.id} were not given.`),
    };
  const listener = balancer.listeners.find((one) => hears(one, walk));
  if (!listener) return { end: unheard(walk, at, balancer.listeners) };
  walk.say({
    kind: 'FORWARD',
    at: { kind: 'listener', id: listener.id },
    rule: 'R87',
    why: `${listener.id} listens for ${listener.protocol} at port ${formatPortRange(listener.ports)}.`,
  });
  return { listener };
}

function hears({ protocol, ports }: Listener, { header }: Walk): boolean {
  if (protocol === 'GENEVE') return false;
  return carriers[protocol].includes(header.protocol) && holdsRange(ports, header.destinationPorts);
}

function unheard(walk: Walk, at: Ref, listeners: readonly Listener[]): End {
  const { protocol, destinationPorts } = walk.header;
  const to = protocol === tcp || protocol === udp ? ` at port ${formatPortRange(destinationPorts)}` : '';
  return walk.end({
    at,
    disposition: 'DENIED_IN',
    code: 'ELBV2_LISTENERS_MISMATCH',
    rule: 'R87',
    why: `No listener of ${at.id} is for ${formatProtocol(protocol)}${to}.`,
    evidence: listeners.map(({ id }) => ({ kind: 'listener', id })),
  });
}
