'use client';

import { useActionState } from 'react';
import { Field, type FormState } from '@/app/_ui/form';
import styles from '@/app/(teach)/teach.module.css';
import { saveWritten } from './actions';
import { mostChoices, type WrittenKind } from './written-fields';

const titles = {
  'choose-one': 'Your own question: choose one',
  'choose-several': 'Your own question: choose several',
  number: 'Your own question: a number',
};

/** A question in one's own words. Its text stays text: only `code` in backticks means anything. */
export function WrittenForm({
  quizId,
  partId,
  kind,
  fields,
}: {
  quizId: string;
  partId: string;
  kind: WrittenKind;
  fields: Record<string, string>;
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(saveWritten, null);
  const slip = state && 'slip' in state ? state : null;
  const typed = slip?.typed ?? fields;
  const slipAt = (field: string): string | null => (slip?.field === field ? slip.slip : null);
  const shown = ['stem', 'value', 'interaction', 'explanation', 'choices'];
  return (
    <section className="sheet" aria-label={titles[kind]}>
      <header className="sheet-head">
        <h2>{titles[kind]}</h2>
      </header>
      <form action={send} noValidate className="sheet-body stack" key={slip?.at ?? 0}>
        <input type="hidden" name="quizId" value={quizId} />
        <input type="hidden" name="partId" value={partId} />
        <input type="hidden" name="interaction" value={kind} />
        <Field
          name="stem"
          label="Question"
          rows={4}
          maxLength={4000}
          value={typed.stem ?? ''}
          slip={slipAt('stem')}
          help="The last sentence is set apart as what is asked. Put addresses and ids in `backticks`."
        />
        {kind === 'number' ? (
          <NumberFields typed={typed} slip={slipAt('value')} unitSlip={slipAt('interaction')} />
        ) : (
          <Choices kind={kind} typed={typed} slip={slipAt('choices')} />
        )}
        <Field
          name="explanation"
          label="Explanation"
          rows={4}
          maxLength={4000}
          value={typed.explanation ?? ''}
          slip={slipAt('explanation')}
          help="Shown after the quiz is handed in."
        />
        {slip && !shown.includes(slip.field ?? '') ? (
          <p className="slip" role="alert">
            {slip.slip}
          </p>
        ) : null}
        <div className="row">
          <button className="button primary" disabled={pending} aria-busy={pending}>
            {partId === 'new' ? 'Add to the quiz' : 'Save'}
          </button>
        </div>
      </form>
    </section>
  );
}

function NumberFields({
  typed,
  slip,
  unitSlip,
}: {
  typed: Record<string, string>;
  slip: string | null;
  unitSlip: string | null;
}) {
  return (
    <>
      <Field
        name="value"
        label="The right number"
        maxLength={40}
        value={typed.value ?? ''}
        slip={slip}
        help="Such as 12, 6.25 or 25/4."
      />
      <Field
        name="unit"
        label="Unit, if any"
        maxLength={30}
        value={typed.unit ?? ''}
        slip={unitSlip}
        help="Stands behind the field, such as Mbit/s."
      />
    </>
  );
}

function Choices({
  kind,
  typed,
  slip,
}: {
  kind: 'choose-one' | 'choose-several';
  typed: Record<string, string>;
  slip: string | null;
}) {
  const rows = Array.from({ length: mostChoices }, (_, index) => index);
  const used = rows.filter((index) => typed[`text-${index}`]).length;
  return (
    <fieldset aria-describedby={slip ? 'choices-slip' : undefined}>
      <legend>
        Options, {kind === 'choose-one' ? 'of which one is right' : 'of which several may be right'}. Rows
        left empty are left out.
      </legend>
      {slip ? (
        <p className="slip" id="choices-slip" role="alert">
          {slip}
        </p>
      ) : null}
      {rows.slice(0, Math.max(5, used + 1)).map((index) => (
        <div key={index} className={styles.choice}>
          <label className={styles.right}>
            {kind === 'choose-one' ? (
              <input
                type="radio"
                name="right"
                value={index}
                defaultChecked={typed.right === String(index)}
                aria-label={`Option ${index + 1} is right`}
              />
            ) : (
              <input
                type="checkbox"
                name={`right-${index}`}
                value={index}
                defaultChecked={typed[`right-${index}`] !== undefined}
                aria-label={`Option ${index + 1} is right`}
              />
            )}
            Right
          </label>
          <Field
            name={`text-${index}`}
            label={`Option ${index + 1}`}
            maxLength={500}
            value={typed[`text-${index}`] ?? ''}
            slip={null}
          />
          <Field
            name={`reason-${index}`}
            label={`Why option ${index + 1} is right or wrong`}
            maxLength={1000}
            value={typed[`reason-${index}`] ?? ''}
            slip={null}
          />
        </div>
      ))}
    </fieldset>
  );
}
