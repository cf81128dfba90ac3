import type { AclEntry } from '@/lib/core/aws/network-acl';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { everyPort, formatPortRange, parsePortRange } from '@/lib/core/net/port-range';
import { formatPrefix, parsePrefix } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts, parseProtocol } from '@/lib/core/net/protocol';

/** A rule as it stands in its fields. */
export type Typed = Record<'number' | 'action' | 'protocol' | 'ports' | 'block', string>;
export type Read = Parsed<AclEntry> & { field?: keyof Typed };

/** The rule that the fields spell, or which field is wrong and why. */
export function readTyped({ number, action, protocol, ports, block }: Typed): Read {
  const digits = number.trim();
  if (!/^\d{1,5}$/.test(digits) || Number(digits) < 1 || Number(digits) > 32766)
    return { ...refused('A rule number is a whole number from 1 to 32766.'), field: 'number' };
  if (action !== 'allow' && action !== 'deny')
    return { ...refused('A rule allows or denies.'), field: 'action' };
  const what = readProtocol(protocol);
  if (!what.ok) return { ...what, field: 'protocol' };
  const range = looksAtPorts(what.value) ? parsePortRange(ports.trim()) : accepted(everyPort);
  if (!range.ok) return { ...range, field: 'ports' };
  const peer = parsePrefix(block.trim(), { hostBits: 'clear' });
  if (!peer.ok) return { ...peer, field: 'block' };
  return accepted({
    number: Number(digits),
    action,
    protocol: what.value,
    ports: range.value,
    peer: peer.value,
  });
}

/** The fields that spell a rule. */
export function typedOf({ number, action, protocol, ports, peer }: AclEntry): Typed {
  return {
    number: String(number),
    action,
    protocol: protocolText(protocol),
    ports: formatPortRange(ports),
    block: formatPrefix(peer),
  };
}

export function readProtocol(text: string): Parsed<AclEntry['protocol']> {
  return /^all$/i.test(text) ? accepted('all') : parseProtocol(text);
}

export function protocolText(protocol: AclEntry['protocol']): string {
  return protocol === 'all' ? 'All' : formatProtocol(protocol);
}

export function looksAtPorts(protocol: AclEntry['protocol']): boolean {
  return protocol !== 'all' && hasPorts(protocol);
}

/** “TCP 443”, “All”: what a rule lets its eye fall on, besides the block. */
export function whatOf({ protocol, ports }: AclEntry): string {
  return looksAtPorts(protocol)
    ? `${protocolText(protocol)} ${formatPortRange(ports)}`
    : protocolText(protocol);
}
