import { formatIp, type Ip } from '@/lib/core/net/ip';
import type { IcmpKind } from '@/lib/core/net/packet';
import { formatPortRange, type PortRange } from '@/lib/core/net/port-range';
import { formatProtocol, hasPorts, type Protocol } from '@/lib/core/net/protocol';

/**
 * What a packet shows of itself on one stretch of its way. Ports are ranges, because a client, a NAT gateway and a load
 * balancer choose theirs: what holds for the whole range is said of all of them at once.
 */
export type Header = {
  source: Ip;
  destination: Ip;
  protocol: Protocol;
  sourcePorts: PortRange;
  destinationPorts: PortRange;
  icmp?: IcmpKind;
};

export const noPorts: PortRange = { from: 0, to: 0 };

/** What ICMP (RFC 792) and ICMPv6 (RFC 4443) answer to an echo request. */
const echoReplies: ReadonlyMap<number, number> = new Map([
  [8, 0],
  [128, 129],
]);

/** The header of the answer: addresses and ports change places, an echo request becomes its reply. */
export function answerTo(header: Header): Header {
  return {
    source: header.destination,
    destination: header.source,
    protocol: header.protocol,
    sourcePorts: header.destinationPorts,
    destinationPorts: header.sourcePorts,
    ...(header.icmp
      ? { icmp: { type: echoReplies.get(header.icmp.type) ?? header.icmp.type, code: header.icmp.code } }
      : {}),
  };
}

/** Whether `inner` is a packet of the flow `outer`: the same ends and protocol, its ports inside. */
export function isOf(inner: Header, outer: Header): boolean {
  return (
    sameIp(inner.source, outer.source) &&
    sameIp(inner.destination, outer.destination) &&
    inner.protocol === outer.protocol &&
    holds(outer.sourcePorts, inner.sourcePorts) &&
    holds(outer.destinationPorts, inner.destinationPorts)
  );
}

export function sameIp(a: Ip, b: Ip): boolean {
  return a.value === b.value && a.family === b.family;
}

function holds(outer: PortRange, inner: PortRange): boolean {
  return outer.from <= inner.from && inner.to <= outer.to;
}

/** “TCP 10.0.0.4:32768-61000 → 10.0.1.5:443”. */
export function formatHeader(header: Header): string {
  const [source, destination] = [header.source, header.destination].map((one) =>
    one.family === 6 && hasPorts(header.protocol) ? `[${formatIp(one)}]` : formatIp(one),
  );
  if (hasPorts(header.protocol))
    return `${formatProtocol(header.protocol)} ${source}:${formatPortRange(header.sourcePorts)} → ${destination}:${formatPortRange(header.destinationPorts)}`;
  const kind = header.icmp ? ` type ${header.icmp.type} code ${header.icmp.code}` : '';
  return `${formatProtocol(header.protocol)}${kind} ${source} → ${destination}`;
}
