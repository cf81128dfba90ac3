'use client';

import { useState, type MouseEvent } from 'react';
import type { Asked } from '@/app/_item/interactions';
import { Icon } from '@/app/_ui/icon';
import { Prose, plain } from '@/app/_ui/prose';
import { Slip } from './slip';

/** Items with a place each. Selects need neither a pointer nor JavaScript; buttons that move an item spare them. */
export function Order({ variant, typed, slip }: Asked) {
  const [places, setPlaces] = useState<[id: string, place: number][]>(
    variant.choices.map(({ id }, index) => [id, placeOf(id, typed) ?? index + 1]),
  );
  const [said, setSaid] = useState('');
  const shown = [...places].sort((a, b) => a[1] - b[1]);
  const text = (id: string): string => variant.choices.find((one) => one.id === id)?.text ?? '';
  function move(id: string, to: number): void {
    if (to < 1 || to > shown.length) return;
    const rest = shown.map(([one]) => one).filter((one) => one !== id);
    rest.splice(to - 1, 0, id);
    setPlaces(rest.map((one, index) => [one, index + 1]));
    setSaid(`${plain(text(id))} is now number ${to} of ${shown.length}.`);
  }
  return (
    <fieldset className="options" aria-describedby={slip ? 'slip' : undefined}>
      <legend className="quiet small">
        Give each a place; 1 comes first. Pairs in the right order count, pairs in the wrong order take away.
      </legend>
      {shown.map(([id, place]) => (
        <div key={id} className="option fixed ordering">
          <select
            className="place"
            name={`position:${id}`}
            aria-label={`Place of ${plain(text(id))}`}
            value={place}
            onChange={(event) => move(id, Number(event.target.value))}
          >
            {shown.map((_, index) => (
              <option key={index} value={index + 1}>
                {index + 1}
              </option>
            ))}
          </select>
          <span className="content">
            <Prose text={text(id)} />
          </span>
          <span className="moves scripted">
            <Move up text={text(id)} onMove={() => move(id, place - 1)} />
            <Move text={text(id)} onMove={() => move(id, place + 1)} />
          </span>
        </div>
      ))}
      <p className="hidden" aria-live="polite">
        {said}
      </p>
      <Slip text={slip} />
    </fieldset>
  );
}

function Move({ up = false, text, onMove }: { up?: boolean; text: string; onMove: () => void }) {
  function press(event: MouseEvent<HTMLButtonElement>): void {
    const button = event.currentTarget;
    onMove();
    // The row moves in the document, which takes the focus from its button.
    requestAnimationFrame(() => button.focus());
  }
  return (
    <button
      type="button"
      className="icon-button"
      aria-label={`Move ${plain(text)} ${up ? 'up' : 'down'}`}
      onClick={press}
    >
      <Icon name={up ? 'up' : 'down'} />
    </button>
  );
}

function placeOf(id: string, typed: string[]): number | undefined {
  const place = Number(typed.find((one) => one.startsWith(`${id}:`))?.slice(id.length + 1));
  return place >= 1 ? place : undefined;
}
