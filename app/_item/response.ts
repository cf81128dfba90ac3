import type { Interaction } from '@/lib/core/items/variant';

/** A stored response as it was typed, to be filled in again. */
export function typedAgain(kind: Interaction['kind'], response: unknown): string[] {
  const texts = [response].flat().filter((one): one is string => typeof one === 'string');
  return kind === 'order' ? texts.map((id, index) => `${id}:${index + 1}`) : texts;
}

/**
 * What a form sent, as the response of a kind of interaction, and as typed, to be shown again after a slip. The form says
 * its kind itself; one that lies is read as something else and gets a slip of format.
 */
export function readForm(kind: Interaction['kind'], form: FormData): { response: unknown; typed: string[] } {
  const texts = (name: string): string[] =>
    form
      .getAll(name)
      .filter((one): one is string => typeof one === 'string' && one.length <= 100)
      .slice(0, 20);
  switch (kind) {
    case 'choose-one':
    case 'address':
    case 'number':
      return { response: texts('response')[0] ?? '', typed: texts('response') };
    case 'choose-several':
      return { response: texts('response'), typed: texts('response') };
    case 'order': {
      const places = [...form.keys()]
        .filter((key) => /^position:[a-z]$/.test(key))
        .map((key) => ({ id: key.slice(9), place: Number(texts(key)[0] || Number.NaN) }));
      const whole =
        places.length > 0 &&
        new Set(places.map((one) => one.place)).size === places.length &&
        places.every((one) => one.place >= 1);
      return {
        // Two items in one place are a slip, not an order.
        response: whole ? places.sort((a, b) => a.place - b.place).map((one) => one.id) : [],
        typed: places.map((one) => `${one.id}:${Number.isNaN(one.place) ? '' : one.place}`),
      };
    }
  }
}
