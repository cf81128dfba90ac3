import { Prose } from '@/app/_ui/prose';
import { Sheet } from '@/app/_ui/sheet';
import type { Step } from '@/lib/core/items/variant';

const words = { passed: '', decides: 'decides', drops: 'drops', 'not-reached': 'not reached' };

/** The engine's trace, step by step, each step with the rule it follows. */
export function TraceView({ steps }: { steps: Step[] }) {
  return (
    <Sheet
      title="Why"
      caption={`the engine’s trace, in ${steps.length} ${steps.length === 1 ? 'step' : 'steps'}`}
    >
      <ol className="trace">
        {steps.map((step, index) => (
          <li key={index} className={step.mark}>
            <span className="disc" aria-hidden="true">
              {index + 1}
            </span>
            <span>
              <Prose text={step.text} />
              {words[step.mark] ? <span className="hidden"> ({words[step.mark]})</span> : null}
            </span>
            <a className="rule-id" href={`/rules#${step.rule}`}>
              {step.rule}
            </a>
          </li>
        ))}
      </ol>
    </Sheet>
  );
}
