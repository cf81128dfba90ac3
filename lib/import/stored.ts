import type { Topology } from '@/lib/core/aws/topology/topology';
import { emptyTopology } from '@/lib/core/aws/topology/empty';

/** Raised when the shape of a topology changes; `readTopology` then knows what to add. */
const version = 1;

/** How a bigint is written, of which JSON has none: `#` and an `n` around its digits. Text that looks so gets one `#` more. */
const big = /^#(\d+)n$/;
const escaped = /^#(#+\d+n)$/;
const alike = /^#+\d+n$/;

/** A topology as text, for keeping. {@link readTopology} is its inverse. */
export function storeTopology(topology: Topology): string {
  return JSON.stringify({ version, topology }, (_, value: unknown) => {
    if (typeof value === 'bigint') return `#${value}n`;
    return typeof value === 'string' && alike.test(value) ? `#${value}` : value;
  });
}

/** A topology that was kept. Throws for a text that this program did not write. */
export function readTopology(text: string): Topology {
  const kept = JSON.parse(text, (_, value: unknown) =>
    typeof value === 'string' && value.startsWith('#') ? written(value) : value,
  ) as { version?: unknown; topology?: Partial<Topology> };
  if (kept.version !== version || typeof kept.topology !== 'object')
    throw new Error(`a kept topology of version ${String(kept.version)}`);
  return { ...emptyTopology(), ...kept.topology };
}

function written(text: string): string | bigint {
  const digits = big.exec(text)?.[1];
  return digits === undefined ? (escaped.exec(text)?.[1] ?? text) : BigInt(digits);
}
