import type { Judge } from '@/lib/core/items/score';

/**
 * As many choices as the stem announces. Each chosen key counts 1/k, each chosen other option takes 1/k back, never
 * below 0, so choosing at random earns little and one slip does not cost everything.
 */
export const chooseSeveral: Judge = {
  read(variant, response) {
    const count = variant.interaction.kind === 'choose-several' ? variant.interaction.count : 1;
    const chosen = Array.isArray(response) ? response : [];
    const ids = variant.choices.map((choice) => choice.id).filter((id) => chosen.includes(id));
    if (!Array.isArray(response) || ids.length !== chosen.length)
      return { ok: false, reason: `Choose ${count} of the options, each once.` };
    if (ids.length !== count)
      return { ok: false, reason: `Choose exactly ${count}; ${ids.length} are chosen now.` };
    return { ok: true, value: ids };
  },
  judge(variant, response) {
    const key = new Set(variant.key as string[]);
    const chosen = new Set(response as string[]);
    const hits = [...chosen].filter((id) => key.has(id)).length;
    const earned = Math.max(0, (2 * hits - chosen.size) / key.size);
    const parts = variant.choices.map(({ id }) => ({ id, right: key.has(id) === chosen.has(id) }));
    return { earned, parts };
  },
  same: (a, b) =>
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((id) => b.includes(id)),
};
