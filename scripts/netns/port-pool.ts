import type { PortRange } from '@/lib/core/net/port-range';
import type { Stream } from '@/lib/core/items/random';

/** Ports of one protocol, each given out once. */
export class PortPool {
  private readonly given = new Set<number>();

  constructor(private readonly dice: Stream) {}

  /** A port of the stretch that nobody has yet. Throws when there is hardly any left. */
  draw({ from, to }: PortRange): number {
    for (let turn = 0; turn < 10_000; turn++) {
      const port = this.dice.int(from, to);
      if (this.given.has(port)) continue;
      this.given.add(port);
      return port;
    }
    throw new Error(`no port of ${from}-${to} is left`);
  }
}
