import { formatIp, ip } from '@/lib/core/net/ip';
import { parseIpv6 } from '@/lib/core/net/ipv6';
import { must } from '@/lib/core/net/parsed';
import { contains, formatPrefix, prefix, prefixOf } from '@/lib/core/net/prefix';
import { IPv6, IPv6CidrRange, RangedSet } from 'ip-num';
import ipaddr from 'ipaddr.js';
import { Netmask } from 'netmask';
import { diceOf } from './dice';
import { each, type Row } from './row';

const throwDie = diceOf(6);
/** Groups of zeros as often as not, so that “::” is written where people write it. */
const texts = Array.from({ length: 256 }, () => {
  const groups = Array.from({ length: 6 }, () => (throwDie(2) ? throwDie(0x10000) : 0));
  const value = [0x2001, 0xdb8, ...groups].reduce((all, one) => (all << 16n) | BigInt(one), 0n);
  return formatIp({ family: 6, value });
});
// Half of the blocks hold the address beside them.
const pairs = texts.map((text, at) => ({
  text,
  block: formatPrefix(prefixOf(ip(at % 2 ? text : (texts[(at + 1) % 256] as string)), 33 + throwDie(64))),
}));

export function rows6(): Row[] {
  return [parsing(), holding()];
}

function parsing(): Row {
  return {
    name: 'IPv6 address, from text',
    calls: texts.length,
    ours: each(texts, (text) => (must(parseIpv6(text)) > 0n ? 1 : 0)),
    others: {
      'ipaddr.js': each(texts, (text) => ipaddr.IPv6.parse(text).parts.length),
      'ip-num': each(texts, (text) => (new IPv6(text).getValue() > 0n ? 1 : 0)),
      // It knows no address but as a block of one.
      netmask: each(texts, (text) => new Netmask(text).bitmask),
    },
  };
}

function holding(): Row {
  const ours = pairs.map(({ text, block }) => ({ block: prefix(block), address: ip(text) }));
  const ipaddrs = pairs.map(({ text, block }) => ({
    address: ipaddr.IPv6.parse(text),
    block: ipaddr.IPv6.parseCIDR(block),
  }));
  const ipNums = pairs.map(({ text, block }) => ({
    address: RangedSet.fromSingleIP(new IPv6(text)),
    block: IPv6CidrRange.fromCidr(block).toRangeSet(),
  }));
  const netmasks = pairs.map(({ text, block }) => ({ text, block: new Netmask(block) }));
  return {
    name: 'IPv6 block holds address',
    calls: pairs.length,
    ours: each(ours, ({ block, address }) => (contains(block, address) ? 1 : 0)),
    others: {
      'ipaddr.js': each(ipaddrs, ({ block, address }) => (address.match(block) ? 1 : 0)),
      'ip-num': each(ipNums, ({ block, address }) => (block.contains(address) ? 1 : 0)),
      netmask: each(netmasks, ({ block, text }) => (block.contains(text) ? 1 : 0)),
    },
  };
}
