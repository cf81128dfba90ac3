import type { LoadBalancer, Zone } from '@/lib/core/aws/load-balancer';
import { ownIsOn, type Change } from './cross-zone-state';
import styles from './cross-zone-controls.module.css';
import { useLive } from './exhibit';
import exhibit from './exhibit.module.css';

const kinds = ['ALB', 'NLB', 'GWLB'] as const;
const settings = [
  ['inherit', 'Use load balancer’s'],
  ['on', 'On'],
  ['off', 'Off'],
] as const;

type Controls = { balancer: LoadBalancer; change: (what: Change) => void };

/** The kind of load balancer, its own setting, and that of its target group. */
export function BalancerControls({ balancer, change, onReset }: Controls & { onReset: () => void }) {
  const live = useLive();
  const on = ownIsOn(balancer);
  const fixed = balancer.kind === 'ALB';
  return (
    <>
      <fieldset className={exhibit.actions} disabled={!live}>
        <legend className={styles.legend}>Load balancer</legend>
        {kinds.map((kind) => (
          <button
            key={kind}
            type="button"
            aria-pressed={balancer.kind === kind}
            onClick={() => change({ do: 'kind', kind })}
          >
            {kind}
          </button>
        ))}
        <button
          type="button"
          role="switch"
          className={styles.switch}
          aria-checked={on}
          disabled={fixed}
          onClick={() => change({ do: 'cross-zone' })}
        >
          Cross-zone {fixed ? 'always on' : on ? 'on' : 'off'}
        </button>
        <button type="button" onClick={onReset}>
          Start again
        </button>
      </fieldset>
      <fieldset className={exhibit.actions} disabled={!live}>
        <legend className={styles.legend}>Target group</legend>
        {settings.map(([to, name]) => (
          <button
            key={to}
            type="button"
            aria-pressed={balancer.targetGroup === to}
            onClick={() => change({ do: 'target-group', to })}
          >
            {name}
          </button>
        ))}
      </fieldset>
    </>
  );
}

/** What can happen to each zone and to each of its targets. */
export function ZoneControls({ balancer, change }: Controls) {
  return (
    <div className={styles.zones}>
      {balancer.zones.map((zone, index) => (
        <OneZone
          key={zone.name}
          zone={zone}
          next={balancer.zones[(index + 1) % balancer.zones.length]?.name}
          change={change}
        />
      ))}
    </div>
  );
}

type One = { zone: Zone; next: string | undefined; change: (what: Change) => void };

function OneZone({ zone: { name, enabled, targets }, next, change }: One) {
  const live = useLive();
  const empty = targets.length === 0;
  const press = (what: 'add' | 'remove' | 'fail-all' | 'toggle-zone') => () =>
    change({ do: what, zone: name });
  return (
    <fieldset className={exhibit.actions} disabled={!live}>
      <legend className={styles.legend}>Zone {name}</legend>
      <button type="button" aria-pressed={enabled} onClick={press('toggle-zone')}>
        {enabled ? 'Enabled' : 'Not enabled'}
      </button>
      <button type="button" onClick={press('add')}>
        Add a target
      </button>
      <button type="button" onClick={press('remove')} disabled={empty}>
        Remove one
      </button>
      {next && next !== name ? (
        <button type="button" onClick={() => change({ do: 'move', from: name, to: next })} disabled={empty}>
          Move one to {next}
        </button>
      ) : null}
      <button type="button" onClick={press('fail-all')} disabled={empty}>
        {targets.some((one) => one.healthy) || empty ? 'Fail all' : 'Heal all'}
      </button>
      <Health zone={name} targets={targets} change={change} />
    </fieldset>
  );
}

type Targets = { zone: string; targets: Zone['targets']; change: (what: Change) => void };

function Health({ zone, targets, change }: Targets) {
  return (
    <div className={styles.health} role="group" aria-label={`Healthy targets of zone ${zone}`}>
      <span className={styles.word}>{targets.length === 0 ? 'No target' : 'Healthy'}</span>
      {targets.map(({ id, healthy }) => (
        <label key={id} className={styles.target}>
          <input
            type="checkbox"
            checked={healthy}
            onChange={() => change({ do: 'health', zone, target: id })}
          />
          {id}
          <span className={exhibit.hidden}> healthy</span>
        </label>
      ))}
    </div>
  );
}
