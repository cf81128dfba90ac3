import type { ImportFile } from '@/lib/import/files';

const account = '111122223333';
const zones = ['a', 'b', 'c'];
const hex = (n: number) => n.toString(16).padStart(17, '0');
const tags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'team', Value: 'payments' },
  { Key: 'managed-by', Value: 'terraform' },
];

/** A network as big accounts have it, in the JSON of the CLI with everything that AWS writes there. */
export function bigNetwork(interfaces: number): ImportFile[] {
  const subnets = Math.ceil(interfaces / 50);
  const vpcs = Math.ceil(subnets / 20);
  const each = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n));
  const file = (path: string, value: unknown) => ({
    path,
    bytes: new TextEncoder().encode(JSON.stringify(value, null, 4)),
  });
  return [
    file('vpcs.json', { Vpcs: each(vpcs, vpc) }),
    file('subnets.json', { Subnets: each(subnets, subnet) }),
    file('route-tables.json', { RouteTables: each(vpcs, (n) => routeTable(n)) }),
    file('network-acls.json', { NetworkAcls: each(vpcs, (n) => networkAcl(n)) }),
    file('security-groups.json', { SecurityGroups: each(subnets, securityGroup) }),
    file('interfaces.json', { NetworkInterfaces: each(interfaces, networkInterface) }),
    file('instances.json', { Reservations: each(interfaces, reservation) }),
  ];
}

function vpc(n: number) {
  const CidrBlock = `10.${n}.0.0/16`;
  return {
    OwnerId: account,
    InstanceTenancy: 'default',
    CidrBlockAssociationSet: [
      { AssociationId: `vpc-cidr-assoc-${hex(n)}`, CidrBlock, CidrBlockState: { State: 'associated' } },
    ],
    IsDefault: false,
    Tags: tags(`vpc ${n}`),
    VpcId: `vpc-${hex(n)}`,
    State: 'available',
    CidrBlock,
    DhcpOptionsId: 'dopt-0a1b2c3d',
  };
}

const vpcOf = (subnetNumber: number) => Math.floor(subnetNumber / 20);

function subnet(n: number) {
  const zone = n % 3;
  return {
    AvailabilityZoneId: `use1-az${zone + 1}`,
    MapCustomerOwnedIpOnLaunch: false,
    OwnerId: account,
    Ipv6CidrBlockAssociationSet: [],
    Tags: tags(`subnet ${n}`),
    SubnetArn: `arn:aws:ec2:us-east-1:${account}:subnet/subnet-${hex(n)}`,
    SubnetId: `subnet-${hex(n)}`,
    State: 'available',
    VpcId: `vpc-${hex(vpcOf(n))}`,
    CidrBlock: `10.${vpcOf(n)}.${n % 20}.0/24`,
    AvailableIpAddressCount: 200,
    AvailabilityZone: `us-east-1${zones[zone]}`,
    MapPublicIpOnLaunch: false,
  };
}

function routeTable(n: number) {
  return {
    Associations: [
      {
        Main: true,
        RouteTableAssociationId: `rtbassoc-${hex(n)}`,
        RouteTableId: `rtb-${hex(n)}`,
        AssociationState: { State: 'associated' },
      },
    ],
    PropagatingVgws: [],
    RouteTableId: `rtb-${hex(n)}`,
    Routes: [
      {
        DestinationCidrBlock: `10.${n}.0.0/16`,
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
      ...Array.from({ length: 50 }, (_, at) => ({
        DestinationCidrBlock: `172.16.${at}.0/24`,
        TransitGatewayId: 'tgw-0a1b2c3d4e5f60718',
        Origin: 'CreateRoute',
        State: 'active',
      })),
    ],
    Tags: tags(`table ${n}`),
    VpcId: `vpc-${hex(n)}`,
    OwnerId: account,
  };
}

function networkAcl(n: number) {
  const entry = (RuleNumber: number, Egress: boolean) => ({
    CidrBlock: '0.0.0.0/0',
    Egress,
    Protocol: '-1',
    RuleAction: RuleNumber === 32767 ? 'deny' : 'allow',
    RuleNumber,
  });
  return {
    Associations: Array.from({ length: 20 }, (_, at) => ({
      NetworkAclAssociationId: `aclassoc-${hex(n * 20 + at)}`,
      NetworkAclId: `acl-${hex(n)}`,
      SubnetId: `subnet-${hex(n * 20 + at)}`,
    })),
    Entries: [entry(100, true), entry(32767, true), entry(100, false), entry(32767, false)],
    IsDefault: true,
    NetworkAclId: `acl-${hex(n)}`,
    Tags: [],
    VpcId: `vpc-${hex(n)}`,
    OwnerId: account,
  };
}

function securityGroup(n: number) {
  const all = {
    UserIdGroupPairs: [],
    IpRanges: [{ CidrIp: '0.0.0.0/0' }],
    Ipv6Ranges: [],
    PrefixListIds: [],
  };
  return {
    GroupId: `sg-${hex(n)}`,
    IpPermissionsEgress: [{ IpProtocol: '-1', ...all }],
    Tags: tags(`group ${n}`),
    VpcId: `vpc-${hex(vpcOf(n))}`,
    SecurityGroupArn: `arn:aws:ec2:us-east-1:${account}:security-group/sg-${hex(n)}`,
    OwnerId: account,
    GroupName: `group ${n}`,
    Description: 'Terraform',
    IpPermissions: Array.from({ length: 10 }, (_, at) => ({
      IpProtocol: 'tcp',
      FromPort: 8000 + at,
      ToPort: 8000 + at,
      ...all,
    })),
  };
}

/** What an interface shows in its own list and inside its instance. */
function shared(n: number) {
  const home = Math.floor(n / 50);
  return {
    Description: '',
    Groups: [{ GroupName: `group ${home}`, GroupId: `sg-${hex(home)}` }],
    InterfaceType: 'interface',
    Ipv6Addresses: [],
    MacAddress: '0a:1b:2c:3d:4e:5f',
    NetworkInterfaceId: `eni-${hex(n)}`,
    OwnerId: account,
    PrivateDnsName: 'ip-10-0-0-1.ec2.internal',
    PrivateIpAddress: address(n),
    PrivateIpAddresses: [
      { Primary: true, PrivateDnsName: 'ip-10-0-0-1.ec2.internal', PrivateIpAddress: address(n) },
    ],
    SourceDestCheck: true,
    Status: 'in-use',
    SubnetId: `subnet-${hex(home)}`,
    VpcId: `vpc-${hex(vpcOf(home))}`,
  };
}

function address(n: number): string {
  const home = Math.floor(n / 50);
  return `10.${vpcOf(home)}.${home % 20}.${10 + (n % 50)}`;
}

function networkInterface(n: number) {
  return {
    ...shared(n),
    Attachment: {
      AttachTime: '2026-01-01T00:00:00+00:00',
      AttachmentId: `eni-attach-${hex(n)}`,
      DeleteOnTermination: true,
      DeviceIndex: 0,
      InstanceId: `i-${hex(n)}`,
      InstanceOwnerId: account,
      Status: 'attached',
    },
    AvailabilityZone: `us-east-1${zones[Math.floor(n / 50) % 3]}`,
    RequesterManaged: false,
    TagSet: tags(`interface ${n}`),
  };
}

function reservation(n: number) {
  const instance = {
    InstanceId: `i-${hex(n)}`,
    ImageId: 'ami-0a1b2c3d4e5f60718',
    State: { Code: 16, Name: 'running' },
    InstanceType: 'm6i.large',
    LaunchTime: '2026-01-01T00:00:00+00:00',
    SourceDestCheck: true,
    SecurityGroups: shared(n).Groups,
    NetworkInterfaces: [
      { ...shared(n), Attachment: { DeviceIndex: 0, NetworkCardIndex: 0, Status: 'attached' } },
    ],
    Tags: tags(`instance ${n}`),
  };
  return { ReservationId: `r-${hex(n)}`, OwnerId: account, Groups: [], Instances: [instance] };
}
