import { canonical } from './canonical';
import { compareText } from './in-order';

/** Accounts see other letters for one zone, and no tags of what is shared with them. */
const seenDifferently = new Set(['AvailabilityZone', 'Tags', 'TagSet']);

/**
 * Two descriptions of one thing as one. What one of them lacks comes from the other; where they contradict each other, the
 * one whose text sorts first stands, so that the order of files does not matter, and `conflicts` names the field.
 */
export function merge<T>(a: T, b: T, conflicts: string[], field = ''): T {
  if (a === undefined || a === null) return b;
  if (b === undefined || b === null) return a;
  if (isRecord(a) && isRecord(b)) {
    const merged: Record<string, unknown> = {};
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      merged[key] = merge(a[key], b[key], conflicts, field ? `${field}.${key}` : key);
    return merged as T;
  }
  const [textA, textB] = [canonical(a), canonical(b)];
  if (textA === textB) return a;
  if (seenDifferently.has(field))
    return textA.length !== textB.length ? (textA.length > textB.length ? a : b) : least();
  conflicts.push(field);
  return least();

  function least(): T {
    return compareText(textA, textB) < 0 ? a : b;
  }
}

/** Blocks and addresses are values of their own: half of one and half of another is neither. */
function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !('family' in value);
}
