import { accepted, refused, type Parsed } from './parsed';

/** An IP protocol number, 0–255 (IANA “Assigned Internet Protocol Numbers”). */
export type Protocol = number;

export const icmp = 1;
export const tcp = 6;
export const udp = 17;
export const icmpv6 = 58;

const names: Record<Protocol, string> = { [icmp]: 'ICMP', [tcp]: 'TCP', [udp]: 'UDP', [icmpv6]: 'ICMPv6' };

/** The name people use, or “protocol 47”. */
export function formatProtocol(protocol: Protocol): string {
  return names[protocol] ?? `protocol ${protocol}`;
}

export function parseProtocol(text: string): Parsed<Protocol> {
  for (const [number, name] of Object.entries(names))
    if (name.toLowerCase() === text.toLowerCase()) return accepted(Number(number));
  const match = /^(?:protocol )?(\d{1,3})$/i.exec(text);
  if (!match || Number(match[1]) > 255)
    return refused('A protocol is TCP, UDP, ICMP, ICMPv6 or a number from 0 to 255.');
  return accepted(Number(match[1]));
}

/** Whether packets of this protocol carry ports. */
export function hasPorts(protocol: Protocol): boolean {
  return protocol === tcp || protocol === udp;
}
