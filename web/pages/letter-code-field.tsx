import { useTexts } from '../app/language.tsx';
import { TextField } from '../design/field.tsx';
import { groupedCode } from './letter-code.ts';

interface LetterCodeFieldProps {
  readonly error: string | undefined;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** The code of a letter, in its two printed groups as soon as it is whole. */
export function LetterCodeField({ error, value, onValue }: LetterCodeFieldProps) {
  const words = useTexts().invitation;
  return (
    <TextField
      id="code"
      look="code"
      label={words.code}
      hint={words.hint}
      error={error}
      value={value}
      onValue={(typed) => onValue(groupedCode(typed))}
      autoComplete="off"
      spellcheck={false}
      maxLength={20}
    />
  );
}
