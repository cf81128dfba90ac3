'use client';

import { useReducer } from 'react';
import type { LoadBalancer } from '@/lib/core/aws/load-balancer';
import { BalancerControls, ZoneControls } from './cross-zone-controls';
import { CrossZoneDrawing } from './cross-zone-drawing';
import { balancerOf, changed, isOn, percent, settingText, sharesOf, type Change } from './cross-zone-state';
import { Exhibit } from './exhibit';
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
  const start = (): LoadBalancer =>
    balancerOf(
      targets,
      kinds.find((one) => one === kind) ?? 'NLB',
      crossZone === 'on' ? 'on' : crossZone === 'off' ? 'off' : 'default',
    );
  const [balancer, change] = useReducer(
    (before: LoadBalancer, what: Change | 'start') => (what === 'start' ? start() : changed(before, what)),
    null,
    start,
  );
  const setting = settingText(balancer);
  return (
    <Exhibit title={title} caption="the width of a flow is its share of the connections">
      <BalancerControls balancer={balancer} change={change} onReset={() => change('start')} />
      <CrossZoneDrawing balancer={balancer} shares={sharesOf(balancer)} on={isOn(balancer)} />
      <p className={styles.foot} role="status">
        <strong>{setting.verdict}</strong> {setting.why}
      </p>
      <ShareTable balancer={balancer} />
      <ZoneControls balancer={balancer} change={change} />
    </Exhibit>
  );
}

function ShareTable({ balancer }: { balancer: LoadBalancer }) {
  const { zones, targets } = sharesOf(balancer);
  return (
    <div className={styles.scroll} role="group" aria-label="Shares as a table" tabIndex={0}>
      <table className={`${styles.table} ${styles.tight}`}>
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
              Each served target gets
            </th>
          </tr>
        </thead>
        <tbody>
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
