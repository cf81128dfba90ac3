import type { Ip } from '@/lib/core/net/ip';
import type { Prefix } from '@/lib/core/net/prefix';
import styles from './exhibit.module.css';

/** The bits a prefix fixes, as a bar over the whole address, with a cross at the first one that differs. Decoration. */
export function RouteBits({ destination, address }: { destination: Prefix; address: Ip | null }) {
  const all = destination.family === 4 ? 32 : 128;
  const same = address ? sameBits(destination, address) : destination.length;
  const differs = same < destination.length;
  const x = (same / all) * 128;
  return (
    <svg className={styles.bits} width="128" height="14" aria-hidden="true">
      <rect width="128" height="6" y="4" rx="3" className={styles.track} />
      <rect
        width={Math.max(2, (destination.length / all) * 128)}
        height="6"
        y="4"
        rx="3"
        className={differs ? styles.differs : styles.fill}
      />
      {differs && <path d={`M${x} 2.5l9 9m0 -9l-9 9`} className={styles.miss} />}
    </svg>
  );
}

/** How many leading bits of the prefix the address shares. */
function sameBits({ family, network, length }: Prefix, address: Ip): number {
  if (address.family !== family) return 0;
  const all = family === 4 ? 32 : 128;
  const different = (BigInt(network) ^ BigInt(address.value)).toString(2);
  return Math.min(length, different === '0' ? all : all - different.length);
}
