import { expect, test } from 'vitest';
import * as fc from 'fast-check';
import { forAll } from '@/tests/support/for-all';
import { fixture, imported, jsonFile, readable } from '@/tests/support/import-fixture';
import { importAws } from './aws-json';
import type { ImportFile } from './files';
import { limits } from './limits';

const shop = fixture('shop');
const whole = imported(shop);
const parsed = (file: ImportFile): unknown => JSON.parse(new TextDecoder().decode(file.bytes));
const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only the lists that files name. */
const some = (...names: string[]) => shop.filter(({ path }) => names.includes(path));
const says = (files: readonly ImportFile[]) => imported(files).notes.map((note) => note.says);
const missing = (files: readonly ImportFile[]) => imported(files).topology.incomplete;

/** Every list of a JSON value in another order, by a simple generator of our own seed. */
function shuffled(value: unknown, seed: { at: number }): unknown {
  const next = () => (seed.at = (seed.at * 1_103_515_245 + 12_345) & 0x7fffffff);
  if (Array.isArray(value)) {
    const items = value.map((item) => ({ item: shuffled(item, seed), key: next() }));
    return items.sort((a, b) => a.key - b.key).map(({ item }) => item);
  }
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, field]) => ({
    entry: [key, shuffled(field, seed)],
    key: next(),
  }));
  return Object.fromEntries(entries.sort((a, b) => a.key - b.key).map(({ entry }) => entry));
}

test('the order of files, of members and of fields changes nothing', () => {
  forAll(
    [fc.nat(0x7fffffff)],
    (start) => {
      const seed = { at: start };
      const files = shuffled(shop, { at: start }) as ImportFile[];
      const other = imported(
        files.map((file) => jsonFile(file.path, shuffled(JSON.parse(textOf(file)), seed))),
      );
      expect(other.topology).toEqual(whole.topology);
      expect(other.notes).toEqual(whole.notes);
    },
    8,
  );
});

/** A shuffled file is a plain object whose bytes became a record. */
function textOf(file: ImportFile): string {
  return new TextDecoder().decode(shop.find(({ path }) => path === file.path)?.bytes);
}

test('a bare list says what the wrapped one says', () => {
  const bare = shop.map((file) => {
    const value = parsed(file);
    if (!isObject(value)) return file;
    if ('Request' in value) {
      const response = value.Response as Record<string, unknown>;
      return jsonFile(file.path, { ...value, Response: Object.values(response).find(Array.isArray) });
    }
    return jsonFile(file.path, Object.values(value).find(Array.isArray) ?? value);
  });
  expect(imported(bare).topology).toEqual(whole.topology);
});

test('file names mean nothing, and one file may hold everything', () => {
  const renamed = shop.map((file, index) => ({ ...file, path: `${index}.txt` }));
  expect(imported(renamed).topology).toEqual(whole.topology);
  expect(imported([jsonFile('all', shop.map(parsed))]).topology).toEqual(whole.topology);
});

test('lists of lists, as Reservations[*].Instances[*] gives them, are read', () => {
  const [file] = some('instances.json');
  const { Reservations } = parsed(file as ImportFile) as { Reservations: { Instances: unknown[] }[] };
  const nested = jsonFile(
    'i',
    Reservations.map((one) => one.Instances),
  );
  expect(imported([nested]).topology.instances).toEqual(whole.topology.instances);
});

test('the wrapper is accepted around any call', () => {
  const wrapped = shop.map((file) => {
    const value = parsed(file);
    return isObject(value) && 'Request' in value
      ? file
      : jsonFile(file.path, { Request: {}, Response: value });
  });
  expect(imported(wrapped).topology).toEqual(whole.topology);
});

test('the same thing given twice counts once', () => {
  const twice = [...shop, ...shop.map((file) => ({ ...file, path: `copy/${file.path}` }))];
  const { topology, notes } = imported(twice);
  expect(topology).toEqual(whole.topology);
  expect(notes.filter((note) => note.kind === 'contradictory')).toEqual([]);
});

test('what is told twice and not alike is said, whichever file comes first', () => {
  const [file] = some('subnets.json');
  const { Subnets } = parsed(file as ImportFile) as { Subnets: Record<string, unknown>[] };
  const changed = Subnets.map((one) => ({ ...one, CidrBlock: '10.77.0.0/24' }));
  const results = [
    imported([jsonFile('a.json', { Subnets }), jsonFile('b.json', { Subnets: changed })]),
    imported([jsonFile('b.json', { Subnets: changed }), jsonFile('a.json', { Subnets })]),
    imported([jsonFile('a.json', { Subnets: changed }), jsonFile('b.json', { Subnets })]),
  ];
  const notes = results[0]?.notes.filter((note) => note.kind === 'contradictory') ?? [];
  expect(notes).toHaveLength(Subnets.length);
  expect(notes[0]?.says).toMatch(
    /^a\.json and b\.json: subnet-0\w+ \(aws ec2 describe-subnets\) is told twice with another CidrBlock/,
  );
  for (const one of results) expect(one.topology).toEqual(results[0]?.topology);
});

test('two accounts that see one shared thing differently do not contradict each other', () => {
  const one = {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    AvailabilityZoneId: 'use1-az4',
  };
  const files = [
    jsonFile('111/s.json', [
      { ...one, AvailabilityZone: 'us-east-1a', Tags: [{ Key: 'Name', Value: 'mine' }] },
    ]),
    jsonFile('222/s.json', [{ ...one, AvailabilityZone: 'us-east-1f', Tags: [] }]),
  ];
  const { topology, notes } = imported(files);
  expect(topology.subnets).toMatchObject([{ name: 'mine', zone: 'use1-az4' }]);
  expect(notes.filter((note) => note.kind === 'contradictory')).toEqual([]);
});

test.each([
  ['routeTables', /^No route tables were given: aws ec2 describe-route-tables\.$/],
  ['networkAcls', /^No network ACLs were given: aws ec2 describe-network-acls\.$/],
  ['securityGroups', /^No security groups were given: aws ec2 describe-security-groups\.$/],
  ['interfaces', /aws ec2 describe-network-interfaces/],
])('VPCs and subnets alone lack %s', (what, sentence) => {
  const all = missing(some('vpcs.json', 'subnets.json')).filter((one) => one.what === what);
  expect(all).toMatchObject([{ what, why: 'missing', says: expect.stringMatching(sentence) as string }]);
});

test('subnets say that their table and list are unknown where those were not given', () => {
  const { subnets } = imported(some('vpcs.json', 'subnets.json')).topology;
  for (const subnet of subnets)
    expect(subnet).toMatchObject({ routeTable: 'unknown', networkAcl: 'unknown' });
});

test.each([
  [
    ['tgw/gateways.json', 'tgw/attachments.json'],
    'transitGatewayRouteTables',
    /describe-transit-gateway-route-tables/,
  ],
  [['tgw/gateways.json'], 'transitGatewayAttachments', /describe-transit-gateway-attachments/],
  [
    ['tgw/route-tables.json'],
    'transitGatewayRouteTables',
    /search-transit-gateway-routes --transit-gateway-route-table-id tgw-rtb-0far/,
  ],
  [['tgw/attachments.json'], 'transitGatewayAttachments', /describe-transit-gateway-vpc-attachments/],
  [['tgw/vpc-attachments.json'], 'transitGatewayAttachments', /get-transit-gateway-route-table-associations/],
  [['elb/target-groups.json'], 'targetGroups', /describe-target-health/],
  [['elb/target-groups.json'], 'targetGroups', /describe-target-group-attributes/],
  [['elb/load-balancers.json'], 'loadBalancers', /describe-listeners/],
  [['elb/load-balancers.json'], 'loadBalancers', /describe-load-balancer-attributes/],
  [['elb/load-balancers.json', 'elb/listeners-alb.json'], 'loadBalancers', /describe-rules/],
  [
    ['managed-prefix-lists.json'],
    'prefixLists',
    /get-managed-prefix-list-entries --prefix-list-id pl-0office/,
  ],
  [['dx/gateways.json'], 'directConnectGateways', /describe-direct-connect-gateway-associations/],
  [
    ['vpcs.json', 'subnets.json', 'internet-gateways.json'],
    'blockPublicAccess',
    /us-east-1 .*describe-vpc-block-public-access-options/,
  ],
  [['interfaces.json'], 'instances', /describe-instances/],
  [['interfaces.json'], 'subnets', /describe-subnets/],
  [['route-tables.json'], 'natGateways', /describe-nat-gateways/],
  [['route-tables.json'], 'internetGateways', /describe-internet-gateways/],
  [['route-tables.json'], 'prefixLists', /describe-managed-prefix-lists/],
  [['vpn.json'], 'customerGateways', /describe-customer-gateways/],
  [['security-groups.json'], 'prefixLists', /describe-managed-prefix-lists/],
  [['interfaces.json'], 'securityGroups', /describe-security-groups/],
  [['tgw/vpc-attachments.json'], 'transitGateways', /describe-transit-gateways/],
  [['dx/vifs.json'], 'directConnectGateways', /describe-direct-connect-gateways/],
  [['elb/listeners-alb.json', 'elb/load-balancers.json'], 'targetGroups', /describe-target-groups/],
])('%j lack %s: %s', (files, what, sentence) => {
  expect(
    missing(some(...files))
      .filter((one) => one.what === what)
      .map((one) => one.says),
  ).toContainEqual(expect.stringMatching(sentence));
});

test('what nothing needs is not missed', () => {
  const lists = missing(some('customer-gateways.json')).map((one) => one.what);
  expect(lists).toEqual([]);
});

test('a single absent thing is named, with the call that would give it, and stays where it is named', () => {
  const files = shop.filter(({ path }) => path !== 'instances.json');
  const { topology } = imported(files);
  expect(topology.incomplete.filter((one) => one.what === 'instances').map((one) => one.says)).toEqual([
    'No instances were given, and something names one: aws ec2 describe-instances.',
  ]);
  expect(topology.interfaces).toContainEqual(
    expect.objectContaining({ id: 'eni-0web', attachedTo: 'i-0web' }),
  );
  const other = [
    ...shop,
    jsonFile('x', [
      { SubnetId: 'subnet-x', VpcId: 'vpc-else', CidrBlock: '10.5.0.0/24', AvailabilityZoneId: 'use1-az4' },
    ]),
  ];
  expect(missing(other)).toContainEqual({
    what: 'vpcs',
    id: 'vpc-else',
    why: 'missing',
    says: expect.stringMatching(/^vpc-else is named .*aws ec2 describe-vpcs\.$/) as string,
  });
});

test('AWS says that there is more: the list is paginated until the last page is there', () => {
  const [file] = some('subnets.json');
  const { Subnets } = parsed(file as ImportFile) as { Subnets: unknown[] };
  const first = jsonFile('p1.json', { Subnets: Subnets.slice(0, 2), NextToken: 'abc' });
  const last = jsonFile('p2.json', { Subnets: Subnets.slice(2) });
  const paginated = { what: 'subnets', why: 'paginated' };
  expect(missing([first])).toContainEqual({
    ...paginated,
    says: expect.stringMatching(/p1\.json/) as string,
  });
  expect(missing([first, last])).not.toContainEqual(expect.objectContaining(paginated));
  expect(says([first, last])).toContainEqual(expect.stringMatching(/^2 pages of aws ec2 describe-subnets/));
});

test.each([
  [{ Listeners: [], NextMarker: 'x' }, 'loadBalancers'],
  [{ virtualInterfaces: [], nextToken: 'x' }, 'virtualInterfaces'],
])('%j is paginated', (value, what) => {
  expect(missing([jsonFile('a', value), ...some('vpcs.json')])).toContainEqual(
    expect.objectContaining({ what, why: 'paginated' }),
  );
});

test('routes of a transit gateway that were cut off are paginated, and a main table is unknown after a cut', () => {
  const routes = {
    Request: { TransitGatewayRouteTableId: 'tgw-rtb-0spokes' },
    Response: { Routes: [], AdditionalRoutesAvailable: true },
  };
  expect(missing([...some('tgw/route-tables.json'), jsonFile('r', routes)])).toContainEqual(
    expect.objectContaining({ what: 'transitGatewayRouteTables', why: 'paginated' }),
  );
  const [tables] = some('route-tables.json');
  const cut = jsonFile('rt', { ...(parsed(tables as ImportFile) as object), NextToken: 'x' });
  const { subnets } = imported([...some('vpcs.json', 'subnets.json'), cut]).topology;
  expect(subnets.find((one) => one.id === 'subnet-0priv')?.routeTable).toBe('unknown');
});

test('a search with a filter by more than the state is there in part only', () => {
  const search = (...Filters: object[]) =>
    imported([
      ...some('tgw/route-tables.json'),
      jsonFile('r', {
        Request: { TransitGatewayRouteTableId: 'tgw-rtb-0far', Filters },
        Response: { Routes: [] },
      }),
    ]).topology;
  const state = { Name: 'state', Values: ['blackhole', 'active'] };
  const type = { Name: 'type', Values: ['static', 'propagated'] };
  for (const whole of [[state], [type], [state, type]])
    expect(search(...whole).transitGatewayRouteTables[0]).toMatchObject({ propagated: 'listed' });
  for (const filters of [
    [{ Name: 'type', Values: ['static'] }],
    [state, { Name: 'type' }],
    [{ Name: 'state', Values: ['active'] }],
  ]) {
    const topology = search(...filters);
    expect(topology.transitGatewayRouteTables[0]).toMatchObject({ propagated: 'unknown' });
    expect(topology.incomplete).toContainEqual(
      expect.objectContaining({ what: 'transitGatewayRouteTables', why: 'paginated' }),
    );
  }
});

test('two views of one reservation, each with some of its instances, hold all of them', () => {
  const [file] = some('instances.json');
  const { Reservations } = parsed(file as ImportFile) as { Reservations: { Instances: unknown[] }[] };
  const one = Reservations.flatMap((its) => its.Instances);
  const files = one.map((its, index) =>
    jsonFile(`${index}.json`, { Reservations: [{ ReservationId: 'r-1', Instances: [its] }] }),
  );
  const { topology, notes } = imported(files);
  expect(topology.instances).toEqual(whole.topology.instances);
  expect(notes.filter((note) => note.kind === 'contradictory')).toEqual([]);
});

test('a peering with a core network names it', () => {
  const one = {
    TransitGatewayAttachmentId: 'tgw-attach-1',
    State: 'available',
    RequesterTgwInfo: { TransitGatewayId: 'tgw-1' },
    AccepterTgwInfo: { CoreNetworkId: 'core-network-1' },
  };
  expect(
    imported([jsonFile('p', { TransitGatewayPeeringAttachments: [one] })]).topology.transitGatewayAttachments,
  ).toMatchObject([{ id: 'tgw-attach-1', transitGateway: 'tgw-1', resource: 'core-network-1' }]);
});

test('a route to an endpoint that was not given goes by what it can be', () => {
  const { routeTables } = imported(some('route-tables.json')).topology;
  const routes = readable(routeTables.find((one) => one.id === 'rtb-0main')?.routes);
  expect(routes).toContainEqual(
    expect.objectContaining({
      destination: { prefixList: 'pl-63a5400a' },
      nextHop: { kind: 'vpce', id: 'vpce-0s3' },
    }),
  );
  expect(routes).toContainEqual(
    expect.objectContaining({ destination: '192.168.7.0/24', nextHop: { kind: 'gwlbe', id: 'vpce-0gwlb' } }),
  );
  // The instance was not given either, so nobody knows its interface.
  expect(routes).toContainEqual(
    expect.objectContaining({ destination: '192.168.2.0/24', nextHop: { kind: 'unsupported', id: 'i-0fw' } }),
  );
});

test('a route that is there and not in use keeps its place, and leads nowhere that is known', () => {
  const route = {
    DestinationCidrBlock: '10.9.0.0/16',
    Origin: 'Advertisement',
    State: 'filtered',
    NetworkInterfaceId: 'eni-1',
  };
  const table = { RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [], Routes: [route] };
  expect(readable(imported([jsonFile('r', [table])]).topology.routeTables[0]?.routes)).toEqual([
    {
      destination: '10.9.0.0/16',
      nextHop: { kind: 'unsupported', id: 'filtered' },
      origin: 'propagated',
      state: 'active',
    },
  ]);
});

test('the primary address comes first, though another is lower', () => {
  const addresses = [
    { Primary: false, PrivateIpAddress: '10.0.0.5' },
    { Primary: true, PrivateIpAddress: '10.0.0.9' },
  ];
  const eni = {
    NetworkInterfaceId: 'eni-1',
    SubnetId: 'subnet-1',
    SourceDestCheck: true,
    Groups: [],
    PrivateIpAddresses: addresses,
  };
  const [one] = imported([jsonFile('e', [eni])]).topology.interfaces;
  expect(readable(one?.addresses.map((its) => its.private))).toEqual(['10.0.0.9', '10.0.0.5']);
});

test('a table without its routes is unknown, with propagations derived, with a search listed', () => {
  const [table] = imported(some('tgw/route-tables.json')).topology.transitGatewayRouteTables;
  expect(table).toMatchObject({ propagated: 'unknown', propagations: 'unknown' });
  const spokes = imported(some('tgw/route-tables.json', 'tgw/propagations.json')).topology
    .transitGatewayRouteTables[1];
  expect(spokes).toMatchObject({
    propagated: 'derived',
    propagations: ['tgw-attach-0data', 'tgw-attach-0shop'],
  });
});

test('a search that found no propagated route, beside propagations, was one for static routes', () => {
  const routes = jsonFile('r', {
    Request: { TransitGatewayRouteTableId: 'tgw-rtb-0spokes' },
    Response: { Routes: [] },
  });
  const tables = (...files: string[]) =>
    imported([...some('tgw/route-tables.json', ...files), routes]).topology.transitGatewayRouteTables;
  expect(tables()[1]).toMatchObject({ propagated: 'listed' });
  expect(tables('tgw/propagations.json')[1]).toMatchObject({ propagated: 'derived' });
});

test('interfaces of instances stand in where no others were given', () => {
  const { interfaces } = imported(some('instances.json')).topology;
  expect(interfaces.map((one) => one.id)).toEqual(['eni-0fw', 'eni-0second', 'eni-0web']);
});

test.each([
  [
    'vpcs.json',
    {
      Vpcs: [
        { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' },
        { VpcId: 7, CidrBlock: '10.0.0.0/16' },
      ],
    },
    'vpcs.json: Vpcs[1].VpcId: must be text, not a number.',
  ],
  [
    'v.json',
    { Vpcs: [{ VpcId: 'vpc-1', CidrBlock: '10.0.0.0/33' }] },
    'v.json: Vpcs[0].CidrBlock: The length after the slash is a whole number from 0 to 32.',
  ],
  [
    'bare.json',
    [{ VpcId: 'vpc-1', CidrBlock: '10.0.0/16' }],
    /^bare\.json: \[0\]\.CidrBlock: An IPv4 address has four numbers/,
  ],
  [
    'rt',
    {
      RouteTables: [
        {
          RouteTableId: 'rtb-1',
          VpcId: 'vpc-1',
          Associations: [],
          Routes: [{ Origin: 'CreateRoute', State: 'active' }],
        },
      ],
    },
    'rt: RouteTables[0].Routes[0]: has no destination.',
  ],
  [
    'sg',
    { SecurityGroups: [{ GroupId: 'sg-1', IpPermissions: [] }] },
    'sg: SecurityGroups[0].IpPermissionsEgress: is missing.',
  ],
  [
    'routes',
    { Routes: [{ DestinationCidrBlock: '10.0.0.0/8', Type: 'static', State: 'active' }] },
    /^routes: Routes \(aws ec2 search-transit-gateway-routes\) does not say of which TransitGatewayRouteTableId it is; wrap it as \{"Request"/,
  ],
  ['attributes', { Attributes: [] }, /LoadBalancerArn or TargetGroupArn/],
  ['odd', { Vpcs: 'none' }, 'odd: Vpcs must be a list.'],
  ['y.yaml', 'Vpcs:\n- VpcId: vpc-1', /^y\.yaml: It looks like YAML/],
])('%s with what cannot be read is told where', (path, value, sentence) => {
  const bad =
    typeof value === 'string' ? { path, bytes: new TextEncoder().encode(value) } : jsonFile(path, value);
  const alone = importAws([bad]);
  if (!alone.ok)
    expect(alone.problems).toContainEqual(
      expect.objectContaining({
        path,
        says: typeof sentence === 'string' ? sentence : (expect.stringMatching(sentence) as string),
      }),
    );
  const { topology, notes } = imported([bad, ...some('customer-gateways.json')]);
  expect(topology.customerGateways).toHaveLength(1);
  expect(notes.map((note) => note.says)).toContainEqual(
    typeof sentence === 'string' ? sentence : expect.stringMatching(sentence),
  );
});

test('a member that cannot be read is left out whole, and known to be absent', () => {
  const bad = jsonFile('n.json', {
    NetworkAcls: [{ NetworkAclId: 'acl-1', VpcId: 'vpc-1', Associations: [], Entries: [{ RuleNumber: 1 }] }],
  });
  const { topology } = imported([bad, ...some('vpcs.json')]);
  expect(topology.networkAcls).toEqual([]);
  expect(topology.incomplete).toContainEqual({
    what: 'networkAcls',
    id: 'acl-1',
    why: 'refused',
    says: 'acl-1 of aws ec2 describe-network-acls could not be read, in n.json.',
  });
});

test('what AWS refused is told, as text or beside its request', () => {
  const text =
    '\nAn error occurred (UnauthorizedOperation) when calling the DescribeNetworkAcls operation: You are not authorized.';
  const files = [
    ...some('vpcs.json'),
    { path: 'acls.txt', bytes: new TextEncoder().encode(text) },
    jsonFile('sg.json', { Request: { Action: 'DescribeSecurityGroups' }, Error: { Code: 'AccessDenied' } }),
  ];
  const refused = missing(files).filter((one) => one.why === 'refused');
  expect(refused.map((one) => [one.what, one.says])).toEqual([
    [
      'networkAcls',
      'aws ec2 describe-network-acls was refused: AWS answered with UnauthorizedOperation, in acls.txt.',
    ],
    [
      'securityGroups',
      'aws ec2 describe-security-groups was refused: AWS answered with AccessDenied, in sg.json.',
    ],
  ]);
});

test('a call that is not read, a hidden file and an empty list are passed over with a sentence', () => {
  const files = [
    ...some('vpcs.json'),
    jsonFile('buckets.json', { Buckets: [] }),
    jsonFile('.hidden/x.json', {}),
    jsonFile('__MACOSX/y.json', {}),
    jsonFile('e.json', []),
  ];
  const over = imported(files)
    .notes.filter((note) => note.kind === 'passed-over')
    .map((note) => note.says);
  expect(over).toEqual([
    '.hidden/x.json: a hidden file is not read.',
    '__MACOSX/y.json: a hidden file is not read.',
    'buckets.json: passed over, because an object with “Buckets” is no output of a call that is read here.',
    'e.json: passed over, because an empty list says not of what.',
  ]);
});

test('nothing usable is refused with a reason for each file', () => {
  expect(importAws([])).toEqual({
    ok: false,
    problems: [{ path: '', says: 'There is nothing that makes a network by itself in the files.' }],
  });
  const none = importAws([jsonFile('a', { Buckets: [] }), { path: 'b', bytes: Uint8Array.of(0xff) }]);
  expect(none).toMatchObject({ ok: false, problems: [{ path: 'a' }, { path: 'b' }] });
});

test('Regions come from ARNs and zones, else from the folder, else from the only one there is', () => {
  const vpc = { VpcId: 'vpc-1', CidrBlock: '10.0.0.0/16' };
  const regionOf = (files: ImportFile[]) => imported(files).topology.vpcs.map((one) => one.region);
  const subnet = {
    SubnetId: 'subnet-1',
    VpcId: 'vpc-1',
    CidrBlock: '10.0.0.0/24',
    AvailabilityZone: 'us-west-2-lax-1a',
  };
  expect(regionOf([jsonFile('v', [vpc])])).toEqual(['unknown']);
  expect(regionOf([jsonFile('acct/eu-central-1/v', [vpc])])).toEqual(['eu-central-1']);
  expect(regionOf([jsonFile('eu-central-1/v', [vpc]), jsonFile('s', [subnet])])).toEqual(['us-west-2']);
  const zone = { ZoneId: 'apse2-az1', ZoneName: 'ap-southeast-2a', RegionName: 'ap-southeast-2' };
  expect(regionOf([jsonFile('v', [vpc]), jsonFile('z', [zone])])).toEqual(['ap-southeast-2']);
  expect(regionOf([jsonFile('v', { Request: { Region: 'sa-east-1' }, Response: [vpc] })])).toEqual([
    'sa-east-1',
  ]);
});

test('a load balancer that was asked for its listeners and has none has none', () => {
  const [file] = some('elb/load-balancers.json');
  const { LoadBalancers } = parsed(file as ImportFile) as { LoadBalancers: { LoadBalancerArn: string }[] };
  const empty = LoadBalancers.map((one, index) =>
    jsonFile(`${index}`, { Request: { LoadBalancerArn: one.LoadBalancerArn }, Response: { Listeners: [] } }),
  );
  const listeners = (files: ImportFile[]) =>
    imported(files).topology.loadBalancers.map((one) => one.listeners);
  expect(listeners([file as ImportFile, ...empty])).toEqual([[], [], []]);
  expect(listeners([file as ImportFile, jsonFile('none', { Listeners: [] })])).toEqual([
    'unknown',
    'unknown',
    'unknown',
  ]);
});

test('without its rules nobody knows where an Application Load Balancer sends a request; others have none', () => {
  const files = shop.filter(({ path }) => path !== 'elb/rules.json');
  const listeners = imported(files).topology.loadBalancers.map((one) => [
    one.kind,
    one.listeners === 'unknown' ? [] : one.listeners.map((its) => its.conditional),
  ]);
  expect(listeners).toEqual([
    ['ALB', [true, true]],
    ['GWLB', [false]],
    ['NLB', [false]],
  ]);
});

test('a name of a zone means what its own account means by it', () => {
  const zones = (id: string) => [{ ZoneId: id, ZoneName: 'us-east-1a', RegionName: 'us-east-1' }];
  const nat = (id: string) => [
    {
      NatGatewayId: id,
      VpcId: 'vpc-1',
      State: 'available',
      NatGatewayAddresses: [{ AvailabilityZone: 'us-east-1a' }],
    },
  ];
  const files = [
    jsonFile('one/z', zones('use1-az1')),
    jsonFile('two/z', zones('use1-az2')),
    jsonFile('one/n', nat('nat-1')),
    jsonFile('two/n', nat('nat-2')),
    jsonFile('else/n', nat('nat-3')),
  ];
  expect(imported(files).topology.natGateways.map((one) => one.addresses[0]?.zone)).toEqual([
    'use1-az1',
    'use1-az2',
    null,
  ]);
});

test('a zonal NAT gateway takes the zone of its subnet', () => {
  const files = some('subnets.json', 'nat-gateways.json');
  expect(imported(files).topology.natGateways[0]?.addresses[0]?.zone).toBe('use1-az4');
});

test('the number of problems told of one file is limited, and the rest counted', () => {
  const bad = Array.from({ length: 100 }, (_, index) => ({ VpcId: `vpc-${index}`, CidrBlock: 'x' }));
  const notes = imported([jsonFile('bad', bad), ...some('customer-gateways.json')]).notes.filter(
    (note) => note.kind === 'problem',
  );
  expect(notes).toHaveLength(21);
  expect(notes.map((note) => note.says)).toContainEqual('bad: 80 more problems of this file.');
});

test('a file, all files, their number and their objects have limits, and the rest still counts', () => {
  const gateways = some('customer-gateways.json');
  const notesOf = (files: ImportFile[]) => {
    const { topology, notes } = imported([...files, ...gateways]);
    expect(topology.customerGateways).toHaveLength(1);
    return notes.map((note) => note.says);
  };
  const large = new Uint8Array(limits.fileBytes + 1);
  expect(notesOf([{ path: 'large', bytes: large }])).toContainEqual(
    'large: It has more than 48 MB, the most that one file may have.',
  );
  const half = large.subarray(0, 47_990_000);
  expect(notesOf(['x', 'y', 'z'].map((path) => ({ path, bytes: half })))).toContainEqual(
    'z: All files together have more than 96 MB; this one is not read.',
  );
  const many = Array.from({ length: limits.files }, (_, n) => jsonFile(`z${n}`, []));
  expect(notesOf(many)).toContainEqual('There are 5,001 files; the first 5,000 by name are read.');
  const objects = jsonFile('many', { FlowLogs: Array<object>(limits.objects + 1).fill({}) });
  expect(notesOf([objects])).toContainEqual(
    'many: there are more than 200,000 objects in all; the rest is not read.',
  );
  expect(missing([objects, ...gateways])).toContainEqual(
    expect.objectContaining({ what: 'flowLogs', why: 'refused' }),
  );
});

test('text that is too long is refused, and so is a file of many members that cannot be read', () => {
  const [long] = imported([
    jsonFile('long', [{ FlowLogId: 'fl-1', ResourceId: 'x'.repeat(limits.text + 1) }]),
    ...some('customer-gateways.json'),
  ]).notes.filter((note) => note.kind === 'problem');
  expect(long?.says).toBe('long: [0].ResourceId: is longer than 2048 characters.');
  const bad = Array.from({ length: limits.unreadable + 1 }, (_, n) => ({ FlowLogId: `fl-${n}` }));
  const { topology } = imported([jsonFile('bad', bad), ...some('customer-gateways.json')]);
  const lost = topology.incomplete.filter((one) => one.what === 'flowLogs');
  expect(lost).toHaveLength(limits.absent + 2);
  expect(lost.map((one) => one.says)).toContainEqual(
    'The rest of aws ec2 describe-flow-logs in bad was left.',
  );
});

test('long ids and odd signs are shortened in sentences and whole in the topology', () => {
  const id = `subnet-${'x'.repeat(500)}\u202e`;
  const { topology } = imported([
    jsonFile('a', [
      {
        NetworkInterfaceId: 'eni-1',
        SubnetId: id,
        SourceDestCheck: true,
        PrivateIpAddresses: [],
        Groups: [],
      },
    ]),
  ]);
  expect(topology.interfaces[0]?.subnet).toBe(id);
  for (const one of topology.incomplete) {
    expect(one.says.length).toBeLessThan(250);
    expect(one.says).not.toMatch(/\u202e/);
  }
});

test('addresses are what the file says', () => {
  expect(readable(whole.topology.customerGateways[0]?.address)).toBe('203.0.113.12');
});
