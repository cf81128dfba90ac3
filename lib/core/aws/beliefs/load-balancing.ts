import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of weights, dials and the client's address. */
export const loadBalancingBeliefs: readonly Belief[] = [
  wrong('M42', 'R89', { weightFailover: true }, [
    'A healthy target group takes over from one without healthy targets.',
    'giving the share of a dead target group to the others',
    'Each target group keeps its weight’s share, healthy or not.',
  ]),
  wrong('M44a', 'R92', { clientIp: 'never-kept' }, [
    'Behind a Network Load Balancer nobody sees the client’s address.',
    'showing the target the balancer’s address in every case',
    'Targets by instance see the client’s address, and targets by address see it for UDP.',
  ]),
  wrong('M44b', 'R92', { clientIp: 'always-kept' }, [
    'Behind a load balancer the target always sees the client’s address.',
    'showing the target the client’s address in every case',
    'Targets by address see the balancer’s own address for TCP and TLS by default, and so does every target of an Application Load Balancer.',
  ]),
  wrong('M45', 'R95', { dialOf: 'all' }, [
    'A traffic dial is a share of all traffic.',
    'taking the dial for a share of all traffic',
    'A dial is a share of the traffic that Global Accelerator directs to that group already.',
  ]),
];
