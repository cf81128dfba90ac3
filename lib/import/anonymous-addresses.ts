import type { Ip } from '@/lib/core/net/ip';
import { contains, overlaps, prefix, prefixOf, type Prefix } from '@/lib/core/net/prefix';

/**
 * Blocks whose addresses say nothing of anybody, and stay as they are (the IANA special-purpose registries):
 * https://www.iana.org/assignments/iana-ipv4-special-registry/
 */
const special4 = [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.168.0.0/16',
  '198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/3',
].flatMap((line) => line.split(' ').map(prefix));
const global6 = prefix('2000::/3');

/** First octets of the replacements: public ones, far from every special block. */
const octets = [...range(20, 99), ...range(101, 126), ...range(128, 168)];

export type AnonymousAddresses = { address<T extends Ip>(one: T): T; block<T extends Prefix>(one: T): T };

/**
 * Replaces public addresses so that what lay in one block still lies in one block: the same leading bits give the same
 * leading bits. The first seen of each branch becomes zeros, so nothing of the original is left but the order.
 */
export function anonymousAddresses(): AnonymousAddresses {
  const heads4 = new Map<bigint, bigint>();
  const heads6 = new Map<bigint, bigint>();
  const flips = new Map<string, bigint>();
  const bits = (value: bigint, family: number, from: number, to: number): bigint => {
    const width = family === 4 ? 32 : 128;
    let result = 0n;
    for (let at = from; at < to; at++) {
      const bit = (value >> BigInt(width - 1 - at)) & 1n;
      const branch = `${family} ${at} ${value >> BigInt(width - at)}`;
      const flip = flips.get(branch) ?? bit;
      flips.set(branch, flip);
      result = (result << 1n) | (bit ^ flip);
    }
    return result;
  };
  const mapped = (family: 4 | 6, value: bigint, length: number): bigint => {
    if (family === 4) {
      const head = numbered(heads4, value >> 24n, (n) => BigInt(octets[n % octets.length] ?? 20));
      return ((head << BigInt(length - 8)) | bits(value, 4, 8, length)) << BigInt(32 - length);
    }
    // 3fff::/20 is for documentation (RFC 9637); a /32 of it for every /32 seen.
    const head = numbered(heads6, value >> 96n, (n) => 0x3fff0000n | BigInt(n & 0xfff));
    return ((head << BigInt(length - 32)) | bits(value, 6, 32, length)) << BigInt(128 - length);
  };
  return {
    address: (one) => {
      if (staysAsItIs(prefixOf(one, one.family === 4 ? 32 : 128))) return one;
      const value = mapped(one.family, BigInt(one.value), one.family === 4 ? 32 : 128);
      return { ...one, value: one.family === 4 ? Number(value) : value };
    },
    block: (one) => {
      if (staysAsItIs(one)) return one;
      const network = mapped(one.family, BigInt(one.network), one.length);
      return { ...one, network: one.family === 4 ? Number(network) : network };
    },
  };
}

/** Blocks that are wider than anybody owns, and those that hold special addresses. */
function staysAsItIs(block: Prefix): boolean {
  if (block.family === 6) return block.length < 32 || !contains(global6, block);
  return block.length < 8 || special4.some((special) => overlaps(special, block));
}

function numbered(known: Map<bigint, bigint>, key: bigint, name: (n: number) => bigint): bigint {
  const before = known.get(key);
  if (before !== undefined) return before;
  const fresh = name(known.size);
  known.set(key, fresh);
  return fresh;
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
