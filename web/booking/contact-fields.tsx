import { useTexts } from '../app/language.tsx';
import { optionsOf } from '../app/pairs.ts';
import { OneOf, SomeOf } from '../design/choices.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { Notice } from '../design/notice.tsx';
import { DiscreetFields } from './discreet-fields.tsx';
import { type ChosenContact, changeDraft, type Draft, readDraft } from './draft.ts';

const WAYS = ['email', 'phone', 'none'] as const;

interface ContactFieldsProps {
  readonly draft: Draft;
  readonly errors: Errors;
  /** All, where nothing needs an answer. */
  readonly ways?: readonly ChosenContact['by'][];
}

/** How the person wants to hear of it, without a reason (F4); the proof of an e-mail is always the neutral code mail. */
export function ContactFields({ draft, errors, ways = WAYS }: ContactFieldsProps) {
  const { callBack, booking } = useTexts();
  const words = booking.person;
  const { contact, mode, invitation } = draft;
  const change = (change: Partial<ChosenContact>) =>
    changeDraft({ contact: { ...readDraft().contact, ...change } });
  const hasNoLink =
    mode === 'video' && invitation === undefined && (contact.by !== 'email' || contact.discreet);
  return (
    <div class="card stack">
      <OneOf
        id="by"
        legend={words.contact}
        hint={words.contactHint}
        options={ways.map((value) => ({ value, ...words.by[value] }))}
        value={contact.by}
        onValue={(by) => change({ by })}
      />
      {contact.by === 'phone' ? (
        <SomeOf
          id="hours"
          legend={words.hours}
          error={errors['hours']}
          options={optionsOf(callBack.hourNames)}
          values={contact.hours}
          onValues={(hours) => change({ hours })}
        />
      ) : null}
      <DiscreetFields contact={contact} hint={words.discreetHint} errors={errors} change={change} />
      {hasNoLink ? (
        <Notice tone="warning" role="status">
          <p>{words.noLink}</p>
        </Notice>
      ) : null}
    </div>
  );
}
