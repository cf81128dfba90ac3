import { Asked } from '@/app/_item/asked';
import { typedAgain } from '@/app/_item/response';
import type { OpenSlot } from '@/lib/data/sittings';
import { SlotForm } from './slot-form';

/** A slot of an open sitting: the question, and what is filled in. */
export function OpenQuestion({
  sittingId,
  slot: { slot, variant, draft, slip },
  count,
}: {
  sittingId: string;
  slot: OpenSlot;
  count: number;
}) {
  return (
    <>
      <h1 className="hidden">{`Question ${slot} of ${count}`}</h1>
      <Asked variant={variant}>
        <SlotForm
          sittingId={sittingId}
          slot={slot}
          count={count}
          variant={variant}
          typed={typedAgain(variant.interaction.kind, draft)}
          slip={slip}
        />
      </Asked>
    </>
  );
}
