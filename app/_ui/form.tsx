'use client';

import { useActionState, useId, type ReactNode } from 'react';

/** What came of a form: a slip at a field (or at none), with what was typed; or a sentence that it is done, with a link to hand on. */
export type FormState =
  | { slip: string; field: string | null; typed: Record<string, string>; at: number }
  | { done: string; link?: string; at: number }
  | null;

export type FieldProps = {
  name: string;
  label: string;
  type?: 'text' | 'email' | 'password' | 'number' | 'datetime-local';
  help?: string;
  value?: string;
  autoComplete?: string;
  options?: readonly { value: string; text: string }[];
  rows?: number;
  inputMode?: 'numeric' | 'email';
  maxLength?: number;
  min?: number;
  max?: number;
};

/** A form of labelled fields: keeps what was typed, says beside the field what is not right, works without JavaScript. */
export function Form({
  action,
  fields,
  submit,
  kind = 'primary',
  children,
}: {
  action: (before: FormState, form: FormData) => Promise<FormState>;
  fields: readonly FieldProps[];
  submit: ReactNode;
  kind?: string;
  children?: ReactNode;
}) {
  const [state, send, pending] = useActionState<FormState, FormData>(action, null);
  const slip = state && 'slip' in state ? state : null;
  return (
    <form action={send} noValidate className="stack">
      {children}
      {fields.map((field) => (
        <Field
          key={`${field.name} ${state?.at ?? 0}`}
          {...field}
          value={slip?.typed[field.name] ?? field.value ?? ''}
          slip={slip?.field === field.name ? slip.slip : null}
        />
      ))}
      {slip && slip.field === null ? (
        <p className="slip" role="alert">
          {slip.slip}
        </p>
      ) : null}
      <div className="row">
        <button className={`button ${kind}`} disabled={pending} aria-busy={pending}>
          {submit}
        </button>
        {state && 'done' in state && !state.link ? (
          <span className="allow" role="status">
            {state.done}
          </span>
        ) : null}
      </div>
      {state && 'done' in state && state.link ? (
        <div className="handed" role="status">
          <p>{state.done}</p>
          <code className="address">{state.link}</code>
        </div>
      ) : null}
    </form>
  );
}

/** One labelled field with its help and its slip. */
export function Field({
  name,
  label,
  help,
  slip,
  options,
  rows,
  value,
  ...input
}: FieldProps & { slip: string | null }) {
  const id = useId();
  const said = [help ? `${id}-help` : '', slip ? `${id}-slip` : ''].filter(Boolean).join(' ');
  const common = {
    id,
    name,
    defaultValue: value,
    'aria-invalid': slip !== null,
    ...(said ? { 'aria-describedby': said } : {}),
  };
  return (
    <div className="field">
      <label htmlFor={common.id}>{label}</label>
      <div className="input prose">
        {options ? (
          <select {...common}>
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.text}
              </option>
            ))}
          </select>
        ) : rows ? (
          <textarea {...common} rows={rows} maxLength={input.maxLength} />
        ) : (
          <input {...common} type="text" {...input} />
        )}
      </div>
      {help ? (
        <p className="help" id={`${id}-help`}>
          {help}
        </p>
      ) : null}
      {slip ? (
        <p className="slip" id={`${id}-slip`} role="alert">
          {slip}
        </p>
      ) : null}
    </div>
  );
}
