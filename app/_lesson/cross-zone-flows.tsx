'use client';

import { useReducer } from 'react';
import type { LoadBalancer } from '@/lib/core/aws/load-balancer';
import { balancerOf, changed, isOn, percent, sharesOf, type Change } from './cross-zone-state';
import { CrossZoneDrawing } from './cross-zone-drawing';
import { Exhibit, useLive } from './exhibit';
import styles from './exhibit.module.css';

type Props = { targets: string; kind?: string; crossZone?: string; title?: string };

const kinds = ['ALB', 'NLB', 'GWLB'] as const;

/** Zones, nodes and targets of a load balancer; move them, flip the switch, and see every share. */
export function CrossZoneFlows({
  targets,
  kind = 'NLB',
  crossZone = 'off',
  title = 'Cross-zone flows',
}: Props) {
  const live = useLive();
  const start = (): LoadBalancer =>
    balancerOf(
      targets,
      kinds.find((one) => one === kind) ?? 'NLB',
      crossZone === 'on' ? 'on' : crossZone === 'off' ? 'off' : 'default',
    );
  const [balancer, change] = useReducer(
    (before: LoadBalancer, what: Parameters<typeof changed>[1] | 'start') =>
      what === 'start' ? start() : changed(before, what),
    null,
    start,
  );
  const on = isOn(balancer);
  return (
    <Exhibit title={title} caption="the width of a flow is its share of the connections">
      <fieldset className={styles.actions} disabled={!live} aria-label="Load balancer">
        {kinds.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={balancer.kind === one}
            onClick={() => change({ do: 'kind', kind: one })}
          >
            {one}
          </button>
        ))}
        <button type="button" role="switch" aria-checked={on} onClick={() => change({ do: 'cross-zone' })}>
          Cross-zone {on ? 'on' : 'off'}
        </button>
        <button type="button" onClick={() => change('start')}>
          Start again
        </button>
      </fieldset>
      <CrossZoneDrawing balancer={balancer} shares={sharesOf(balancer)} on={on} />
      <ZoneControls balancer={balancer} change={change} />
      <ShareTable balancer={balancer} />
    </Exhibit>
  );
}

function ZoneControls({ balancer, change }: { balancer: LoadBalancer; change: (what: Change) => void }) {
  const live = useLive();
  return balancer.zones.map((zone, index) => {
    const next = balancer.zones[(index + 1) % balancer.zones.length];
    const empty = zone.targets.length === 0;
    const press = (what: 'add' | 'remove' | 'fail' | 'toggle-zone') => () =>
      change({ do: what, zone: zone.name });
    return (
      <fieldset key={zone.name} className={styles.actions} disabled={!live}>
        <legend>Zone {zone.name}</legend>
        <button type="button" onClick={press('add')}>
          Add a target
        </button>
        <button type="button" onClick={press('remove')} disabled={empty}>
          Remove one
        </button>
        {next ? (
          <button
            type="button"
            onClick={() => change({ do: 'move', from: zone.name, to: next.name })}
            disabled={empty}
          >
            Move one to {next.name}
          </button>
        ) : null}
        <button type="button" onClick={press('fail')} disabled={empty}>
          {zone.targets.some((one) => one.healthy) ? 'Fail one' : 'Heal all'}
        </button>
        <button type="button" aria-pressed={zone.enabled} onClick={press('toggle-zone')}>
          {zone.enabled ? 'Enabled' : 'Not enabled'}
        </button>
      </fieldset>
    );
  });
}

function ShareTable({ balancer }: { balancer: LoadBalancer }) {
  const { zones, targets } = sharesOf(balancer);
  return (
    <div className={styles.scroll} role="group" aria-label="Shares as a table" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Zone</th>
            <th scope="col" className={styles.number}>
              Node gets
            </th>
            <th scope="col" className={styles.number}>
              Healthy targets
            </th>
            <th scope="col" className={styles.number}>
              Each healthy target gets
            </th>
          </tr>
        </thead>
        <tbody role="status">
          {balancer.zones.map((zone, index) => {
            const served = targets.find((one) => one.zone === zone.name && one.share.n > 0);
            return (
              <tr key={zone.name}>
                <th scope="row">
                  {zone.name}
                  {zone.enabled ? '' : ', not enabled'}
                </th>
                <td className={styles.number}>{percent(zones[index]?.share ?? { n: 0, d: 1 })}</td>
                <td className={styles.number}>
                  {zone.targets.filter((one) => one.healthy).length} of {zone.targets.length}
                </td>
                <td className={styles.number}>{served ? percent(served.share) : '0 %'}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
