import { formatDay } from '@/app/_ui/time';
import type { RuleId } from '@/lib/core/aws/rule';
import { rule } from '@/lib/core/aws/rules';

/** The pages of AWS that the deciding rules come from, each with the day it was checked. */
export function Sources({ ids }: { ids: readonly RuleId[] }) {
  const pages = new Map(ids.map((id) => [rule(id).source, rule(id)]));
  if (pages.size === 0) return null;
  return (
    <div className="source">
      {[...pages.values()].map(({ id, page, source, checked }) => (
        <p key={id}>
          Source: <a href={source}>{page}</a>, checked {formatDay(checked)}
        </p>
      ))}
    </div>
  );
}
