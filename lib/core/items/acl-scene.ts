import {
  evaluate,
  missOf,
  type AclEntry,
  type AclVerdict,
  type Crossing,
  type MissReason,
  type Reading,
} from '@/lib/core/aws/network-acl';
import { awsRules } from '@/lib/core/aws/rules';
import { formatIp } from '@/lib/core/net/ip';
import { everyPort, formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix, prefixOf } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import type { Ipv4 } from '@/lib/core/net/ip';
import type { ExhibitOf } from './exhibit';
import type { Stream } from './random';
import type { Step, Variant } from './variant';

export const anywhere = { family: 4, network: 0, length: 0 } as const;
export const services = [22, 25, 80, 443, 3306, 5432, 6379, 8080, 8443, 9092] as const;

/** An outside client in one of the blocks for documentation (RFC 5737). */
export function drawClient(dice: Stream): Ipv4 {
  const block = dice.pick([0xc0000200, 0xc6336400, 0xcb007100]);
  return { family: 4, value: block + dice.int(1, 254) };
}

/** Ascending numbers with uneven gaps, so that no number is a round guess. */
export function drawNumbers(dice: Stream, count: number): number[] {
  const step = dice.pick([10, 20, 50, 100]);
  let last = 0;
  return Array.from({ length: count }, () => (last += step * dice.int(1, 3)));
}

export function entry(
  number: number,
  action: AclEntry['action'],
  protocol: AclEntry['protocol'],
  port: number | null,
  peer: AclEntry['peer'],
): AclEntry {
  // “All protocols” means all ports, in the scenario too.
  const ports = port === null || protocol === 'all' ? everyPort : { from: port, to: port };
  return { number, action, protocol, ports, peer };
}

/** “allow TCP 443 from 203.0.113.0/24”. */
export function entryText(rule: Omit<AclEntry, 'number'>, word: 'from' | 'to' = 'from'): string {
  const { action, protocol, peer } = rule;
  const ports = portsText(rule);
  const over = protocol === 'all' ? 'everything' : formatProtocol(protocol);
  const all = protocol !== 'all' && hasPorts(protocol) ? ' on all ports' : '';
  return `${action} ${over}${ports === 'all' ? all : ` ${ports}`} ${word} \`${formatPrefix(peer)}\``;
}

const misses: Record<MissReason, string> = {
  PROTOCOL: 'Other protocol',
  PORT: 'Other port',
  ICMP_TYPE: 'Other ICMP type',
  ICMP_CODE: 'Other ICMP code',
  ADDRESS: 'Address outside its block',
};

/** One direction as the CLI lists it, in no order; with each row's fate once answered. */
export function aclExhibit(
  entries: readonly AclEntry[],
  direction: 'inbound' | 'outbound',
  answered?: Crossing,
): ExhibitOf<'network-acl'> {
  const verdict = answered ? evaluate(entries, answered, awsRules) : undefined;
  const rows =
    verdict && answered
      ? verdict.readings.map((one) => ({ ...entryRow(one.entry), ...fate(one, verdict, answered) }))
      : entries.map(entryRow);
  return {
    kind: 'network-acl',
    title: `Network ACL, ${direction}`,
    caption: answered ? 'in the order in which it is read' : 'as the API lists it, in no order',
    direction,
    rows: [
      ...rows,
      {
        number: '*',
        action: 'Deny' as const,
        protocol: 'All',
        ports: 'all',
        peer: '0.0.0.0/0',
        ...(verdict
          ? verdict.by === null
            ? { mark: 'decides' as const, note: 'Nothing else matches' }
            : { mark: 'not-read' as const, note: 'Never read' }
          : {}),
      },
    ],
  };
}

function entryRow(one: AclEntry): Omit<ExhibitOf<'network-acl'>['rows'][number], 'mark' | 'note'> {
  return {
    number: String(one.number),
    action: one.action === 'allow' ? 'Allow' : 'Deny',
    protocol: one.protocol === 'all' ? 'All' : formatProtocol(one.protocol),
    ports: portsText(one),
    peer: formatPrefix(one.peer),
  };
}

/** The ports, or what stands in their place: ICMP's type, and its code where one is named. */
function portsText({ protocol, ports, icmp: kind }: Omit<AclEntry, 'number'>): string {
  if (protocol === 'all') return 'all';
  if (hasPorts(protocol)) return formatPortRange(ports);
  if (!kind || kind.type === -1) return 'all';
  return `type ${kind.type}${kind.code === -1 ? '' : `, code ${kind.code}`}`;
}

function fate(
  { entry: one, missed }: Reading,
  { by }: AclVerdict,
  packet: Crossing,
): { mark: 'decides' | 'lost' | 'not-read'; note: string } {
  if (one === by) return { mark: 'decides', note: 'First match' };
  if (missed === 'NOT_EVALUATED')
    return { mark: 'not-read', note: missOf(one, packet) ? 'Never read' : 'Would match, never read' };
  return { mark: 'lost', note: missed ? misses[missed] : '' };
}

/** “rule 110” or “`*`”. */
export function ruleName(by: AclEntry | null): string {
  return by === null ? '`*`' : `rule ${by.number}`;
}

/** “TCP to port 443 from 203.0.113.7”. */
export function crossingText({ peer, protocol, port }: Crossing, word: 'from' | 'to' = 'from'): string {
  return `${formatProtocol(protocol)}${hasPorts(protocol) ? ` to port ${port}` : ''} ${word} \`${formatIp(peer)}\``;
}

/** Whether a text says the number, be it a port or a part of an address: such a stem would whisper the key. */
export function holdsNumber(text: string, number: number): boolean {
  return new RegExp(`(?<!\\d)${number}(?!\\d)`).test(text);
}

/** How one list is read for a packet, as steps. */
export function readingSteps(entries: readonly AclEntry[], packet: Crossing): Step[] {
  const { by, verdict, readings } = evaluate(entries, packet, awsRules);
  const skipped = readings.flatMap(({ entry: one, missed }) =>
    missed && missed !== 'NOT_EVALUATED' ? `${one.number} (${misses[missed].toLowerCase()})` : [],
  );
  const later = readings.filter(
    ({ entry: one, missed }) => missed === 'NOT_EVALUATED' && missOf(one, packet) === null,
  );
  const steps: Step[] = [];
  if (skipped.length > 0)
    steps.push({
      text: `Read in ascending number, ${skipped.join(', ')} ${skipped.length === 1 ? 'does' : 'do'} not match.`,
      rule: 'R38',
      mark: 'passed',
    });
  const decides = verdict === 'PERMITTED' ? 'allows' : 'denies';
  steps.push({
    text: by
      ? `Rule ${by.number} is the first that matches, and it ${decides}: ${entryText(by)}.`
      : 'No numbered rule matches, so `*` denies.',
    rule: 'R38',
    mark: verdict === 'PERMITTED' ? 'decides' : 'drops',
  });
  if (later.length > 0)
    steps.push({
      text: `${later.map(({ entry: one }) => `Rule ${one.number}`).join(' and ')} would match too, but ${later.length === 1 ? 'is' : 'are'} never read.`,
      rule: 'R38',
      mark: 'not-reached',
    });
  return steps;
}

/** Entries for programs, in the order shown. */
export function aclScenario(entries: readonly AclEntry[]): Variant['scenario'] {
  return entries.map(({ number, action, protocol, ports, icmp, peer }) => ({
    number,
    action,
    protocol,
    fromPort: ports.from,
    toPort: ports.to,
    ...(icmp ? { icmpType: icmp.type, icmpCode: icmp.code } : {}),
    cidr: formatPrefix(peer),
  }));
}

export function crossingScenario({ peer, protocol, port, icmp }: Crossing): Variant['scenario'] {
  const kind = icmp ? { icmpType: icmp.type, icmpCode: icmp.code } : {};
  return { peer: formatIp(peer), protocol, port, ...kind };
}

/** The block of a client: /32 is the client itself. */
export function around(client: Ipv4, length: number): AclEntry['peer'] {
  return prefixOf(client, length);
}
