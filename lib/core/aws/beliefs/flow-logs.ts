import type { Belief } from '@/lib/core/aws/rule';
import { wrong } from './wrong';

/** What people believe of flow log records. */
export const flowLogBeliefs: readonly Belief[] = [
  wrong('M46', 'R99', { acceptIsDelivery: true }, [
    'ACCEPT means that the packet arrived.',
    'taking ACCEPT for delivery',
    'ACCEPT tells of the filters of one interface; the packet may still be lost behind it.',
  ]),
];
