import { formatDecimal, formatFraction, type Fraction } from '@/lib/core/net/fraction';
import { makeFamily, refute, type Family, type FamilySpec } from './family';
import type { Interaction } from './variant';

export type NumberSpec<S> = FamilySpec<S, Fraction> & {
  form: Extract<Interaction, { kind: 'number' }>['form'];
  /** “%” for percent, the counted thing (“addresses”) otherwise, “” for none. */
  unit: string;
};

/** A typed number, exact inside; each belief is a wrong number that is recognised when somebody writes it. */
export function numberFamily<S>(spec: NumberSpec<S>): Family {
  const read = (value: Fraction): string => {
    const text = spec.form === 'fraction' ? formatFraction(value) : formatDecimal(value);
    return spec.unit === '' ? text : `${text} ${spec.unit}`;
  };
  return makeFamily(spec, {
    kind: 'number',
    print: formatFraction,
    answered(_scene, key, wrong) {
      return {
        interaction: { kind: 'number', form: spec.form, unit: spec.unit },
        choices: [],
        key: { value: formatFraction(key), unit: spec.unit },
        keyText: read(key),
        refutations: wrong.map((one) => ({
          value: { value: formatFraction(one.answer), unit: spec.unit },
          belief: one.belief,
          why: refute('get', read(one.answer), one.belief),
        })),
        reasons: {},
      };
    },
  });
}
