import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of internet gateways and NAT gateways. */
export const gatewayBeliefs: readonly Belief[] = [
  wrong('M21a', 'R26', { igwNeedsPublicAddress: false }, [
    'The route to an internet gateway is all that an instance needs.',
    'doing without a public address',
    'The internet gateway takes packets only from a private address that has a public one.',
  ]),
  wrong('M21b', 'R26', { igwNeedsRoute: false }, [
    'A public address is all that an instance needs.',
    'doing without a route to the internet gateway',
    'A packet leaves for the internet only by a route to an internet gateway, public address or not.',
  ]),
  wrong('M22', 'R30', { natNeedsInternetRoute: false }, [
    'A NAT gateway reaches the internet from any subnet.',
    'letting the NAT gateway out without a route to an internet gateway',
    'A public NAT gateway sends by the table of its own subnet, and that needs a route to an internet gateway.',
  ]),
  wrong('M23a', 'R32', { natSecurityGroup: 'default' }, [
    'A NAT gateway has a security group.',
    'asking a security group of the NAT gateway',
    'A NAT gateway has no security group; only the network ACL of its subnet is read.',
  ]),
  wrong('M23b', 'R31', { natAcceptsUnsolicited: true }, [
    'Somebody outside can reach instances through the NAT gateway’s public address.',
    'letting a connection in through the NAT gateway',
    'A NAT gateway passes on replies only; nobody outside opens a connection through it.',
  ]),
];
