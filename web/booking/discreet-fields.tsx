import { useTexts } from '../app/language.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import type { ChosenContact } from './draft.ts';

interface DiscreetFieldsProps {
  readonly contact: ChosenContact;
  readonly hint: string;
  readonly errors: Errors;
  readonly change: (change: Partial<ChosenContact>) => void;
}

/** Whether the person wants discretion, and the question that is then asked by voice before anything else is said (F4). */
export function DiscreetFields({ contact, hint, errors, change }: DiscreetFieldsProps) {
  const words = useTexts().booking.person;
  const field = (id: 'question' | 'answer', name: 'ask' | 'answer') => ({
    id,
    label: words[id],
    error: errors[id],
    autoComplete: 'off',
    value: contact[name],
    onValue: (value: string) => change({ [name]: value }),
  });
  return (
    <>
      <div class="choices">
        <label class="choice">
          <input
            type="checkbox"
            id="discreet"
            name="discreet"
            checked={contact.discreet}
            onChange={(event) => change({ discreet: event.currentTarget.checked })}
          />
          <span>
            {words.discreet}
            <span class="hint block">{hint}</span>
          </span>
        </label>
      </div>
      {contact.discreet ? (
        <>
          <TextField {...field('question', 'ask')} hint={words.questionHint} />
          <TextField {...field('answer', 'answer')} />
        </>
      ) : null}
    </>
  );
}
