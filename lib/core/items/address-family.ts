import { makeFamily, refute, type Family, type FamilySpec } from './family';
import type { Interaction } from './variant';

export type AddressSpec<S> = FamilySpec<S, string> & {
  form: Extract<Interaction, { kind: 'address' }>['form'];
};

/** A typed address or prefix. Answers are canonical text (`formatIp`, `formatPrefix`). */
export function addressFamily<S>(spec: AddressSpec<S>): Family {
  return makeFamily(spec, {
    kind: 'address',
    print: (answer) => answer,
    answered(_scene, key, wrong) {
      return {
        interaction: { kind: 'address', form: spec.form },
        choices: [],
        key,
        keyText: key,
        refutations: wrong.map(({ answer, belief }) => ({
          value: answer,
          belief,
          why: refute('get', `\`${answer}\``, belief),
        })),
        reasons: {},
      };
    },
  });
}
