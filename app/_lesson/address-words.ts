import type { ReservedRole } from '@/lib/core/aws/subnet-size';

/** What each reserved address is kept for, in a word that fits a cell. */
export const shortRoles: Record<ReservedRole, string> = {
  network: 'network',
  router: 'router',
  dns: 'DNS',
  future: 'future',
  last: 'last',
};

/** The same in a clause. */
export const longRoles: Record<ReservedRole, string> = {
  network: 'names the subnet itself',
  router: 'the VPC’s router',
  dns: 'DNS',
  future: 'kept for future use',
  last: 'would be the broadcast address, which a VPC does not have',
};

/** A whole number with its thousands parted by narrow spaces that do not break. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
