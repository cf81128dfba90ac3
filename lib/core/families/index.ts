import type { Family } from '@/lib/core/items/family';

/** Every question family, one line each. */
export const families: readonly Family[] = [];

const byId = new Map(families.map((family) => [family.id as string, family]));

/** The family of that id, or undefined. */
export function findFamily(id: string): Family | undefined {
  return byId.get(id);
}
