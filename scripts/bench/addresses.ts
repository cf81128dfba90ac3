import { rows4 } from './addresses-ipv4';
import { rows6 } from './addresses-ipv6';
import { benched } from './timing';

/**
 * Prints calls a second of our addresses and of three libraries, and how many times as fast we are. Goal: ahead of each on
 * every row of IPv4 and on parsing IPv6, and at least half of ipaddr.js on IPv6 containment.
 */
export async function benchAddresses(): Promise<void> {
  for (const { name, calls, ours, others } of [...rows4(), ...rows6()]) {
    const theirs = new Map<string, number>();
    for (const [library, pass] of Object.entries(others))
      theirs.set(library, await rate(library, calls, pass));
    // The compiler knows the loop around the calls best for whom it meets first, so we come last.
    const mine = await rate(name, calls, ours);
    console.log(`${name.padEnd(36)} ${'hopwise'.padEnd(10)} ${shown(mine)}`);
    for (const [library, rate] of theirs)
      console.log(`${''.padEnd(36)} ${library.padEnd(10)} ${shown(rate)}  ×${(mine / rate).toFixed(2)}`);
  }
}

async function rate(name: string, calls: number, pass: () => number): Promise<number> {
  return (calls * 1000) / (await benched(name, pass, 200));
}

function shown(rate: number): string {
  return `${Math.round(rate).toLocaleString('en')}/s`.padStart(15);
}
