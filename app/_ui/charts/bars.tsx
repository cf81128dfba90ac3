import { scaleBand, scaleLinear } from 'd3-scale';
import { AsText } from '@/app/_ui/sheet';
import { Grid } from './grid';

/** One bar: its name in full, a short one for the axis (left out where empty), and whether it is the one that counts. */
export type Bar = { name: string; short: string; value: number; now?: boolean };

const height = 190;
const [left, top, floor] = [34, 12, 164];

/** Whole numbers as bars from zero, in two drawings, one for each width; the same as a table for everybody. */
export function Bars({ bars, label, unit }: { bars: readonly Bar[]; label: string; unit: string }) {
  return (
    <>
      <Drawing bars={bars} label={label} width={520} every={1} className="chart broad" />
      <Drawing bars={bars} label={label} width={320} every={2} className="chart narrow" />
      <AsText>
        <table>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col" className="number">
                {unit}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, value }) => (
              <tr key={name}>
                <td>{name}</td>
                <td className="number">{value}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </AsText>
    </>
  );
}

function Drawing({
  bars,
  label,
  width,
  every,
  className,
}: {
  bars: readonly Bar[];
  label: string;
  width: number;
  every: number;
  className: string;
}) {
  const x = scaleBand(
    bars.map(({ name }) => name),
    [left, width - 8],
  ).padding(0.3);
  const most = Math.max(4, ...bars.map(({ value }) => value));
  const y = scaleLinear([0, most], [floor, top]).nice(4);
  const labelled = bars.filter(({ short }) => short !== '');
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Grid y={y} from={left} to={width - 8} />
      {bars.map(({ name, value, now }) => (
        <rect
          key={name}
          className={now ? 'bar now' : 'bar'}
          x={x(name)}
          y={y(value)}
          width={x.bandwidth()}
          height={floor - y(value)}
          rx={Math.min(2, (floor - y(value)) / 2)}
        />
      ))}
      {labelled
        .filter((_, index) => index % every === 0)
        .map(({ name, short, now }) => (
          <text
            key={name}
            className={now ? 'axis-text now' : 'axis-text'}
            x={(x(name) ?? 0) + x.bandwidth() / 2}
            y={floor + 18}
            textAnchor="middle"
          >
            {short}
          </text>
        ))}
    </svg>
  );
}
