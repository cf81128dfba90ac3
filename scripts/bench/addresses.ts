import { rows4 } from './addresses-ipv4';
import { rows6 } from './addresses-ipv6';
import { benched } from './timing';

/**
 * Prints calls a second of our addresses and of three libraries, and how many times as fast we are. Goal: ahead of each on
 * every row of IPv4 and on parsing IPv6, and at least half of ipaddr.js on IPv6 containment.
 */
export async function benchAddresses(): Promise<void> {
  for (const { name, calls, ours, others } of [...rows4(), ...rows6()]) {
    const mine = await rate(name, calls, ours);
    console.log(`${name.padEnd(34)} ${'hopwise'.padEnd(10)} ${millions(mine)}`);
    for (const [library, pass] of Object.entries(others)) {
      const theirs = await rate(`${name} ${library}`, calls, pass);
      console.log(
        `${''.padEnd(34)} ${library.padEnd(10)} ${millions(theirs)}  ×${(mine / theirs).toFixed(2)}`,
      );
    }
  }
}

async function rate(name: string, calls: number, pass: () => number): Promise<number> {
  return (calls * 1000) / (await benched(name, pass, 200));
}

function millions(rate: number): string {
  return `${(rate / 1e6).toFixed(3).padStart(9)} M/s`;
}
