import 'server-only';
import { z } from 'zod';

/** What an invite can give; each may do what those before it may. */
export const Role = z.enum(['instructor', 'administrator']);
export type Role = z.infer<typeof Role>;

/** The roles that this one is more than. */
export function rolesBelow(role: Role): string[] {
  return ['learner', ...Role.options.slice(0, Role.options.indexOf(role))];
}
