import { ip } from '@/lib/core/net/ip';
import { portRange } from '@/lib/core/net/port-range';
import { tcp, udp } from '@/lib/core/net/protocol';
import type { Goal } from '@/lib/core/aws/repair/goal';
import type { Topology } from '@/lib/core/aws/topology/topology';
import { acl, card, group, network, open, peering, subnet, table, vpc } from './repair-network';

/** A flow to one port, opened by a Linux client: from an interface, or from an address on the internet. */
export function flow(
  from: string,
  source: string,
  destination: string,
  port: number,
  must: Goal['must'] = 'pass',
  protocol = tcp,
): Goal {
  return {
    label: `${from} ${source} → ${destination}:${port}`,
    must,
    probe: {
      start: from === 'internet' ? { at: 'INTERNET' } : { at: 'INTERFACE_OUT', interface: from },
      header: {
        source: ip(source),
        destination: ip(destination),
        protocol,
        sourcePorts: portRange('32768-61000'),
        destinationPorts: portRange(String(port)),
      },
    },
  };
}

/**
 * A network that works: VPC A with a web server in a public subnet, an application behind a NAT gateway and a database in a
 * subnet of its own, and VPC B, peered with it, with a tool that reads the database.
 */
export function referenceNetwork(): Topology {
  return network({
    vpcs: [vpc('vpc-a', '10.0.0.0/16'), vpc('vpc-b', '10.1.0.0/16')],
    subnets: [
      subnet('subnet-web', 'vpc-a', '10.0.0.0/24', { routeTable: 'rtb-public', networkAcl: 'acl-web' }),
      subnet('subnet-app', 'vpc-a', '10.0.1.0/24', { routeTable: 'rtb-private', networkAcl: 'acl-a' }),
      subnet('subnet-db', 'vpc-a', '10.0.2.0/24', { routeTable: 'rtb-private', networkAcl: 'acl-db' }),
      subnet('subnet-tool', 'vpc-b', '10.1.0.0/24', { routeTable: 'rtb-b', networkAcl: 'acl-b' }),
    ],
    routeTables: [
      table('rtb-main', 'vpc-a', '10.0.0.0/16 local', { main: true }),
      table('rtb-public', 'vpc-a', '10.0.0.0/16 local, 0.0.0.0/0 igw-a'),
      table('rtb-private', 'vpc-a', '10.0.0.0/16 local, 0.0.0.0/0 nat-a, 10.1.0.0/16 pcx-ab'),
      table('rtb-b', 'vpc-b', '10.1.0.0/16 local, 10.0.0.0/16 pcx-ab', { main: true }),
    ],
    networkAcls: [
      acl(
        'acl-web',
        'vpc-a',
        '90 deny tcp 22 0.0.0.0/0, 100 allow tcp 443 0.0.0.0/0, 110 allow tcp 1024-65535 0.0.0.0/0',
        '100 allow tcp 0-65535 0.0.0.0/0',
      ),
      open('vpc-a', 'acl-a'),
      acl(
        'acl-db',
        'vpc-a',
        '100 allow tcp 5432 10.0.0.0/15, 110 allow tcp 1024-65535 0.0.0.0/0',
        '100 allow tcp 1024-65535 10.0.0.0/15, 110 allow tcp 443 0.0.0.0/0',
      ),
      open('vpc-b', 'acl-b'),
    ],
    securityGroups: [
      group('sg-web', 'vpc-a', 'tcp 443 0.0.0.0/0'),
      group('sg-app', 'vpc-a', 'tcp 8080 sg-web'),
      group('sg-db', 'vpc-a', 'tcp 5432 sg-app, tcp 5432 10.1.0.0/24', 'tcp 443 0.0.0.0/0'),
      group('sg-tool', 'vpc-b', 'tcp 443 10.1.0.0/16'),
    ],
    interfaces: [
      card('eni-web', 'subnet-web', '10.0.0.10=203.0.113.10', 'sg-web'),
      card('eni-nat', 'subnet-web', '10.0.0.20=203.0.113.20', '', {
        kind: 'nat-gateway',
        attachedTo: 'nat-a',
      }),
      card('eni-app', 'subnet-app', '10.0.1.10', 'sg-app'),
      card('eni-db', 'subnet-db', '10.0.2.10', 'sg-db'),
      card('eni-tool', 'subnet-tool', '10.1.0.10', 'sg-tool'),
    ],
    internetGateways: [{ id: 'igw-a', vpc: 'vpc-a' }],
    natGateways: [
      {
        ...{ id: 'nat-a', vpc: 'vpc-a', subnet: 'subnet-web', connectivity: 'public', mode: 'zonal' },
        ...{ state: 'available', routeTable: null },
        addresses: [{ private: null, public: null, interface: 'eni-nat', zone: null }],
      },
    ],
    peeringConnections: [peering('pcx-ab', 'vpc-a', 'vpc-b')],
    blockPublicAccess: [{ region: 'us-east-1', mode: 'off', exclusions: [] }],
  });
}

/** What works in it, and what it stops on purpose. */
export const referenceGoals: readonly Goal[] = [
  flow('internet', '198.51.100.7', '203.0.113.10', 443),
  flow('eni-web', '10.0.0.10', '10.0.1.10', 8080),
  flow('eni-web', '10.0.0.10', '192.0.2.80', 443),
  flow('eni-app', '10.0.1.10', '10.0.2.10', 5432),
  flow('eni-app', '10.0.1.10', '192.0.2.80', 443),
  flow('eni-db', '10.0.2.10', '192.0.2.80', 443),
  flow('eni-tool', '10.1.0.10', '10.0.2.10', 5432),
  flow('internet', '198.51.100.7', '203.0.113.10', 22, 'stay-blocked'),
  flow('eni-web', '10.0.0.10', '10.0.2.10', 5432, 'stay-blocked'),
  flow('eni-tool', '10.1.0.10', '10.0.1.10', 8080, 'stay-blocked'),
  flow('eni-app', '10.0.1.10', '10.0.2.10', 5432, 'stay-blocked', udp),
];
