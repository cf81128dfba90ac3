import { scaleLinear } from 'd3-scale';
import { curveMonotoneX, line } from 'd3-shape';
import { AsText } from '@/app/_ui/sheet';
import { Grid } from './grid';

/** A share from 0 to 1 on a day from now. */
export type Point = { day: number; share: number };

const height = 190;
const [left, top, floor] = [46, 12, 164];

/** A share over the days to come as a line, with a dashed target; in two drawings, and as a table for everybody. */
export function Curve({
  points,
  target,
  label,
}: {
  points: readonly Point[];
  target: number;
  label: string;
}) {
  return (
    <>
      <Drawing points={points} target={target} label={label} width={520} className="chart broad" />
      <Drawing points={points} target={target} label={label} width={320} className="chart narrow" />
      <AsText>
        <table>
          <thead>
            <tr>
              <th scope="col">In days</th>
              <th scope="col" className="number">
                Recall
              </th>
            </tr>
          </thead>
          <tbody>
            {points
              .filter(({ day }) => day % 10 === 0)
              .map(({ day, share }) => (
                <tr key={day}>
                  <td>{day === 0 ? 'now' : day}</td>
                  <td className="number">{Math.round(share * 100)} %</td>
                </tr>
              ))}
          </tbody>
        </table>
      </AsText>
    </>
  );
}

function Drawing({
  points,
  target,
  label,
  width,
  className,
}: {
  points: readonly Point[];
  target: number;
  label: string;
  width: number;
  className: string;
}) {
  const days = points.at(-1)?.day ?? 1;
  const x = scaleLinear([0, days], [left, width - 12]);
  const least = Math.min(target, ...points.map(({ share }) => share));
  const y = scaleLinear([Math.floor(least * 10) / 10, 1], [floor, top]);
  const path = line<Point>(
    ({ day }) => x(day),
    ({ share }) => y(share),
  ).curve(curveMonotoneX)([...points]);
  return (
    <svg className={className} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
      <Grid y={y} from={left} to={width - 12} show={(share) => `${Math.round(share * 100)} %`} />
      <path className="target" d={`M${left} ${y(target)}H${width - 12}`} />
      <path className="value" d={path ?? ''} />
      {[0, days / 2, days].map((day, index) => (
        <text
          key={day}
          className="axis-text"
          x={x(day)}
          y={floor + 18}
          textAnchor={index === 0 ? 'start' : index === 1 ? 'middle' : 'end'}
        >
          {day === 0 ? 'now' : `day ${day}`}
        </text>
      ))}
    </svg>
  );
}
