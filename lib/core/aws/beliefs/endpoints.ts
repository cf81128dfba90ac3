import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of VPC endpoints. */
export const endpointBeliefs: readonly Belief[] = [
  wrong('M36', 'R80', { gatewayEndpointServes: 'anyone' }, [
    'Whoever reaches the VPC can use its gateway endpoint.',
    'using the gateway endpoint from outside its VPC',
    'A gateway endpoint serves its own VPC only, not a peer, a transit gateway, a VPN or Direct Connect.',
  ]),
  wrong('M37', 'R79', { gatewayEndpointFiltered: false }, [
    'Traffic to a gateway endpoint stays inside, so no rule is needed for it.',
    'letting packets for the service pass unfiltered',
    'Packets go to the service’s public addresses, and groups and lists have to allow those.',
  ]),
  wrong('M38', 'R79', { gatewayEndpointRegions: 'any' }, [
    'A gateway endpoint reaches buckets of every Region.',
    'reaching another Region’s service through the endpoint',
    'A gateway endpoint’s prefix list holds the addresses of its own Region only.',
  ]),
  wrong('M39a', 'R83', { privateDnsNeedsHostnames: false }, [
    'Private DNS needs nothing but the endpoint’s own option.',
    'expecting a private address although DNS hostnames are off',
    'Private DNS needs both DNS support and DNS hostnames of the VPC.',
  ]),
  wrong('M39b', 'R83', { privateDnsThroughAnyResolver: true }, [
    'Private DNS works with any resolver.',
    'expecting a private address from a resolver outside the VPC',
    'Only the VPC’s own resolver gives the private answer.',
  ]),
  wrong('M40', 'R84', { endpointPolicyGrants: true }, [
    'An endpoint policy that allows is a permission.',
    'taking the endpoint policy for a permission',
    'An endpoint policy only narrows: the caller’s own policies must allow as well.',
  ]),
];
