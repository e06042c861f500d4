import './toggles.css';
import { pairsOf } from '../../app/pairs.ts';

interface TogglesProps<V extends string> {
  readonly options: readonly { readonly value: V; readonly label: string }[];
  readonly chosen: V;
  readonly onChoose: (value: V) => void;
}

/** One of a few, pressed, with effect at once; stands in a fieldset that names it. */
export function Toggles<V extends string>({ options, chosen, onChoose }: TogglesProps<V>) {
  return (
    <span class="toggles">
      {options.map(({ value, label }) => (
        <button
          key={value}
          type="button"
          class="toggle"
          aria-pressed={value === chosen}
          onClick={() => onChoose(value)}
        >
          {label}
        </button>
      ))}
    </span>
  );
}

interface ViewsProps<V extends string> {
  readonly legend: string;
  /** Each view with its name, in order. */
  readonly views: Readonly<Record<V, string>>;
  readonly chosen: V;
  readonly onChoose: (view: V) => void;
}

/** Which part of a list is shown. */
export function Views<V extends string>({ legend, views, chosen, onChoose }: ViewsProps<V>) {
  return (
    <fieldset>
      <legend class="visually-hidden">{legend}</legend>
      <Toggles
        options={pairsOf(views).map(([value, label]) => ({ value, label }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </fieldset>
  );
}
