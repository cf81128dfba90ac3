import type { AclEntry, AclVerdict, Crossing, Reading } from '@/lib/core/aws/network-acl';
import { formatIp } from '@/lib/core/net/ip';
import { refused, type Parsed } from '@/lib/core/net/parsed';
import { formatPortRange } from '@/lib/core/net/port-range';
import { formatPrefix } from '@/lib/core/net/prefix';
import { formatProtocol, hasPorts } from '@/lib/core/net/protocol';
import { listOf, parseEntry, parsePacket } from './network-acl-state';

/** A rule on the sheet; the id stays when its number changes, so that the keyboard keeps its place. */
export type Row = { id: number; entry: AclEntry };
export type Sieve = { rows: Row[]; packets: Crossing[]; chosen: number; falls: number; nextId: number };
export type SieveChange =
  | { do: 'put'; id: number; entry: AclEntry }
  | { do: 'add'; entry: AclEntry }
  | { do: 'remove' | 'up' | 'down'; id: number }
  | { do: 'fire'; packet: Crossing }
  | { do: 'withdraw' | 'choose'; at: number }
  | { do: 'drop-again' }
  | { do: 'start-again'; sieve: Sieve };

/** A rule as five fields, before it is read. */
export type RuleDraft = Record<'number' | 'action' | 'protocol' | 'ports' | 'block', string>;

const mostRules = 8;
const mostPackets = 5;

/** The sieve as a lesson writes it. Throws on a slip, so that the build finds it. */
export function sieveOf(rules: string, packets: string): Sieve {
  const rows = listOf(rules, parseEntry).map((entry, id) => ({ id, entry }));
  return {
    rows: inOrder(rows),
    packets: listOf(packets, readPacket),
    chosen: 0,
    falls: 0,
    nextId: rows.length,
  };
}

/** The sieve after one change; what makes no sense leaves it as it is. */
export function sieveAfter(sieve: Sieve, change: SieveChange): Sieve {
  const { rows, packets, chosen, nextId } = sieve;
  const falls = sieve.falls + 1;
  switch (change.do) {
    case 'put':
      return {
        ...sieve,
        falls,
        rows: inOrder(rows.map((row) => (row.id === change.id ? { ...row, entry: change.entry } : row))),
      };
    case 'add':
      return {
        ...sieve,
        falls,
        nextId: nextId + 1,
        rows: inOrder([...rows, { id: nextId, entry: change.entry }]),
      };
    case 'remove':
      return { ...sieve, falls, rows: rows.filter(({ id }) => id !== change.id) };
    case 'up':
    case 'down':
      return { ...sieve, falls, rows: swapped(rows, change.id, change.do === 'up' ? -1 : 1) };
    case 'fire': {
      const kept = packets.slice(packets.length < mostPackets ? 0 : 1);
      return { ...sieve, falls, packets: [...kept, change.packet], chosen: kept.length };
    }
    case 'withdraw': {
      const left = packets.filter((_, at) => at !== change.at);
      return {
        ...sieve,
        packets: left,
        chosen: Math.max(0, chosen > change.at ? chosen - 1 : Math.min(chosen, left.length - 1)),
      };
    }
    case 'choose':
      return { ...sieve, chosen: change.at };
    case 'drop-again':
      return { ...sieve, falls };
    case 'start-again':
      return change.sieve;
  }
}

function inOrder(rows: Row[]): Row[] {
  return [...rows].sort((a, b) => a.entry.number - b.entry.number);
}

/** Two neighbours change numbers, because a rule’s number is its place. */
function swapped(rows: Row[], id: number, by: -1 | 1): Row[] {
  const at = rows.findIndex((row) => row.id === id);
  const [one, other] = [rows[at], rows[at + by]];
  if (!one || !other) return rows;
  return inOrder(
    rows.map((row) => {
      if (row !== one && row !== other) return row;
      const { number } = (row === one ? other : one).entry;
      return { ...row, entry: { ...row.entry, number } };
    }),
  );
}

/** The five fields of a rule, as they can be typed back. */
export function draftOf({ number, action, protocol, ports, peer }: AclEntry): RuleDraft {
  return {
    number: String(number),
    action,
    protocol:
      protocol === 'all'
        ? 'all'
        : hasName(protocol)
          ? formatProtocol(protocol).toLowerCase()
          : String(protocol),
    ports: takesPorts(protocol) ? formatPortRange(ports) : 'all',
    block: formatPrefix(peer),
  };
}

function hasName(protocol: number): boolean {
  return !formatProtocol(protocol).startsWith('protocol');
}

/** Whether a rule of that protocol looks at ports; where it does not, the console greys the field out. */
export function takesPorts(protocol: AclEntry['protocol']): boolean {
  return protocol !== 'all' && hasPorts(protocol);
}

/** The rule that the fields spell, or why the list would not take it; `id` is the row being changed, if one is. */
export function readRule(draft: RuleDraft, { rows }: Pick<Sieve, 'rows'>, id?: number): Parsed<AclEntry> {
  const fields = [draft.number, draft.action, draft.protocol, draft.ports, draft.block];
  const parsed = parseEntry(fields.map((field) => field.replaceAll(/\s/g, '')).join(' '));
  if (!parsed.ok) return parsed;
  if (rows.some((row) => row.id !== id && row.entry.number === parsed.value.number))
    return refused(`Rule ${parsed.value.number} is there already; a number stands for one rule.`);
  if (id === undefined && rows.length >= mostRules)
    return refused('Eight rules are enough for one picture; remove one first.');
  return parsed;
}

/** “192.0.2.10 tcp 443”; where the protocol has ports, one has to be named. */
export function readPacket(text: string): Parsed<Crossing> {
  const parsed = parsePacket(text);
  if (parsed.ok && hasPorts(parsed.value.protocol) && text.trim().split(/\s+/).length < 3)
    return refused(
      `A ${formatProtocol(parsed.value.protocol)} packet goes to a port: write it last, such as 443.`,
    );
  return parsed;
}

export type Fate = 'passed' | 'decides' | 'unread';

/** What became of a packet at one rule, and why, in a clause. `entry` null stands for the rule *. */
export function fateOf(
  reading: Reading | null,
  packet: Crossing,
  { by, verdict }: AclVerdict,
): { fate: Fate; why: string } {
  const word = verdict === 'PERMITTED' ? 'allows' : 'denies';
  if (reading === null)
    return by === null
      ? { fate: 'decides', why: `Decides: ${word} what no number caught` }
      : { fate: 'unread', why: 'Never read' };
  const { entry, missed } = reading;
  if (entry === by) return { fate: 'decides', why: `Decides: it matches and ${word}` };
  if (by !== null && entry.number > by.number)
    return { fate: 'unread', why: missed === null ? `Never read; it would ${entry.action}` : 'Never read' };
  return { fate: 'passed', why: `Passed: ${missText(entry, packet, missed)}` };
}

function missText({ protocol, ports, peer }: AclEntry, packet: Crossing, missed: Reading['missed']): string {
  if (missed === 'PROTOCOL')
    return `${formatProtocol(packet.protocol)} is not ${protocol === 'all' ? 'all' : formatProtocol(protocol)}`;
  if (missed === 'PORT')
    return ports.from === ports.to
      ? `port ${packet.port} is not ${ports.from}`
      : `port ${packet.port} is outside ${formatPortRange(ports)}`;
  return `${formatIp(packet.peer)} is outside ${formatPrefix(peer)}`;
}
