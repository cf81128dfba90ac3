import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { fixture, jsonFile } from '@/tests/support/import-fixture';
import { importAws } from './aws-json';
import type { ImportFile } from './files';

const shop = fixture('shop');

/** What every import keeps: an answer, in sentences, with the paths of files that were there, and untouched prototypes. */
function holds(files: readonly ImportFile[]): void {
  const paths = new Set(['', ...files.map((file) => file.path)]);
  const result = importAws(files);
  const told = result.ok ? result.notes : result.problems;
  if (!result.ok) expect(result.problems.length).toBeGreaterThan(0);
  for (const one of told) {
    expect(one.says).toMatch(/^[^\n]{3,}\.$/u);
    expect(one.says.length).toBeLessThan(600);
    if ('path' in one && one.path !== '') {
      expect(paths).toContain(one.path);
      expect(one.says).toContain(one.path);
    }
  }
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(prototype);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
}
const prototype = Object.getOwnPropertyNames(Object.prototype).sort();

const odd: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -1,
    1e308,
    -1e308,
    65_536,
    4_294_967_296,
    0.5,
    '',
    ' ',
    'local',
    '0.0.0.0/0',
    '::/0',
    '10.0.0.0/33',
    '999.1.1.1',
    'constructor',
    '__proto__',
    'toString',
    'igw-',
    'arn:',
    'x'.repeat(5_000),
    [],
    {},
    [[]],
    [null],
  ),
  fc.jsonValue({ maxDepth: 3 }),
  fc
    .constantFrom(...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty'])
    .map(
      (key) => JSON.parse(`{"${key}": {"polluted": 1}, "toString": 1, "State": {"toString": 1}}`) as unknown,
    ),
);

type Edit = { at: number; how: 'replace' | 'remove' | 'double' | 'pollute' | 'wrap'; value: unknown };
const edit: fc.Arbitrary<Edit> = fc.record({
  at: fc.nat(100_000),
  how: fc.constantFrom('replace', 'replace', 'remove', 'double', 'pollute', 'wrap'),
  value: odd,
});

type Place = { of: Record<string, unknown> | unknown[]; key: string | number };

/** Every place in a JSON value that holds something. */
function places(value: unknown, found: Place[] = []): Place[] {
  if (Array.isArray(value))
    value.forEach((item, key) => {
      found.push({ of: value, key });
      places(item, found);
    });
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      found.push({ of: value as Record<string, unknown>, key });
      places(item, found);
    }
  return found;
}

function edited(value: unknown, edits: readonly Edit[]): unknown {
  for (const one of edits) {
    const all = places(value);
    const place = all[one.at % Math.max(1, all.length)];
    if (!place) continue;
    const of = place.of as Record<string | number, unknown>;
    const before = of[place.key];
    // A copy, because a later edit may change it in its place, and the odd values are shared by all runs.
    const given = structuredClone(one.value);
    if (one.how === 'replace') of[place.key] = given;
    else if (one.how === 'wrap') of[place.key] = { Request: given, Response: before };
    else if (one.how === 'remove') {
      if (Array.isArray(of)) of.splice(place.key as number, 1);
      else delete of[place.key];
    } else if (one.how === 'double') {
      if (Array.isArray(of)) of.push(before);
      else of[`${place.key}`] = [before, before];
    } else if (typeof before === 'object' && before !== null)
      Object.defineProperty(before, '__proto__', {
        value: { polluted: given },
        enumerable: true,
        configurable: true,
        writable: true,
      });
  }
  return value;
}

test('JSON with anything in any place gives an answer, and pollutes nothing', () => {
  forAll(
    [fc.nat(shop.length - 1), fc.array(edit, { minLength: 1, maxLength: 6 })],
    (index, edits) => {
      const file = shop[index] as ImportFile;
      const value = edited(JSON.parse(new TextDecoder().decode(file.bytes)), edits);
      holds([jsonFile(file.path, value ?? null)]);
    },
    150,
  );
});

test('a whole network with something odd in any file gives an answer', () => {
  forAll(
    [fc.array(fc.tuple(fc.nat(shop.length - 1), edit), { minLength: 1, maxLength: 8 })],
    (edits) => {
      const files = shop.map((file, at) => {
        const own = edits.filter(([index]) => index === at).map(([, one]) => one);
        if (own.length === 0) return file;
        return jsonFile(file.path, edited(JSON.parse(new TextDecoder().decode(file.bytes)), own) ?? null);
      });
      holds(files);
    },
    20,
  );
});

test('bytes turned, cut, doubled or swapped give an answer', () => {
  const change = fc.record({
    at: fc.nat(100_000),
    how: fc.constantFrom('set', 'cut', 'insert', 'repeat'),
    byte: fc.oneof(fc.nat(255), fc.constantFrom(...[...'{}[]",:\\0-e'].map((sign) => sign.charCodeAt(0)))),
    count: fc.nat(200),
  });
  forAll(
    [fc.nat(shop.length - 1), fc.array(change, { minLength: 1, maxLength: 8 })],
    (index, changes) => {
      const file = shop[index] as ImportFile;
      let bytes = [...file.bytes];
      for (const { at: where, how, byte, count } of changes) {
        const at = where % Math.max(1, bytes.length);
        if (how === 'set') bytes[at] = byte;
        else if (how === 'cut') bytes = [...bytes.slice(0, at), ...bytes.slice(at + count)];
        else if (how === 'insert') bytes.splice(at, 0, ...Array<number>(count).fill(byte));
        else bytes = [...bytes.slice(0, at + count), ...bytes.slice(at)];
      }
      holds([{ path: file.path, bytes: Uint8Array.from(bytes) }]);
    },
    120,
  );
});

test('any bytes and any JSON at all give an answer', () => {
  forAll([fc.uint8Array({ maxLength: 500 })], (bytes) => holds([{ path: 'any', bytes }]), 100);
  forAll([fc.jsonValue({ maxDepth: 6 })], (value) => holds([jsonFile('any.json', value)]), 100);
});

test('the top-level keys of calls with anything under them give an answer', () => {
  const keys = shop.flatMap((file) =>
    Object.keys(JSON.parse(new TextDecoder().decode(file.bytes)) as object),
  );
  forAll(
    [fc.dictionary(fc.constantFrom(...new Set(keys)), fc.oneof(odd, fc.array(odd)), { maxKeys: 5 })],
    (value) => holds([jsonFile('any.json', value)]),
    120,
  );
});

test.each([
  ['deep lists', '['.repeat(1_000_000)],
  ['deep objects', '{"a":'.repeat(500_000)],
  ['a long string', `"${'\\"'.repeat(1_000_000)}`],
  ['an open string of a megabyte', `{"Vpcs": "${'a'.repeat(1_000_000)}`],
  ['a number of a megabyte', `[${'9'.repeat(1_000_000)}]`],
  ['many commas', `[${','.repeat(1_000_000)}]`],
  ['spaces', `{${' '.repeat(1_000_000)}`],
  ['many empty members', `{"Vpcs": [${Array(100_000).fill('{}').join()}]}`],
])('%s take no more than two seconds', (_, text) => {
  const start = performance.now();
  holds([{ path: 'big', bytes: new TextEncoder().encode(text) }]);
  expect(performance.now() - start).toBeLessThan(2_000);
});

test('ids that are names of the language are ids', () => {
  const ids = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];
  const result = importAws([
    jsonFile(
      'v',
      ids.map((id) => ({ VpcId: id, CidrBlock: '10.0.0.0/16' })),
    ),
    jsonFile(
      's',
      ids.map((id) => ({ SubnetId: id, VpcId: id, CidrBlock: '10.0.0.0/24', AvailabilityZone: id })),
    ),
    jsonFile('t', [
      {
        TransitGatewayAttachmentId: 'a',
        TransitGatewayId: 'constructor',
        ResourceType: 'constructor',
        State: 'x',
      },
    ]),
    jsonFile('e', [
      {
        VpcEndpointId: 'e',
        VpcEndpointType: 'toString',
        VpcId: 'constructor',
        ServiceName: 'x',
        State: 'toString',
      },
    ]),
    jsonFile('p', [
      {
        VpcPeeringConnectionId: 'p',
        Status: { Code: 'constructor' },
        RequesterVpcInfo: { VpcId: 'a' },
        AccepterVpcInfo: { VpcId: 'b' },
      },
    ]),
    jsonFile('n', [
      {
        NetworkInterfaceId: 'n',
        SubnetId: 'constructor',
        InterfaceType: 'constructor',
        SourceDestCheck: true,
        PrivateIpAddresses: [],
        Groups: [],
      },
    ]),
  ]);
  expect(result.ok && result.topology.vpcs.map((vpc) => vpc.id)).toEqual([...ids].sort());
  expect(result.ok && result.topology.peeringConnections[0]?.status).toBe('failed');
  expect(result.ok && result.topology.interfaces[0]?.kind).toBe('other');
});

const many = 8_000;
const each = <T>(make: (n: number) => T) => Array.from({ length: many }, (_, n) => make(n));

test.each([
  [
    'VPCs of as many Regions',
    {
      Vpcs: each((n) => ({ VpcId: `vpc-${n}`, CidrBlock: '10.0.0.0/16' })),
      Subnets: each((n) => ({
        SubnetId: `subnet-${n}`,
        VpcId: `vpc-${n}`,
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: `us-east-${n}a`,
      })),
    },
  ],
  [
    'targets among as many subnets',
    [
      {
        Subnets: each((n) => ({
          SubnetId: `subnet-${n}`,
          VpcId: 'vpc-1',
          CidrBlock: `10.${n >> 8}.${n & 255}.0/24`,
          AvailabilityZoneId: 'use1-az1',
        })),
        TargetGroups: [{ TargetGroupArn: 'tg', TargetType: 'ip', VpcId: 'vpc-1' }],
      },
      {
        Request: { TargetGroupArn: 'tg' },
        Response: {
          TargetHealthDescriptions: each((n) => ({
            Target: { Id: `192.168.${n >> 8}.${n & 255}`, Port: n },
          })),
        },
      },
    ],
  ],
  [
    'transit gateways on one attachment',
    {
      TransitGateways: each((n) => ({ TransitGatewayId: `tgw-${n}`, TransitGatewayArn: '', Options: {} })),
      TransitGatewayAttachments: each((n) => ({
        TransitGatewayAttachmentId: 'tgw-attach-1',
        TransitGatewayId: `tgw-${n}`,
        ResourceType: 'peering',
        State: 'available',
      })),
    },
  ],
  [
    'tables with a propagation each',
    [
      {
        TransitGatewayRouteTables: each((n) => ({
          TransitGatewayRouteTableId: `tgw-rtb-${n}`,
          TransitGatewayId: 'tgw-1',
        })),
      },
      ...each((n) => ({
        Request: { TransitGatewayRouteTableId: `tgw-rtb-${n}` },
        Response: {
          TransitGatewayRouteTablePropagations: [
            { TransitGatewayAttachmentId: `tgw-attach-${n}`, State: 'enabled' },
          ],
        },
      })),
    ],
  ],
  [
    'tellings of one thing',
    { Vpcs: each((n) => ({ VpcId: 'vpc-1', CidrBlock: `10.${n & 255}.0.0/16`, OwnerId: `${n}` })) },
  ],
  [
    'rules of groups',
    {
      SecurityGroups: each((n) => ({
        GroupId: `sg-${n}`,
        VpcId: 'vpc-1',
        IpPermissions: [],
        IpPermissionsEgress: [],
      })),
      SecurityGroupRules: each((n) => ({
        SecurityGroupRuleId: `sgr-${n}`,
        GroupId: 'sg-1',
        IsEgress: false,
        IpProtocol: 'tcp',
        FromPort: n,
        ToPort: n,
        CidrIpv4: '0.0.0.0/0',
      })),
    },
  ],
])('thousands of %s are no trap', (_, value) => {
  const before = process.cpuUsage();
  const result = importAws([jsonFile('many', value)]);
  const { user, system } = process.cpuUsage(before);
  expect(result.ok).toBe(true);
  expect((user + system) / 1e6).toBeLessThan(4);
});
