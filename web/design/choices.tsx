import type { ComponentChildren } from 'preact';
import { describedBy, Hints } from './field.tsx';

interface Option<V extends string> {
  readonly value: V;
  readonly label: ComponentChildren;
  readonly hint?: ComponentChildren;
}

interface Common<V extends string> {
  /** Prefix of the controls' ids; the first one is `id` itself, where the summary of errors leads. */
  readonly id: string;
  readonly legend: ComponentChildren;
  readonly hint?: ComponentChildren;
  readonly error?: string | undefined;
  readonly options: readonly Option<V>[];
}

interface OneOfProps<V extends string> extends Common<V> {
  readonly value: V | undefined;
  readonly onValue: (value: V) => void;
}

/** One of a few, as large radio buttons. */
export function OneOf<V extends string>({ value, onValue, ...common }: OneOfProps<V>) {
  return (
    <Choices
      {...common}
      type="radio"
      isChosen={(option) => option === value}
      onChoose={(option) => onValue(option)}
    />
  );
}

interface SomeOfProps<V extends string> extends Common<V> {
  readonly values: readonly V[];
  readonly onValues: (values: V[]) => void;
}

/** Any of a few, as large check boxes. */
export function SomeOf<V extends string>({ values, onValues, ...common }: SomeOfProps<V>) {
  const toggle = (option: V) =>
    onValues(values.includes(option) ? values.filter((value) => value !== option) : [...values, option]);
  return (
    <Choices {...common} type="checkbox" isChosen={(option) => values.includes(option)} onChoose={toggle} />
  );
}

interface ChoicesProps<V extends string> extends Common<V> {
  readonly type: 'radio' | 'checkbox';
  readonly isChosen: (value: V) => boolean;
  readonly onChoose: (value: V) => void;
}

function Choices<V extends string>(props: ChoicesProps<V>) {
  const { id, legend, hint, error, options, type, isChosen, onChoose } = props;
  return (
    <fieldset aria-describedby={describedBy(id, hint, error)}>
      <legend class="label">{legend}</legend>
      <Hints id={id} hint={hint} error={error} />
      <div class="choices">
        {options.map((option, at) => (
          <label class="choice" key={option.value}>
            <input
              type={type}
              id={at === 0 ? id : `${id}-${option.value}`}
              name={type === 'radio' ? id : `${id}-${option.value}`}
              value={option.value}
              checked={isChosen(option.value)}
              onChange={() => onChoose(option.value)}
            />
            <span>
              {option.label}
              {option.hint === undefined ? null : <span class="hint block">{option.hint}</span>}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
