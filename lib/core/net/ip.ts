import { accepted, must, refused, type Parsed } from './parsed';
import { formatIpv6, parseIpv6 } from './ipv6';

/** An IPv4 address as an unsigned 32-bit number. */
export type Ipv4 = { family: 4; value: number };
/** An IPv6 address as an unsigned 128-bit bigint. */
export type Ipv6 = { family: 6; value: bigint };
export type Ip = Ipv4 | Ipv6;

/** Dotted decimal, four parts of 0–255, no leading zeros: the strict reading of RFC 6943, section 3.1.1. */
export function parseIpv4(text: string): Parsed<Ipv4> {
  const value = dottedValue(text);
  return value < 0 ? refused(reasonAgainst(text)) : accepted({ family: 4, value });
}

const dot = 46;
const zero = 48;

/** The number behind strict dotted decimal, or −1. It goes over the text once, because nearly all texts are right. */
function dottedValue(text: string): number {
  let value = 0;
  let part = 0;
  let digits = 0;
  let dots = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === dot) {
      if (digits === 0) return -1;
      value = value * 256 + part;
      dots++;
      part = digits = 0;
    } else {
      const digit = code - zero;
      const afterZero = digits > 0 && part === 0;
      if (digit < 0 || digit > 9 || afterZero) return -1;
      part = part * 10 + digit;
      if (part > 255) return -1;
      digits++;
    }
  }
  return dots === 3 && digits > 0 ? value * 256 + part : -1;
}

/** What keeps a text from being dotted decimal. */
function reasonAgainst(text: string): string {
  const parts = text.split('.');
  if (parts.length !== 4)
    return `An IPv4 address has four numbers parted by dots, such as 10.0.0.1; “${shown(text)}” has ${parts.length}.`;
  const part = parts.find((one) => !/^(0|[1-9]\d{0,2})$/.test(one) || Number(one) > 255);
  if (part === undefined) throw new Error(`${text} was refused for no reason`);
  if (!/^\d{1,3}$/.test(part)) return `“${shown(part)}” is not a number from 0 to 255.`;
  if (part.length > 1 && part.startsWith('0'))
    return `“${part}” has a leading zero, which some programs read as octal; write ${Number(part)}.`;
  return `${part} is more than 255, the most that one part of an address can be.`;
}

/** IPv4 or IPv6 text; an IPv4-mapped IPv6 address (::ffff:10.0.0.1) stays IPv6. */
export function parseIp(text: string): Parsed<Ip> {
  if (text === '') return refused('An address is missing.');
  if (!text.includes(':')) return parseIpv4(text);
  const parsed = parseIpv6(text);
  return parsed.ok ? accepted<Ip>({ family: 6, value: parsed.value }) : parsed;
}

/** The text that {@link parseIp} reads back; IPv6 as RFC 5952 wants it. */
export function formatIp(address: Ip): string {
  if (address.family === 6) return formatIpv6(address.value);
  const v = address.value;
  return `${v >>> 24}.${(v >>> 16) & 255}.${(v >>> 8) & 255}.${v & 255}`;
}

/** An address literal; throws on bad text. */
export function ip(text: string): Ip {
  return must(parseIp(text));
}

/** An IPv4 address literal; throws on bad text. */
export function ipv4(text: string): Ipv4 {
  return must(parseIpv4(text));
}

/** The address `offset` further on. Throws when that leaves the address family's range. */
export function plus(address: Ipv4, offset: number): Ipv4 {
  const value = address.value + offset;
  if (value < 0 || value > 0xffffffff)
    throw new Error(`${formatIp(address)} + ${offset} is not an IPv4 address`);
  return { family: 4, value };
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
