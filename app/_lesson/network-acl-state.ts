import { evaluate, missOf, type AclEntry, type AclVerdict, type Crossing } from '@/lib/core/aws/network-acl';
import { networkAclSwitches } from '@/lib/core/aws/rules/network-acl';
import { formatIp, parseIpv4 } from '@/lib/core/net/ip';
import { accepted, refused, type Parsed } from '@/lib/core/net/parsed';
import { formatPortRange, parsePortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { parseProtocol } from '@/lib/core/net/protocol';
import { looksAtPorts, readTyped } from './acl-typed';

/** “90 deny all all 203.0.113.0/24”: number, action, protocol, ports, block. */
export function parseEntry(text: string): Parsed<AclEntry> {
  const [number = '', action = '', protocol = '', ports = '', block = '', more] = text.trim().split(/\s+/);
  if (more !== undefined || block === '')
    return refused('A rule is a number, allow or deny, a protocol, ports and a block.');
  return readTyped({ number, action, protocol, ports, block });
}

/** “192.0.2.10 tcp 443”: address, protocol, port. */
export function parsePacket(text: string): Parsed<Crossing> {
  const [address = '', name = '', port = '0'] = text.trim().split(/\s+/);
  const peer = parseIpv4(address);
  if (!peer.ok) return peer;
  const protocol = parseProtocol(name);
  if (!protocol.ok) return protocol;
  const range = parsePortRange(port);
  if (!range.ok || range.value.from !== range.value.to) return refused('A packet goes to one port.');
  return accepted({ peer: peer.value, protocol: protocol.value, port: range.value.from });
}

/** A list of entries or packets of a lesson, parted by “;”. Throws on a slip, so that the build finds it. */
export function listOf<T>(text: string, parse: (one: string) => Parsed<T>): T[] {
  return text
    .split(';')
    .filter((one) => one.trim() !== '')
    .map((one) => {
      const parsed = parse(one);
      if (!parsed.ok) throw new Error(`${one}: ${parsed.reason}`);
      return parsed.value;
    });
}

/** How the list of a lesson judges a packet, as AWS would. */
export function judge(entries: readonly AclEntry[], packet: Crossing): AclVerdict {
  return evaluate(entries, packet, networkAclSwitches);
}

/** “Denied by 90”. */
export function verdictText({ verdict, by }: AclVerdict): string {
  return `${verdict === 'PERMITTED' ? 'Allowed' : 'Denied'} by ${by?.number ?? '*'}`;
}

/** Why, in one sentence: the deciding rule, and what below it would have said otherwise. */
export function whyText(packet: Crossing, { by, readings, verdict }: AclVerdict): string {
  const address = formatIp(packet.peer);
  if (by === null) return `No numbered rule matches ${address}, so the rule * denies.`;
  const later = readings.find(
    ({ entry, missed }) =>
      missed === 'NOT_EVALUATED' &&
      missOf(entry, packet) === null &&
      (entry.action === 'allow') !== (verdict === 'PERMITTED'),
  );
  const { from, to } = by.ports;
  const ports = !looksAtPorts(by.protocol)
    ? ''
    : from === to
      ? ` and the port is ${from}`
      : ` and port ${packet.port} in ${formatPortRange(by.ports)}`;
  return `${address} lies in ${formatPrefix(by.peer)}${ports}.${later ? ` Rule ${later.entry.number} would ${later.entry.action} it and is never read.` : ''}`;
}
