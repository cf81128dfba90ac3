import { formatDay } from '@/app/_ui/time';
import { rules } from '@/lib/core/aws/rules';

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
      <dl className="sheet rule-list">
        {[...rules]
          .sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
          .map((rule) => (
            <div key={rule.id} id={rule.id}>
              <dt className="mono">{rule.id}</dt>
              <dd>
                <span>{rule.statement}</span>
                <span className="small quiet">
                  <a href={rule.source}>{rule.page}</a>, checked {formatDay(rule.checked)}
                </span>
              </dd>
            </div>
          ))}
      </dl>
    </div>
  );
}
