import { Prose, plain } from '@/app/_ui/prose';
import { Sheet } from '@/app/_ui/sheet';
import type { ExhibitOf } from '@/lib/core/items/exhibit';

/** A list of named values. */
export function Facts({ exhibit }: { exhibit: ExhibitOf<'facts'> }) {
  return (
    <Sheet title={plain(exhibit.title)} caption={exhibit.caption ? <Prose text={exhibit.caption} /> : null}>
      <dl className="facts">
        {exhibit.rows.map(({ term, value }, index) => (
          <FactRow key={index} term={term} value={value} />
        ))}
      </dl>
    </Sheet>
  );
}

function FactRow({ term, value }: { term: string; value: string }) {
  return (
    <>
      <dt>
        <Prose text={term} />
      </dt>
      <dd>
        <Prose text={value} />
      </dd>
    </>
  );
}
