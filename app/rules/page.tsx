import type { Rule } from '@/lib/core/aws/rule';
import { formatDay } from '@/app/_ui/time';
import { ruleDomains, rules } from '@/lib/core/aws/rules';

export const metadata = { title: 'Rules and sources' };

/** Every rule the engine follows, with the page of AWS it comes from. */
export default function RulesPage() {
  return (
    <div className="stack">
      <h1>The {rules.length} rules that decide</h1>
      <p className="lead">
        Keys, wrong answers and explanations come from these rules. Each was compared with the page of AWS
        that says it on the day given.
      </p>
      {ruleDomains.map(({ title, rules: ofDomain }) => (
        <section key={title} className="stack" aria-label={title}>
          <h2>{title}</h2>
          <dl className="sheet rule-list">
            {ofDomain.map((rule) => (
              <RuleEntry key={rule.id} rule={rule} />
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function RuleEntry({ rule: { id, statement, source, page, checked, inferred, disputed } }: { rule: Rule }) {
  return (
    <div id={id}>
      <dt className="mono">{id}</dt>
      <dd>
        <span>{statement}</span>
        <span className="small quiet">
          <a href={source}>{page}</a>, checked {formatDay(checked)}
          {inferred &&
            '. Part of it follows from what AWS says, and no page says it; no question hangs on it'}
          {disputed && '. Pages of AWS disagree about part of it; no question hangs on it'}
        </span>
      </dd>
    </div>
  );
}
