import { hexValue } from './ipv6-hex';
import { accepted, refused, type Parsed } from './parsed';

/** Reads IPv6 text (RFC 4291, section 2.2), dotted tail included, zone ids excluded. */
export function parseIpv6(text: string): Parsed<bigint> {
  const value = hexValue(text);
  return value === null ? parseSlowly(text) : accepted(value);
}

/** Reads every form, and says what is wrong with all that is none. */
function parseSlowly(text: string): Parsed<bigint> {
  if (text.length > 45) return refused('That is too long for an IPv6 address.');
  const halves = text.split('::');
  if (halves.length > 2) return refused('An IPv6 address may contain “::” once only.');
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  if (!head.ok) return head;
  if (halves.length === 1) {
    if (head.value.length !== 8)
      return refused(`An IPv6 address has eight groups; this one has ${head.value.length}.`);
    return accepted(join(head.value));
  }
  const tail = groupsOf(halves[1] ?? '', true);
  if (!tail.ok) return tail;
  const missing = 8 - head.value.length - tail.value.length;
  if (missing < 1)
    return refused('“::” stands for at least one group of zeros, but all eight groups are written.');
  return accepted(join([...head.value, ...Array<number>(missing).fill(0), ...tail.value]));
}

function groupsOf(text: string, dottedTailAllowed: boolean): Parsed<number[]> {
  if (text === '') return accepted([]);
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (part.includes('.') && dottedTailAllowed && index === parts.length - 1) {
      const bytes = part.split('.');
      if (bytes.length !== 4 || !bytes.every((b) => /^(0|[1-9]\d{0,2})$/.test(b) && Number(b) < 256))
        return refused(`“${part}” is not the IPv4 tail of an IPv6 address.`);
      const [a, b, c, d] = bytes.map(Number) as [number, number, number, number];
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return refused(`“${part}” is not a group of one to four hexadecimal digits.`);
  }
  return accepted(groups);
}

function join(groups: readonly number[]): bigint {
  return groups.reduce((value, group) => (value << 16n) | BigInt(group), 0n);
}

/** Lower case, no leading zeros, the longest run of two or more zero groups as “::” (RFC 5952). */
export function formatIpv6(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, i) => Number((value >> BigInt(112 - 16 * i)) & 0xffffn));
  let best = { at: -1, size: 1 };
  for (let at = 0; at < 8; at++) {
    let size = 0;
    while (at + size < 8 && groups[at + size] === 0) size++;
    if (size > best.size) best = { at, size };
  }
  const hex = groups.map((group) => group.toString(16));
  if (best.at < 0) return hex.join(':');
  return `${hex.slice(0, best.at).join(':')}::${hex.slice(best.at + best.size).join(':')}`;
}
