import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { fixture, imported, readable } from '@/tests/support/import-fixture';
import { contains, prefixOf, type Prefix } from '@/lib/core/net/prefix';
import { formatIp, ip, type Ip } from '@/lib/core/net/ip';
import { anonymise } from './anonymise';
import { anonymousAddresses } from './anonymous-addresses';
import { referencesOf } from './references';

const { topology } = imported(fixture('shop').filter(({ path }) => path !== 'instances.json'));
const text = (value: unknown) => JSON.stringify(readable(value));

/** Everything in the fixture that somebody named, or that AWS numbered for them. */
const original =
  /\b(?:vpc|subnet|rtb|acl|sg|sgr|eni|i|igw|eigw|nat|pcx|tgw|tgw-attach|tgw-rtb|vpce|vgw|cgw|vpn|dxvif|pl|fl|cagw|lgw)-0[a-z]\w*|\b111122223333\b|\b444455556666\b|dxgw-0000-1111|pl-63a5400a|50dc6c495c0c9188|shop|office|firewall|spokes|offices|shop-bucket|vpce-svc/g;

test('no id, name or account of the original is left', () => {
  expect(new Set(text(topology).match(original)).size).toBeGreaterThan(60);
  expect(text(anonymise(topology)).match(original)).toBeNull();
  expect(text(anonymise(topology, { publicAddresses: true })).match(original)).toBeNull();
});

test('public addresses stay or go as asked; private ones, zones, Regions and AWS’s own names stay', () => {
  const kept = text(anonymise(topology));
  const gone = text(anonymise(topology, { publicAddresses: true }));
  for (const address of ['54.210.1.6', '34.1.1.1', '2600:1f18:1:ab00::/56']) {
    expect(kept).toContain(address);
    expect(gone).not.toContain(address);
  }
  for (const one of [
    '10.0.2.10',
    '10.0.0.0/16',
    '0.0.0.0/0',
    '::/0',
    'use1-az4',
    'us-east-1',
    'com.amazonaws.us-east-1.s3',
    '52.216.0.0/15',
    's3:GetObject',
  ]) {
    expect(kept).toContain(one);
    expect(gone).toContain(one);
  }
});

/** The topology with every text that stands for itself left out, as the place of its first appearance. */
function shapeOf(value: unknown): string {
  const places = new Map<string, number>();
  return JSON.stringify(readable(value), (key, one: unknown) => {
    if (typeof one !== 'string') return one;
    // A subnet may be named “public”, which is also what a NAT gateway may be.
    const it = key === 'name' ? `name ${one}` : one;
    const place = places.get(it) ?? places.size;
    places.set(it, place);
    return place;
  });
}

test('what referred to one thing still does, and nothing else', () => {
  const { incomplete, ...lists } = topology;
  const { incomplete: other, ...hidden } = anonymise(topology);
  expect(shapeOf(hidden)).toBe(shapeOf(lists));
  expect(other.length).toBe(incomplete.length);
  const dangling = (of: typeof lists) =>
    [...referencesOf(of)].map(
      ({ list, id }) => `${list} ${(of[list] as { id: string }[]).some((one) => one.id === id)}`,
    );
  expect(dangling(hidden)).toEqual(dangling(lists));
  expect(
    other.map(({ what, why, region, id }) => [
      what,
      why,
      region,
      hidden[what as 'vpcs']?.some((one) => one.id === id),
    ]),
  ).toEqual(
    incomplete.map(({ what, why, region, id }) => [
      what,
      why,
      region,
      lists[what as 'vpcs'].some((one) => one.id === id),
    ]),
  );
});

test('names are numbered by kind, and the same every time', () => {
  const hidden = anonymise(topology);
  expect(hidden).toEqual(anonymise(topology));
  expect(hidden.vpcs.map((one) => one.id).sort()).toEqual(['vpc-0001', 'vpc-0002', 'vpc-0003']);
  expect(new Set(hidden.vpcs.map((one) => one.owner))).toEqual(new Set(['000000000001']));
  expect(hidden.transitGatewayAttachments.map((one) => one.id)).toContainEqual(
    expect.stringMatching(/^tgw-attach-\d{4}@tgw-\d{4}$/),
  );
  expect(hidden.loadBalancers.map((one) => one.id)).toContainEqual('arn:aws:loadbalancer/app/0001');
});

test('a sentence names the call that would help, and nobody', () => {
  const says = anonymise(topology).incomplete.map((one) => one.says);
  expect(says).toContainEqual('Part of instances (this) was missing: aws ec2 describe-instances.');
});

test('nothing but the order is left of a public address', () => {
  const hidden = anonymousAddresses();
  const of = (text: string) => formatIp(hidden.address(ip(text)));
  expect(['54.210.1.6', '54.210.1.7', '54.210.9.9', '8.8.8.8'].map(of)).toEqual([
    '20.0.0.0',
    '20.0.0.1',
    '20.0.8.0',
    '21.0.0.0',
  ]);
  expect(of('2600:1f18:1:ab00::10')).toBe('3fff::');
  expect(['10.1.2.3', '192.168.1.1', '169.254.169.253', '100.64.0.1', 'fd00:ec2::253'].map(of)).toEqual([
    '10.1.2.3',
    '192.168.1.1',
    '169.254.169.253',
    '100.64.0.1',
    'fd00:ec2::253',
  ]);
});

const address: fc.Arbitrary<Ip> = fc.oneof(
  fc.nat(0xffffffff).map((value) => ({ family: 4 as const, value })),
  fc
    .constantFrom(0x34d20100, 0x34d20000, 0x08080808)
    .chain((base) => fc.nat(1023).map((more) => ({ family: 4 as const, value: base + more }))),
  fc.bigInt(0n, (1n << 125n) - 1n).map((value) => ({ family: 6 as const, value: (1n << 125n) | value })),
);

test('anonymous addresses keep who lies in whose block', () => {
  forAll(
    [fc.array(fc.tuple(address, fc.nat(128)), { minLength: 2, maxLength: 12 })],
    (seen) => {
      const hidden = anonymousAddresses();
      const blocks = seen.map(([one, n]): Prefix =>
        prefixOf(one, one.family === 4 ? 8 + (n % 25) : 32 + (n % 97)),
      );
      const others = blocks.map((block) => hidden.block(block));
      const inside = (of: Prefix[]) => of.map((a) => of.map((b) => contains(a, b)));
      const publicOnly = (of: Prefix[]) => of.filter((_, index) => others[index] !== blocks[index]);
      expect(inside(publicOnly(others))).toEqual(inside(publicOnly(blocks)));
      for (const [one] of seen) {
        const other = hidden.address(one);
        expect(hidden.address(one)).toEqual(other);
        for (const [index, block] of blocks.entries())
          if (others[index] !== block && other !== one)
            expect(contains(others[index] as Prefix, other)).toBe(contains(block, one));
      }
    },
    40,
  );
});
