import { formatFraction, fraction, parseFraction, type Fraction } from '@/lib/core/net/fraction';
import { must } from '@/lib/core/net/parsed';
import type { Judge } from '@/lib/core/items/score';
import type { Key } from '@/lib/core/items/variant';

type Quantity = { value: string; unit: string };

/**
 * A typed number, all or nothing. Exact, or rounded to two decimals or more where the key does not end (33.33 for 100/3).
 * Spaces between digits and the unit behind the number are read; another unit is a format error.
 */
export const number: Judge = {
  read(variant, response) {
    const { form, unit } =
      variant.interaction.kind === 'number' ? variant.interaction : { form: 'integer', unit: '' };
    const given = quantityOf(response);
    if (!given) return { ok: false, reason: 'Write a number.' };
    const text = given.value.trim().replace(/(?<=\d)[\s\u2009\u202f]+(?=\d{3}\b)/g, '');
    const bare =
      unit !== '' && text.toLowerCase().endsWith(unit.toLowerCase())
        ? text.slice(0, -unit.length).trim()
        : text;
    if (given.unit !== '' && given.unit !== unit)
      return { ok: false, reason: unit === '' ? 'This number has no unit.' : `Give the number in ${unit}.` };
    const parsed = parseFraction(bare.replace(/^(-?\d+),(\d{1,2})$/, '$1.$2').replace('−', '-'));
    if (!parsed.ok) return parsed;
    if (form === 'integer' && parsed.value.d !== 1)
      return { ok: false, reason: 'This is a count: write a whole number.' };
    // The text is kept as the value, because how many digits were written says how it may have been rounded.
    return {
      ok: true,
      value: {
        value: bare.includes('/') ? formatFraction(parsed.value) : bare.replace(',', '.').replace('−', '-'),
        unit,
      },
    };
  },
  judge(variant, response) {
    const right = sameNumber(variant.key, response);
    return { earned: right ? 1 : 0, parts: [{ id: 'answer', right }] };
  },
  same: sameNumber,
};

function quantityOf(response: unknown): Quantity | undefined {
  if (typeof response === 'string') return { value: response, unit: '' };
  if (typeof response !== 'object' || response === null || !('value' in response)) return undefined;
  const unit = 'unit' in response && typeof response.unit === 'string' ? response.unit : '';
  const value = typeof response.value === 'number' ? String(response.value) : response.value;
  return typeof value === 'string' && value.length <= 40 ? { value, unit } : undefined;
}

function sameNumber(exact: Key, given: Key): boolean {
  if (typeof exact !== 'object' || Array.isArray(exact) || typeof given !== 'object' || Array.isArray(given))
    return false;
  const [want, got] = [must(parseFraction(exact.value)), must(parseFraction(given.value))];
  if (want.n === got.n && want.d === got.d) return true;
  const digits = /\.(\d{2,})$/.exec(given.value)?.[1]?.length;
  return digits !== undefined && rounded(want, digits) === got.n * (10 ** digits / got.d);
}

function rounded(value: Fraction, digits: number): number {
  const scaled = fraction(value.n * 10 ** digits, value.d);
  return Math.floor((2 * scaled.n + scaled.d) / (2 * scaled.d));
}
