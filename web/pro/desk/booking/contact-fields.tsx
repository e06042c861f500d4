import { OneOf, SomeOf } from '../../../design/choices.tsx';
import type { Errors } from '../../../design/error-summary.tsx';
import { TextField } from '../../../design/field.tsx';
import { HALF_DAYS } from '../desk-words.ts';
import { byOf } from '../reach.ts';
import { texts } from '../texts.fr.ts';
import { type Draft, reachOf } from './draft.ts';

interface ContactFieldsProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly errors: Errors;
}

/** F4: e-mail, phone at given hours, or nothing, and `discreet` besides with a question agreed with the person. */
export function ContactFields({ draft, onDraft, errors }: ContactFieldsProps) {
  const words = texts.book;
  const by = byOf(reachOf(draft));
  return (
    <div class="stack">
      <OneOf
        id="by"
        legend={words.contact}
        hint={words.contactHint}
        value={by}
        onValue={(value) => onDraft({ ...draft, by: value })}
        options={(['email', 'phone', 'none'] as const).map((value) => ({
          value,
          label: words.by[value],
          hint: words.byHint[value],
        }))}
      />
      {by === 'phone' ? (
        <div class="many">
          <SomeOf
            id="hours"
            legend={words.hours}
            hint={words.hoursHint}
            values={draft.hours}
            onValues={(hours) => onDraft({ ...draft, hours })}
            options={HALF_DAYS.map((value) => ({ value, label: texts.words.hours[value] }))}
          />
        </div>
      ) : null}
      <SomeOf
        id="discreet"
        legend={words.discreet}
        hint={words.discreetHint}
        values={draft.discreet ? ['discreet'] : []}
        onValues={(chosen) => onDraft({ ...draft, discreet: chosen.length > 0 })}
        options={[{ value: 'discreet', label: words.discreetBox }]}
      />
      {draft.discreet ? (
        <div class="fields">
          <TextField
            id="ask"
            label={words.question}
            hint={words.questionHint}
            optional
            maxLength={120}
            autoComplete="off"
            value={draft.ask}
            error={errors['ask']}
            onValue={(ask) => onDraft({ ...draft, ask })}
          />
          <TextField
            id="answer"
            label={words.answer}
            optional
            maxLength={120}
            autoComplete="off"
            value={draft.answer}
            error={errors['answer']}
            onValue={(answer) => onDraft({ ...draft, answer })}
          />
        </div>
      ) : null}
    </div>
  );
}
