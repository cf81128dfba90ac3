import { ExhibitView } from '@/app/_item/exhibits';
import { typedAgain } from '@/app/_item/response';
import { Stem } from '@/app/_item/stem';
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
    <div className={variant.exhibits.length === 0 ? 'question alone' : 'question'}>
      <h1 className="hidden">{`Question ${slot} of ${count}`}</h1>
      <Stem text={variant.stem} />
      {variant.exhibits.length === 0 ? null : (
        <div className="stack beside">
          {variant.exhibits.map((exhibit, index) => (
            <ExhibitView key={index} exhibit={exhibit} />
          ))}
        </div>
      )}
      <div className="stack rest">
        <SlotForm
          sittingId={sittingId}
          slot={slot}
          count={count}
          variant={variant}
          typed={typedAgain(variant.interaction.kind, draft)}
          slip={slip}
        />
      </div>
    </div>
  );
}
