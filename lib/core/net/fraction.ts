import { accepted, refused, type Parsed } from './parsed';

/** An exact rational number in lowest terms; `d` is at least 1. */
export type Fraction = { n: number; d: number };

/** n/d in lowest terms. Both must be safe integers, d not 0. */
export function fraction(n: number, d = 1): Fraction {
  if (!Number.isSafeInteger(n) || !Number.isSafeInteger(d) || d === 0)
    throw new Error(`${n}/${d} is not a fraction of safe integers`);
  const g = gcd(Math.abs(n), Math.abs(d)) * Math.sign(d);
  return { n: n / g + 0, d: d / g };
}

function gcd(a: number, b: number): number {
  while (b !== 0) [a, b] = [b, a % b];
  return a === 0 ? 1 : a;
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function times(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.n, a.d * b.d);
}

export function over(a: Fraction, b: Fraction): Fraction {
  return fraction(a.n * b.d, a.d * b.n);
}

export function compareFractions(a: Fraction, b: Fraction): number {
  return a.n * b.d - b.n * a.d;
}

export function sameFraction(a: Fraction, b: Fraction): boolean {
  return a.n === b.n && a.d === b.d;
}

export function sum(all: readonly Fraction[]): Fraction {
  return all.reduce(add, fraction(0));
}

/** “25/4”, or “7” for a whole number: exact, for machines and keys. */
export function formatFraction(value: Fraction): string {
  return value.d === 1 ? String(value.n) : `${value.n}/${value.d}`;
}

/** “6.25”, or “33.33” with at most `decimals` digits, rounded half up: for reading. */
export function formatDecimal(value: Fraction, decimals = 2): string {
  const scale = 10 ** decimals;
  const scaled = Math.floor((2 * value.n * scale + value.d) / (2 * value.d));
  return String(scaled / scale);
}

/** Reads “7”, “-7”, “6.25” and “25/4”, at most nine digits a part. */
export function parseFraction(text: string): Parsed<Fraction> {
  const ratio = /^(-?\d{1,9})\s*\/\s*(\d{1,9})$/.exec(text);
  if (ratio) {
    if (Number(ratio[2]) === 0) return refused('A fraction cannot have 0 below the line.');
    return accepted(fraction(Number(ratio[1]), Number(ratio[2])));
  }
  const decimal = /^(-?)(\d{1,10})(?:\.(\d{1,5}))?$/.exec(text);
  if (!decimal) return refused('Write a number in digits, such as 251, 6.25 or 25/4.');
  const digits = decimal[3] ?? '';
  const value = fraction(Number(`${decimal[2]}${digits}`), 10 ** digits.length);
  return accepted(decimal[1] === '-' ? fraction(-value.n, value.d) : value);
}
