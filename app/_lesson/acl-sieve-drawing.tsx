import type { AclEntry, AclVerdict, Crossing } from '@/lib/core/aws/network-acl';
import { Fall, Head, RuleLine } from './acl-sieve-parts';
import { heightOf, laneX, sieveShape } from './acl-sieve-shape';
import styles from './acl-sieve-drawing.module.css';
import exhibit from './exhibit.module.css';
import { judge, verdictText } from './network-acl-state';

type Drawn = { entries: AclEntry[]; packets: Crossing[]; chosen: number };

/** Rules as lines with gaps; packets fall through the gaps and stop on a disc at the rule that decides. */
export function AclSieveDrawing(drawn: Drawn) {
  const verdicts = drawn.packets.map((packet) => judge(drawn.entries, packet));
  return (
    <div className={`${exhibit.bed} ${styles.frame}`}>
      <Sieve {...drawn} verdicts={verdicts} wide />
      <Sieve {...drawn} verdicts={verdicts} wide={false} />
    </div>
  );
}

/** Both drawings are sent, and the width of the frame shows one; the other is hidden from everybody. */
function Sieve({
  entries,
  packets,
  chosen,
  verdicts,
  wide,
}: Drawn & { verdicts: AclVerdict[]; wide: boolean }) {
  const shape = sieveShape(wide, packets.length);
  const height = heightOf(shape, entries.length);
  const stops = verdicts.map(({ by }) =>
    by ? entries.findIndex((one) => one.number === by.number) : entries.length,
  );
  const name = verdicts.map((verdict, i) => `packet ${i + 1} ${verdictText(verdict)}`).join(', ');
  return (
    <svg
      className={wide ? styles.wide : styles.narrow}
      viewBox={`0 0 ${shape.width} ${height}`}
      role="img"
      aria-label={`The rules in ascending number: ${name}.`}
    >
      {chosen < packets.length ? (
        <rect
          className={styles.chosen}
          x={laneX(shape, chosen) - shape.lane / 2 + 1}
          y="2"
          width={shape.lane - 2}
          height={height - 4}
          rx="8"
        />
      ) : null}
      {[...entries, null].map((one, index) => (
        <RuleLine key={one?.number ?? '*'} shape={shape} entry={one} index={index} stops={stops} />
      ))}
      {verdicts.map((verdict, at) => (
        <Fall key={at} shape={shape} at={at} stop={stops[at] ?? 0} verdict={verdict} height={height} />
      ))}
      {packets.map((packet, at) => (
        <Head key={at} shape={shape} at={at} packet={packet} />
      ))}
    </svg>
  );
}
