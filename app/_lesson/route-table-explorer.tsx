'use client';

import { useState } from 'react';
import { lookup, type Lookup, type Route } from '@/lib/core/aws/route-table';
import { routingSwitches } from '@/lib/core/aws/rules/routing';
import { formatIp, parseIp, type Ip } from '@/lib/core/net/ip';
import { formatPrefix } from '@/lib/core/net/prefix';
import { Exhibit, useLive } from './exhibit';
import styles from './exhibit.module.css';
import { RouteForm } from './route-form';
import { RouteRows } from './route-rows';
import { routesOf } from './route-text';

type Props = { address: string; routes: string; tries?: string; title?: string };

/** A route table: type an address and see which route wins, and of every other why it lost. */
export function RouteTableExplorer({ address: start, routes, tries = '', title = 'Route table' }: Props) {
  const [text, setText] = useState(start);
  const [table, setTable] = useState(() => routesOf(routes));
  const parsed = parseIp(text.trim());
  const address = parsed.ok ? parsed.value : null;
  // A half-typed address shows the table without results; any address at all gives the order of rows.
  const found = lookup(table, address ?? { family: 4, value: 0 }, routingSwitches);
  return (
    <Exhibit title={title} caption="a packet’s destination, and what became of every route">
      <AddressField
        text={text}
        setText={setText}
        slip={parsed.ok ? '' : parsed.reason}
        tries={[start, ...tries.split(' ')]}
      />
      <RouteRows
        found={found}
        address={address}
        onRemove={(at) => setTable(table.filter((_, index) => index !== at))}
        onState={(at) => setTable(table.map((route, index) => (index === at ? flipped(route) : route)))}
      />
      <p className={styles.foot} role="status">
        {address ? <Verdict address={address} found={found} /> : 'Type an address to look it up.'}
      </p>
      <RouteForm
        table={table}
        onAdd={(route) => setTable([...table, route])}
        onReset={() => setTable(routesOf(routes))}
      />
    </Exhibit>
  );
}

function AddressField({
  text,
  setText,
  slip,
  tries,
}: {
  text: string;
  setText: (text: string) => void;
  slip: string;
  tries: string[];
}) {
  const live = useLive();
  return (
    <fieldset className={styles.controls} disabled={!live}>
      <label className={styles.field}>
        Destination of the packet
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          aria-invalid={slip !== ''}
          spellCheck={false}
          autoComplete="off"
        />
      </label>
      <div className={styles.tries} role="group" aria-label="Addresses to try">
        {tries.filter(Boolean).map((one) => (
          <button key={one} type="button" aria-pressed={one === text.trim()} onClick={() => setText(one)}>
            {one}
          </button>
        ))}
      </div>
      <p className={styles.slip} role="status">
        {slip}
      </p>
    </fieldset>
  );
}

function Verdict({ address, found: { chosen, candidates, disposition } }: { address: Ip; found: Lookup }) {
  const matching = candidates.filter(({ lost }) => lost !== 'NOT_MATCHING').length;
  const to = <code>{formatIp(address)}</code>;
  if (!chosen)
    return (
      <>
        <strong>No route.</strong> No destination contains {to}, so the packet is dropped.
      </>
    );
  if (disposition === 'INDETERMINATE')
    return (
      <>
        <strong>Nobody can say.</strong> Two prefix lists overlap for {to} with different targets; AWS picks
        one and keeps it.
      </>
    );
  const among =
    matching === 1
      ? 'the only destination that contains'
      : `preferred among the ${matching} routes whose destination contains`;
  return (
    <>
      <strong>
        {chosen.state === 'blackhole' ? 'Dropped: the target is gone.' : `To ${chosen.nextHop.id}.`}
      </strong>{' '}
      <code>{formatPrefix(chosen.destination)}</code> is {among} {to}.
    </>
  );
}

function flipped(route: Route): Route {
  return { ...route, state: route.state === 'active' ? 'blackhole' : 'active' };
}
