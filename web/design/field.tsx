import type { ComponentChildren } from 'preact';
import { useLanguage } from '../app/language.tsx';

export interface Labelled {
  /** Id of the control, also where the summary of errors leads. */
  readonly id: string;
  readonly label: string;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  /** Says so in the label; everything else is needed. */
  readonly optional?: boolean;
}

const KINDS = {
  text: { type: 'text' },
  email: { type: 'email' },
  tel: { type: 'tel' },
  search: { type: 'search' },
  number: { type: 'number' },
  date: { type: 'date' },
  time: { type: 'time' },
} as const;

interface Native {
  readonly type?: keyof typeof KINDS;
  readonly autoComplete?: string;
  readonly inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  readonly maxLength?: number;
  readonly spellcheck?: boolean;
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
}

interface TextFieldProps extends Labelled, Native {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly look?: 'short' | 'code';
}

/** One line to type into, with its label, hint and error tied to it. */
export function TextField({
  id,
  label,
  hint,
  error,
  optional,
  value,
  onValue,
  look,
  type = 'text',
  ...native
}: TextFieldProps) {
  return (
    <div>
      <Label id={id} label={label} optional={optional === true} />
      <Hints id={id} hint={hint} error={error} />
      <input
        {...native}
        {...KINDS[type]}
        id={id}
        name={id}
        class={look === undefined ? 'input' : `input ${look}`}
        value={value}
        required={optional !== true}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}

interface SelectProps extends Labelled {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

export function SelectField({ id, label, hint, error, optional, value, onValue, options }: SelectProps) {
  return (
    <div>
      <Label id={id} label={label} optional={optional === true} />
      <Hints id={id} hint={hint} error={error} />
      <select
        id={id}
        name={id}
        class="input"
        value={value}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onChange={(event) => onValue(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

export function Label({ id, label, optional }: { id: string; label: string; optional: boolean }) {
  const { texts } = useLanguage();
  return (
    <label class="label" for={id}>
      {label}
      {optional ? <span class="soft"> {texts.form.optional}</span> : null}
    </label>
  );
}

/** Hint and error of a control, in the order in which they are read. */
export function Hints({ id, hint, error }: Pick<Labelled, 'id' | 'hint' | 'error'>) {
  return (
    <>
      {hint === undefined ? null : (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error === undefined ? null : (
        <p class="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </>
  );
}

export function describedBy(
  id: string,
  hint: ComponentChildren,
  error: string | undefined,
): string | undefined {
  const ids = [hint === undefined ? [] : [`${id}-hint`], error === undefined ? [] : [`${id}-error`]].flat();
  return ids.length === 0 ? undefined : ids.join(' ');
}
