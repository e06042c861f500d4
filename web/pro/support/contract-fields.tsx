import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { type SupportDraft, sixMonthsFrom } from './draft.ts';
import { texts } from './texts.fr.ts';

export interface FieldsProps {
  readonly draft: SupportDraft;
  readonly onDraft: (draft: SupportDraft) => void;
  readonly errors: Errors;
}

/** Dates, and the number of the file where the aims are: there is no field for words. */
export function ContractFields({ draft, onDraft, errors }: FieldsProps) {
  const words = texts.form;
  const dated = (name: 'signedOn' | 'until') => ({
    id: name,
    type: 'date' as const,
    look: 'short' as const,
    value: draft[name],
    error: errors[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
  });
  return (
    <section class="card stack" aria-labelledby="contract">
      <h2 id="contract">{words.contract}</h2>
      <div class="fields">
        <TextField {...dated('signedOn')} label={words.signedOn} />
        <TextField
          id="from"
          type="date"
          look="short"
          label={words.from}
          value={draft.from}
          error={errors['from']}
          onValue={(from) => onDraft({ ...draft, from, until: sixMonthsFrom(from) })}
        />
        <TextField {...dated('until')} label={words.until} hint={words.untilHint} />
      </div>
      <TextField
        id="file"
        label={words.file}
        hint={words.fileHint}
        look="short"
        maxLength={20}
        autoComplete="off"
        value={draft.file}
        error={errors['file']}
        onValue={(file) => onDraft({ ...draft, file })}
      />
    </section>
  );
}
