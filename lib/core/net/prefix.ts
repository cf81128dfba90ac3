import { formatIp, parseIp, type Ip, type Ipv4, type Ipv6 } from './ip';
import { accepted, must, refused, type Parsed } from './parsed';

/** A block of addresses: its first address and how many leading bits are fixed. Host bits are always zero. */
export type Prefix4 = { family: 4; network: number; length: number };
export type Prefix6 = { family: 6; network: bigint; length: number };
export type Prefix = Prefix4 | Prefix6;

export function mask4(length: number): number {
  // In JavaScript x << 32 is x, so /0 needs its own answer.
  return length === 0 ? 0 : (0xffffffff << (32 - length)) >>> 0;
}

/** The /length block that holds the address. */
export function prefixOf(address: Ipv4, length: number): Prefix4;
export function prefixOf(address: Ipv6, length: number): Prefix6;
export function prefixOf(address: Ip, length: number): Prefix;
export function prefixOf(address: Ip, length: number): Prefix {
  if (address.family === 4) return { family: 4, network: (address.value & mask4(length)) >>> 0, length };
  const hostBits = BigInt(128 - length);
  return { family: 6, network: (address.value >> hostBits) << hostBits, length };
}

/** `hostBits: 'clear'` stores 100.68.0.18/18 as 100.68.0.0/18, as AWS does (R4); by default it is refused. */
export function parsePrefix(text: string, options: { hostBits?: 'refuse' | 'clear' } = {}): Parsed<Prefix> {
  const slash = text.indexOf('/');
  if (slash < 0) return refused(`A prefix has a slash and a length, such as 10.0.0.0/24.`);
  const address = parseIp(text.slice(0, slash));
  if (!address.ok) return address;
  const most = address.value.family === 4 ? 32 : 128;
  const lengthText = text.slice(slash + 1);
  if (!/^(0|[1-9]\d{0,2})$/.test(lengthText) || Number(lengthText) > most)
    return refused(`The length after the slash is a whole number from 0 to ${most}.`);
  const prefix = prefixOf(address.value, Number(lengthText));
  if (options.hostBits !== 'clear' && prefix.network !== address.value.value)
    return refused(`${text} has host bits set; the block that holds it is ${formatPrefix(prefix)}.`);
  return accepted(prefix);
}

export function formatPrefix(prefix: Prefix): string {
  return `${formatIp(first(prefix))}/${prefix.length}`;
}

/** A prefix literal; throws on bad text or host bits. */
export function prefix(text: string): Prefix {
  return must(parsePrefix(text));
}

/** An IPv4 prefix literal; throws on anything else. */
export function prefix4(text: string): Prefix4 {
  const parsed = prefix(text);
  if (parsed.family !== 4) throw new Error(`${text} is not IPv4`);
  return parsed;
}

export function first(prefix: Prefix4): Ipv4;
export function first(prefix: Prefix): Ip;
export function first(prefix: Prefix): Ip {
  return prefix.family === 4 ? { family: 4, value: prefix.network } : { family: 6, value: prefix.network };
}

export function last(prefix: Prefix4): Ipv4;
export function last(prefix: Prefix): Ip;
export function last(prefix: Prefix): Ip {
  return prefix.family === 4
    ? { family: 4, value: prefix.network + (size4(prefix) - 1) }
    : { family: 6, value: prefix.network + size(prefix) - 1n };
}

/** How many addresses an IPv4 block holds, 1 to 2³². */
export function size4(prefix: Prefix4): number {
  return 2 ** (32 - prefix.length);
}

/** How many addresses any block holds, 1 to 2¹²⁸. */
export function size(prefix: Prefix): bigint {
  return 1n << BigInt((prefix.family === 4 ? 32 : 128) - prefix.length);
}

/** Whether the block holds the address, or the whole of the other block. False across families. */
export function contains(outer: Prefix, inner: Ip | Prefix): boolean {
  if (outer.family !== inner.family) return false;
  if ('length' in inner && inner.length < outer.length) return false;
  if (outer.family === 4) {
    const value = ('length' in inner ? inner.network : inner.value) as number;
    return (value & mask4(outer.length)) >>> 0 === outer.network;
  }
  const value = ('length' in inner ? inner.network : inner.value) as bigint;
  return (value ^ outer.network) < (sizes6[outer.length] ?? 0n);
}

/** 2¹²⁸⁻ˡ by length: two addresses share l leading bits when what differs between them is less. */
const sizes6 = Array.from({ length: 129 }, (_, length) => 1n << BigInt(128 - length));

/** Two blocks overlap only when one holds the other. */
export function overlaps(a: Prefix, b: Prefix): boolean {
  return a.length <= b.length ? contains(a, b) : contains(b, a);
}

export function samePrefix(a: Prefix, b: Prefix): boolean {
  return a.family === b.family && a.length === b.length && a.network === b.network;
}

/** By family, then address, then the longer block last. */
export function comparePrefixes(a: Prefix, b: Prefix): number {
  if (a.family !== b.family) return a.family - b.family;
  if (a.network !== b.network) return a.network < b.network ? -1 : 1;
  return a.length - b.length;
}
