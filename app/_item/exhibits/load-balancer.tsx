import { AsText, Sheet } from '@/app/_ui/sheet';
import { Prose, plain } from '@/app/_ui/prose';
import type { ExhibitOf } from '@/lib/core/items/exhibit';
import { Flows } from './flows';

/** Zones and targets of a load balancer; once answered, the share of each. */
export function LoadBalancer({ exhibit }: { exhibit: ExhibitOf<'load-balancer'> }) {
  const { title, caption, crossZone, zones } = exhibit;
  const answered = zones.some(({ targets }) => targets.some(({ share }) => share !== undefined));
  return (
    <Sheet
      title={plain(title)}
      caption={
        <>
          {caption ? <Prose text={`${caption}; `} /> : null}cross-zone{' '}
          {crossZone === 'default' ? 'not changed' : crossZone}
        </>
      }
    >
      <Flows exhibit={exhibit} />
      <div className="scroll ruled" tabIndex={0} role="region" aria-label={`${plain(title)}, table`}>
        <table>
          <thead>
            <tr>
              <th scope="col">Zone</th>
              <th scope="col">Target</th>
              <th scope="col">Health</th>
              {answered ? (
                <th scope="col" className="number">
                  Share
                </th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {zones.flatMap((zone) =>
              zone.targets.map((target) => (
                <tr key={target.id}>
                  <td>{zone.name}</td>
                  <td>
                    <code>{target.id}</code>
                  </td>
                  <td className={target.healthy ? '' : 'unknown'}>
                    {target.healthy ? 'Healthy' : 'Unhealthy'}
                  </td>
                  {answered ? <td className="number">{target.share ?? '0 %'}</td> : null}
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
      <AsText>
        <ul>
          {zones.map((zone) => (
            <li key={zone.name}>
              {zone.name}, {zone.enabled ? 'enabled' : 'not enabled'}
              {zone.share ? `, its node gets ${zone.share}` : ''}:{' '}
              {zone.targets.length === 0
                ? 'no targets'
                : zone.targets
                    .map(
                      ({ id, healthy, share }) =>
                        `${id}${healthy ? '' : ' (unhealthy)'}${share ? ` ${share}` : ''}`,
                    )
                    .join(', ')}
              .
            </li>
          ))}
        </ul>
      </AsText>
    </Sheet>
  );
}
