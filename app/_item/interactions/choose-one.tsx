import type { Asked } from '@/app/_item/interactions';
import { Options } from './options';

/** One of the options. */
export function ChooseOne(asked: Asked) {
  return <Options asked={asked} type="radio" legend="Choose one" />;
}
