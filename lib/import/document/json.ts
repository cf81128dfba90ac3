import { whatIsWrongIn } from '@/lib/import/json-error';
import { formatPath, type Problem, wholeDocument } from './problem';

/** In characters; a network with a thousand interfaces has about a tenth. */
export const longestText = 5_000_000;
export const deepest = 16;
export const mostValues = 400_000;

/**
 * Reads the text as JSON and refuses what could be a burden: long, deep or crowded documents, and keys that reach into
 * an object's prototype. Of a key that is written twice in one object JSON keeps the last.
 */
export function readJson(text: string): { ok: true; value: unknown } | { ok: false; problems: Problem[] } {
  if (text.length > longestText)
    return refused(wholeDocument, `A document has at most ${longestText / 1e6} million characters.`);
  let value: unknown;
  try {
    // Some editors put a byte order mark in front.
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refused(wholeDocument, `This is not whole JSON: ${whatIsWrongIn(text)}.`);
  }
  const problem = burdenOf(value);
  return problem ? { ok: false, problems: [problem] } : { ok: true, value };
}

function refused(path: string, reason: string): { ok: false; problems: Problem[] } {
  return { ok: false, problems: [{ path, reason }] };
}

type Place = { value: unknown; key: PropertyKey | null; above: Place | null; depth: number };

/** Walks without recursion, so that depth is only a number. */
function burdenOf(root: unknown): Problem | null {
  const open: Place[] = [{ value: root, key: null, above: null, depth: 0 }];
  let count = 0;
  for (let place = open.pop(); place; place = open.pop()) {
    if (typeof place.value !== 'object' || place.value === null) continue;
    if (place.depth >= deepest)
      return { path: pathOf(place), reason: `A document is at most ${deepest} levels deep.` };
    const { value, depth } = place;
    const keys = Array.isArray(value) ? value.keys() : Object.keys(value);
    for (const key of keys) {
      const inside: Place = {
        value: (value as Record<PropertyKey, unknown>)[key],
        key,
        above: place,
        depth: depth + 1,
      };
      if (key === '__proto__')
        return { path: pathOf(inside), reason: '“__proto__” cannot be the name of a field.' };
      if (++count > mostValues)
        return { path: pathOf(place), reason: `A document has at most ${mostValues} values.` };
      open.push(inside);
    }
  }
  return null;
}

function pathOf(place: Place): string {
  const parts: PropertyKey[] = [];
  for (let at: Place | null = place; at?.key != null; at = at.above) parts.unshift(at.key);
  return formatPath(parts);
}
