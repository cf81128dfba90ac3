import type { PresentedVariant } from '@/lib/core/items/variant';
import { AddressField } from './interactions/address';
import { ChooseOne } from './interactions/choose-one';
import { ChooseSeveral } from './interactions/choose-several';
import { NumberField } from './interactions/number';
import { Order } from './interactions/order';

/** What the learner fills in; `typed` is what stood there before a slip of format, `slip` the sentence about it. */
export type Asked = { variant: PresentedVariant; typed: string[]; slip: string | null };

/** The control of an interaction; exhaustive, so a new kind does not compile without one. */
export function InteractionView(asked: Asked) {
  switch (asked.variant.interaction.kind) {
    case 'choose-one':
      return <ChooseOne {...asked} />;
    case 'choose-several':
      return <ChooseSeveral {...asked} />;
    case 'number':
      return <NumberField {...asked} interaction={asked.variant.interaction} />;
    case 'address':
      return <AddressField {...asked} interaction={asked.variant.interaction} />;
    case 'order':
      return <Order {...asked} />;
  }
}
