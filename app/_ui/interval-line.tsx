import { scaleLinear } from 'd3-scale';

/** A share as a dot on a line from 0 to 100 %, with its interval as a band. Says itself in words. */
export function IntervalLine({ share, low, high }: { share: number; low: number; high: number }) {
  const x = scaleLinear([0, 1], [4, 128]);
  const percent = (value: number): string => `${Math.round(value * 100)} %`;
  return (
    <svg
      className="interval"
      viewBox="0 0 132 14"
      role="img"
      aria-label={`${percent(share)}, between ${percent(low)} and ${percent(high)}`}
    >
      <path className="axis" d={`M4 7H128M4 3v8M${x(0.5)} 4v6M128 3v8`} />
      <path className="band" d={`M${x(low)} 7H${x(high)}`} />
      <circle className="dot" cx={x(share)} cy="7" r="5" />
    </svg>
  );
}
