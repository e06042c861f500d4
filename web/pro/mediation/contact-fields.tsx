import { OneOf, SomeOf } from '../../design/choices.tsx';
import { TextField } from '../../design/field.tsx';
import { HALF_DAYS } from '../desk/desk-words.ts';
import { byOf } from '../desk/reach.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import type { PartyFieldsProps } from './party-draft.ts';
import { texts } from './texts.fr.ts';

/** How one party is reached (F4): an address or a number of their own, by which of them, and discreetly or not. */
export function ContactFields({ id, draft, onDraft, errors }: PartyFieldsProps) {
  const words = texts.form.contact;
  const by = byOf(draft);
  const field = (name: 'email' | 'phone' | 'ask' | 'answer') => ({
    id: `${id}-${name}`,
    value: draft[name],
    error: errors[`${id}-${name}`],
    autoComplete: 'off',
    onValue: (typed: string) => onDraft({ ...draft, [name]: typed }),
  });
  return (
    <div class="stack">
      <div class="fields">
        <TextField
          {...field('email')}
          label={texts.form.email}
          hint={texts.form.emailHint}
          type="email"
          optional
        />
        <TextField {...field('phone')} label={texts.form.phone} type="tel" optional />
      </div>
      <div class="many">
        <OneOf
          id={`${id}-by`}
          legend={words.by}
          value={by}
          onValue={(value) => onDraft({ ...draft, by: value })}
          options={[
            { value: 'email', label: words.email },
            { value: 'phone', label: words.phone },
            { value: 'none', label: words.none, hint: words.noneHint },
          ]}
        />
      </div>
      {by === 'phone' ? (
        <div class="many">
          <SomeOf
            id={`${id}-hours`}
            legend={words.hours}
            hint={words.hoursHint}
            values={draft.hours}
            onValues={(hours) => onDraft({ ...draft, hours })}
            options={HALF_DAYS.map((value) => ({ value, label: deskTexts.words.hours[value] }))}
          />
        </div>
      ) : null}
      <SomeOf
        id={`${id}-discreet`}
        legend={words.discreet}
        values={draft.discreet ? ['discreet'] : []}
        onValues={(chosen) => onDraft({ ...draft, discreet: chosen.length > 0 })}
        options={[{ value: 'discreet', label: words.discreetBox, hint: words.discreetHint }]}
      />
      {draft.discreet ? (
        <div class="fields">
          <TextField {...field('ask')} label={words.question} maxLength={120} optional />
          <TextField {...field('answer')} label={words.answer} maxLength={120} optional />
        </div>
      ) : null}
    </div>
  );
}
