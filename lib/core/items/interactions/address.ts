import { formatIp, parseIp } from '@/lib/core/net/ip';
import { formatPrefix, parsePrefix } from '@/lib/core/net/prefix';
import type { Judge } from '@/lib/core/items/score';

/** A typed address or prefix; all or nothing. A prefix with host bits is a format error that names the slip, not a wrong answer. */
export const address: Judge = {
  read(variant, response) {
    const wantsPrefix = variant.interaction.kind === 'address' && variant.interaction.form === 'prefix';
    const text = typeof response === 'string' ? response.trim() : '';
    if (text === '')
      return {
        ok: false,
        reason: wantsPrefix ? 'Write a prefix, such as 10.0.0.0/24.' : 'Write an address, such as 10.0.0.1.',
      };
    if (!wantsPrefix) {
      const parsed = parseIp(text);
      return parsed.ok ? { ok: true, value: formatIp(parsed.value) } : parsed;
    }
    const parsed = parsePrefix(text);
    if (parsed.ok) return { ok: true, value: formatPrefix(parsed.value) };
    return {
      ok: false,
      reason: parsePrefix(text, { hostBits: 'clear' }).ok
        ? 'That address is not the first of a block of this length: host bits are set.'
        : parsed.reason,
    };
  },
  judge(variant, response) {
    const right = response === variant.key;
    return { earned: right ? 1 : 0, parts: [{ id: 'answer', right }] };
  },
  same: (a, b) => a === b,
};
