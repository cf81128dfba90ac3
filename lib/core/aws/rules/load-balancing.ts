import type { LoadBalancingSwitches } from './load-balancing-switches';

/** How AWS sets them. */
export const loadBalancingSwitches: LoadBalancingSwitches = {
  weightFailover: false,
  clientIp: 'by-target',
  dialOf: 'directed',
};
