import type { Topology } from '@/lib/core/aws/topology/topology';
import { empty } from './empty';

/** Raised when the shape of a topology changes; `readTopology` then knows what to add. */
const version = 1;

/** IPv6 addresses are bigints, which JSON has none of; no other text of a topology looks like this. */
const big = /^#(\d+)n$/;

/** A topology as text, for keeping. {@link readTopology} is its inverse. */
export function storeTopology(topology: Topology): string {
  return JSON.stringify({ version, topology }, (_, value: unknown) =>
    typeof value === 'bigint' ? `#${value}n` : value,
  );
}

/** A topology that was kept. Throws for a text that this program did not write. */
export function readTopology(text: string): Topology {
  const kept = JSON.parse(text, (_, value: unknown) => {
    const digits = typeof value === 'string' ? big.exec(value)?.[1] : undefined;
    return digits === undefined ? value : BigInt(digits);
  }) as { version?: unknown; topology?: Partial<Topology> };
  if (kept.version !== version || typeof kept.topology !== 'object')
    throw new Error(`a kept topology of version ${String(kept.version)}`);
  return { ...empty, ...kept.topology };
}
