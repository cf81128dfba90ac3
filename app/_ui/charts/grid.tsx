import type { ScaleLinear } from 'd3-scale';

/** The lines across a chart, at most five, each with its value at the left. */
export function Grid({
  y,
  from,
  to,
  show = String,
}: {
  y: ScaleLinear<number, number>;
  from: number;
  to: number;
  show?: (value: number) => string;
}) {
  return y.ticks(4).map((tick) => (
    <g key={tick}>
      <path className="grid" d={`M${from} ${y(tick)}H${to}`} />
      <text className="axis-text" x={from - 8} y={y(tick) + 4} textAnchor="end">
        {show(tick)}
      </text>
    </g>
  ));
}
