import { describedBy, Hints, Label, type Labelled } from './field.tsx';

interface AreaFieldProps extends Labelled {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly maxLength: number;
  readonly rows?: number;
}

/** A few lines to type into, with their label, hint and error tied to them. */
export function AreaField({
  id,
  label,
  hint,
  error,
  optional,
  value,
  onValue,
  maxLength,
  rows = 3,
}: AreaFieldProps) {
  return (
    <div>
      <Label id={id} label={label} optional={optional === true} />
      <Hints id={id} hint={hint} error={error} />
      <textarea
        id={id}
        name={id}
        class="input"
        rows={rows}
        maxLength={maxLength}
        value={value}
        required={optional !== true}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy(id, hint, error)}
        onInput={(event) => onValue(event.currentTarget.value)}
      />
    </div>
  );
}
