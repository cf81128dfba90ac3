const colon = 58;

/**
 * The number behind IPv6 text without a dotted tail, or null for every other text, right or wrong. It goes over the text once,
 * because nearly all addresses are written so.
 */
export function hexValue(text: string): bigint | null {
  const groups: number[] = [];
  let gap = -1;
  let group = 0;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== colon) {
      const digit = hexDigit(code);
      if (digit < 0 || digits === 4) return null;
      group = group * 16 + digit;
      digits++;
      continue;
    }
    if (digits > 0) groups.push(group);
    if (text.charCodeAt(at + 1) === colon) {
      if (gap >= 0) return null;
      gap = groups.length;
      at++;
    } else if (digits === 0) return null;
    group = digits = 0;
  }
  if (digits > 0) groups.push(group);
  else if (gap !== groups.length) return null;
  return (gap < 0 ? groups.length === 8 : groups.length < 8) ? joined(groups, gap) : null;
}

function hexDigit(code: number): number {
  if (code <= 57) return code - 48;
  const letter = (code | 32) - 87;
  return letter >= 10 && letter <= 15 ? letter : -1;
}

/** Three groups fit a number exactly, and every bigint costs more than all of their arithmetic. */
function joined(groups: readonly number[], gap: number): bigint {
  const missing = 8 - groups.length;
  const at = (index: number): number => {
    if (gap < 0 || index < gap) return groups[index] ?? 0;
    return index < gap + missing ? 0 : (groups[index - missing] ?? 0);
  };
  const three = (index: number): bigint =>
    BigInt((at(index) * 0x10000 + at(index + 1)) * 0x10000 + at(index + 2));
  return (three(0) << 80n) | (three(3) << 32n) | BigInt(at(6) * 0x10000 + at(7));
}
