'use client';

import { useState } from 'react';
import { cidrSwitches } from '@/lib/core/aws/rules/cidr';
import { formatPrefix, parsePrefix, prefix4, prefixOf, type Prefix4 } from '@/lib/core/net/prefix';
import { AddressBar } from './address-bar';
import {
  canHalve,
  halved,
  joined,
  moved,
  otherHalf,
  planOf,
  toggled,
  totals,
  type Plan,
} from './address-plan';
import { AddressTable } from './address-table';
import { formatCount } from './address-words';
import { Exhibit, useLive } from './exhibit';
import styles from './exhibit.module.css';

type Props = { block: string; split?: string };

/** The address space of a VPC: type or drag its block, cut it into subnets, and see what AWS keeps of each. */
export function AddressSpaceExplorer({ block, split = '' }: Props) {
  const [plan, setPlan] = useState(() =>
    planOf(prefix4(block), split.split(' ').filter(Boolean).map(Number)),
  );
  const [at, setAt] = useState(0);
  const chosen = plan.parts[at];
  function change(next: Plan, where = at): void {
    setPlan(next);
    setAt(Math.min(where, next.parts.length - 1));
  }
  return (
    <Exhibit title="Address space" caption="filled: a subnet; dotted: free; below, one block opened">
      <BlockField
        key={formatPrefix(plan.block)}
        block={plan.block}
        onBlock={(next) => change(moved(plan, next), 0)}
      />
      <div className={styles.bed}>
        <AddressBar plan={plan} at={at} onChoose={setAt} />
      </div>
      <Actions plan={plan} at={at} change={change} reset={() => change(planOf(plan.block, []), 0)} />
      <AddressTable plan={plan} at={at} onChoose={setAt} />
      <p className={styles.foot} role="status">
        {sumOf(plan)}
        {chosen && ` Opened: ${formatPrefix(chosen.block)}.`}
      </p>
    </Exhibit>
  );
}

function BlockField({ block, onBlock }: { block: Prefix4; onBlock: (block: Prefix4) => void }) {
  const live = useLive();
  const [text, setText] = useState(formatPrefix(block));
  const [slip, setSlip] = useState('');
  function take(): void {
    const read = readBlock(text);
    if (typeof read === 'string') return setSlip(read);
    setSlip('');
    if (formatPrefix(read) === formatPrefix(block)) setText(formatPrefix(block));
    else onBlock(read);
  }
  return (
    <fieldset className={styles.controls} disabled={!live}>
      <label className={styles.field}>
        Block of the VPC
        <input
          value={text}
          onChange={(event) => setText(event.target.value)}
          onBlur={take}
          onKeyDown={(event) => event.key === 'Enter' && take()}
          aria-invalid={slip !== ''}
          inputMode="decimal"
          spellCheck={false}
          autoComplete="off"
        />
      </label>
      <label className={styles.field}>
        Length: /{block.length}
        <input
          type="range"
          min={cidrSwitches.shortestLength}
          max={cidrSwitches.longestLength}
          value={block.length}
          onChange={(event) =>
            onBlock(prefixOf({ family: 4, value: block.network }, Number(event.target.value)))
          }
        />
      </label>
      <p className={styles.slip} role="status">
        {slip}
      </p>
    </fieldset>
  );
}

function Actions({
  plan,
  at,
  change,
  reset,
}: {
  plan: Plan;
  at: number;
  change: (plan: Plan, at?: number) => void;
  reset: () => void;
}) {
  const live = useLive();
  const other = otherHalf(plan, at);
  return (
    <fieldset className={styles.actions} disabled={!live}>
      <legend>{plan.parts[at] ? formatPrefix(plan.parts[at].block) : ''}</legend>
      <button type="button" disabled={!canHalve(plan, at)} onClick={() => change(halved(plan, at))}>
        Split in two
      </button>
      <button
        type="button"
        disabled={other === -1}
        onClick={() => change(joined(plan, at), Math.min(at, other))}
      >
        Join with its other half
      </button>
      <button type="button" onClick={() => change(toggled(plan, at))}>
        {plan.parts[at]?.taken ? 'Give back' : 'Make it a subnet'}
      </button>
      <button type="button" onClick={reset}>
        Clear
      </button>
    </fieldset>
  );
}

/** The block as AWS would store it, or the sentence that says why it takes none. */
function readBlock(text: string): Prefix4 | string {
  const parsed = parsePrefix(text.trim(), { hostBits: 'clear' });
  if (!parsed.ok) return parsed.reason;
  if (parsed.value.family !== 4) return 'This drawing shows IPv4 blocks, such as 10.30.0.0/21.';
  const { shortestLength, longestLength } = cidrSwitches;
  if (parsed.value.length < shortestLength || parsed.value.length > longestLength)
    return `A block of a VPC is between /${shortestLength} and /${longestLength}.`;
  return parsed.value;
}

function sumOf(plan: Plan): string {
  const { subnets, usable, kept, largestFree } = totals(plan);
  const free = largestFree ? `The largest free block is ${formatPrefix(largestFree)}.` : 'Nothing is free.';
  return `${subnets} ${subnets === 1 ? 'subnet' : 'subnets'}: ${formatCount(usable)} addresses for interfaces, ${kept} kept by AWS. ${free}`;
}
