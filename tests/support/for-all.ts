import * as fc from 'fast-check';

/** Holds a law over arbitrary values; the law fails by throwing, never by what it returns. */
export function forAll<T extends [unknown, ...unknown[]]>(
  arbitraries: { [K in keyof T]: fc.Arbitrary<T[K]> },
  law: (...values: T) => void,
  runs = 100,
): void {
  const all = fc.tuple(...arbitraries) as unknown as fc.Arbitrary<T>;
  fc.assert(
    fc.property(all, (values) => {
      law(...values);
    }),
    { numRuns: runs },
  );
}

/** Any seed a family takes. */
export const anySeed = fc.integer({ min: 0, max: 0x7fffffff });
