import { formatPrefix, overlaps, type Prefix } from '@/lib/core/net/prefix';

/** The first two blocks that overlap, in words; null where none do. */
export function sharedBlocks(a: readonly Prefix[], b: readonly Prefix[]): string | null {
  for (const one of a)
    for (const other of b) if (overlaps(one, other)) return `${formatPrefix(one)} and ${formatPrefix(other)}`;
  return null;
}
