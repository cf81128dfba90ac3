import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of virtual private gateways. */
export const hybridBeliefs: readonly Belief[] = [
  wrong('M34', 'R74', { vgwPrefers: 'as-path-first' }, [
    'A VPN with a shorter AS path beats Direct Connect.',
    'comparing AS paths before anything else',
    'For one prefix a virtual private gateway takes Direct Connect before any VPN, whatever the AS paths.',
  ]),
  wrong('M35', 'R75', { vgwEcmp: true }, [
    'A virtual private gateway spreads flows over both tunnels.',
    'spreading flows over several tunnels',
    'A virtual private gateway uses one tunnel at a time.',
  ]),
];
