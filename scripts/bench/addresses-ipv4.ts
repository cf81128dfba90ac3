import { split } from '@/lib/core/net/blocks';
import { formatIp, ipv4, parseIp, parseIpv4 } from '@/lib/core/net/ip';
import { must } from '@/lib/core/net/parsed';
import { contains, formatPrefix, parsePrefix, prefix4, prefixOf } from '@/lib/core/net/prefix';
import { IPv4, IPv4CidrRange, IPv4Prefix, RangedSet } from 'ip-num';
import ipaddr from 'ipaddr.js';
import { ip2long, Netmask } from 'netmask';
import { diceOf } from './dice';
import { each, type Row } from './row';

const throwDie = diceOf(4);
const texts = Array.from({ length: 256 }, () =>
  formatIp({ family: 4, value: throwDie(0x10000) * 0x10000 + throwDie(0x10000) }),
);
// Half of the blocks hold the address beside them.
const blocks = texts.map((text, at) =>
  formatPrefix(prefixOf(ipv4(at % 2 ? text : (texts[(at + 1) % 256] as string)), 8 + throwDie(17))),
);
const pairs = texts.map((text, at) => ({ text, block: blocks[at] as string }));

export function rows4(): Row[] {
  return [parsing(), parsingBlocks(), holding(), holdingTexts(), splitting()];
}

function parsing(): Row {
  return {
    name: 'IPv4 address, from text',
    calls: texts.length,
    ours: each(texts, (text) => must(parseIpv4(text)).value & 1),
    others: {
      'ipaddr.js': each(texts, (text) => ipaddr.IPv4.parse(text).octets.length),
      'ip-num': each(texts, (text) => (new IPv4(text).getValue() > 0n ? 1 : 0)),
      netmask: each(texts, (text) => ip2long(text) & 1),
    },
  };
}

function parsingBlocks(): Row {
  return {
    name: 'IPv4 block, from text',
    calls: blocks.length,
    ours: each(blocks, (text) => must(parsePrefix(text)).length),
    others: {
      'ipaddr.js': each(blocks, (text) => ipaddr.IPv4.parseCIDR(text)[1]),
      'ip-num': each(blocks, (text) => Number(IPv4CidrRange.fromCidr(text).getPrefix().getValue())),
      netmask: each(blocks, (text) => new Netmask(text).bitmask),
    },
  };
}

function holding(): Row {
  const ours = pairs.map(({ text, block }) => ({ block: prefix4(block), address: ipv4(text) }));
  const ipaddrs = pairs.map(({ text, block }) => ({
    address: ipaddr.IPv4.parse(text),
    block: ipaddr.IPv4.parseCIDR(block),
  }));
  const ipNums = pairs.map(({ text, block }) => ({
    address: RangedSet.fromSingleIP(new IPv4(text)),
    block: IPv4CidrRange.fromCidr(block).toRangeSet(),
  }));
  // It knows no address but as text.
  const netmasks = pairs.map(({ text, block }) => ({ text, block: new Netmask(block) }));
  return {
    name: 'IPv4 block holds address',
    calls: pairs.length,
    ours: each(ours, ({ block, address }) => (contains(block, address) ? 1 : 0)),
    others: {
      'ipaddr.js': each(ipaddrs, ({ block, address }) => (address.match(block) ? 1 : 0)),
      'ip-num': each(ipNums, ({ block, address }) => (block.contains(address) ? 1 : 0)),
      netmask: each(netmasks, ({ block, text }) => (block.contains(text) ? 1 : 0)),
    },
  };
}

function holdingTexts(): Row {
  const ours = ({ text, block }: { text: string; block: string }): number =>
    contains(must(parsePrefix(block)), must(parseIp(text))) ? 1 : 0;
  return {
    name: 'IPv4 block holds address, from text',
    calls: pairs.length,
    ours: each(pairs, ours),
    others: {
      'ipaddr.js': each(pairs, ({ text, block }) =>
        ipaddr.IPv4.parse(text).match(ipaddr.IPv4.parseCIDR(block)) ? 1 : 0,
      ),
      'ip-num': each(pairs, ({ text, block }) =>
        IPv4CidrRange.fromCidr(block)
          .toRangeSet()
          .contains(RangedSet.fromSingleIP(new IPv4(text)))
          ? 1
          : 0,
      ),
      netmask: each(pairs, ({ text, block }) => (new Netmask(block).contains(text) ? 1 : 0)),
    },
  };
}

/** ipaddr.js cannot split. */
function splitting(): Row {
  const vpc = '10.0.0.0/16';
  const whole = prefix4(vpc);
  const theirs = IPv4CidrRange.fromCidr(vpc);
  const length = new IPv4Prefix(24n);
  return {
    name: 'IPv4 /16 into 256 /24',
    calls: 1,
    ours: () => [...split(whole, 24)].length,
    others: {
      'ip-num': () => theirs.splitInto(length).length,
      netmask: () => {
        const out = [new Netmask('10.0.0.0/24')];
        for (let at = 1; at < 256; at++) out.push((out[at - 1] as Netmask).next());
        return out.length;
      },
    },
  };
}
