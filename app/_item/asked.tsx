import type { ReactNode } from 'react';
import type { PresentedVariant } from '@/lib/core/items/variant';
import { ExhibitView } from './exhibits';
import { Stem } from './stem';

/** A question that waits for its answer: the stem, the exhibits beside it, and below them what takes the answer. */
export function Asked({ variant, children }: { variant: PresentedVariant; children: ReactNode }) {
  return (
    <div className={variant.exhibits.length === 0 ? 'question alone' : 'question'}>
      <Stem text={variant.stem} />
      {variant.exhibits.length === 0 ? null : (
        <div className="stack beside">
          {variant.exhibits.map((exhibit, index) => (
            <ExhibitView key={index} exhibit={exhibit} />
          ))}
        </div>
      )}
      <div className="stack rest">{children}</div>
    </div>
  );
}
