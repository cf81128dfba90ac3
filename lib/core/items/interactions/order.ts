import type { Judge } from '@/lib/core/items/score';

/** All choices in an order. Of the pairs, right minus wrong over all, never below 0: a random order earns nothing on average. */
export const order: Judge = {
  read(variant, response) {
    const ids = variant.choices.map((choice) => choice.id);
    const given: unknown[] = Array.isArray(response) ? response : [];
    const whole = given.length === ids.length && ids.every((id) => given.includes(id));
    return whole
      ? { ok: true, value: given as string[] }
      : { ok: false, reason: `Give each of the ${ids.length} items one place, from 1 to ${ids.length}.` };
  },
  judge(variant, response) {
    const key = variant.key as string[];
    const given = response as string[];
    let balance = 0;
    for (const [i, a] of given.entries())
      for (const b of given.slice(i + 1)) balance += key.indexOf(a) < key.indexOf(b) ? 1 : -1;
    const pairs = (key.length * (key.length - 1)) / 2;
    return {
      earned: Math.max(0, balance / pairs),
      parts: given.map((id, i) => ({ id, right: key[i] === id })),
    };
  },
  same: (a, b) =>
    Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((id, i) => b[i] === id),
};
