import type { RuleId } from '@/lib/core/aws/rule';
import { rule } from '@/lib/core/aws/rules';

/** The pages of AWS that the deciding rules come from, each with the day it was checked. */
export function Sources({ ids }: { ids: readonly RuleId[] }) {
  const pages = new Map(ids.map((id) => [rule(id).source, rule(id)]));
  return (
    <div className="source">
      {[...pages.values()].map(({ id, page, source, checked }) => (
        <p key={id}>
          Source: <a href={source}>{page}</a>, checked {readable(checked)}
        </p>
      ))}
    </div>
  );
}

/** “24 November 2026”, whatever the server's language and zone are. */
export function readable(day: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`));
}
