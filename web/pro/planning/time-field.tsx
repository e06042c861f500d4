import { TextField } from '../../design/field.tsx';
import { readTime } from './read-time.ts';

interface TimeFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly error?: string | undefined;
}

/** A time to type in any usual way, on 24 hours whatever the browser's language; written out once one leaves it. */
export function TimeField({ value, onValue, ...rest }: TimeFieldProps) {
  return (
    <div onFocusOut={() => onValue(readTime(value) ?? value)}>
      <TextField
        {...rest}
        look="short"
        maxLength={7}
        spellcheck={false}
        autoComplete="off"
        value={value}
        onValue={onValue}
      />
    </div>
  );
}
