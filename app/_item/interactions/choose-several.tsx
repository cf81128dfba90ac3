import type { Asked } from '@/app/_item/interactions';
import { Options } from './options';

const words = ['', 'one', 'two', 'three', 'four', 'five', 'six'];

/** As many of the options as announced; how it is scored is said beforehand. */
export function ChooseSeveral(asked: Asked) {
  const { interaction } = asked.variant;
  const count = interaction.kind === 'choose-several' ? interaction.count : 1;
  return (
    <Options
      asked={asked}
      type="checkbox"
      legend={`Choose ${words[count] ?? count}. Each right one counts, each wrong one takes one back, never below zero.`}
    />
  );
}
