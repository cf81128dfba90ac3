import type { Judge } from '@/lib/core/items/score';

/** One choice; all or nothing. */
export const chooseOne: Judge = {
  read(variant, response) {
    const known = variant.choices.some((choice) => choice.id === response);
    return known
      ? { ok: true, value: response as string }
      : { ok: false, reason: 'Choose one of the options.' };
  },
  judge(variant, response) {
    const right = response === variant.key;
    return { earned: right ? 1 : 0, parts: [{ id: String(response), right }] };
  },
  same: (a, b) => a === b,
};
