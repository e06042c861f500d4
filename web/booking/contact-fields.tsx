import { useTexts } from '../app/language.tsx';
import { OneOf, SomeOf } from '../design/choices.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { Notice } from '../design/notice.tsx';
import { type ChosenContact, changeDraft, type Draft, type Hour, readDraft } from './draft.ts';

const WAYS = ['email', 'phone', 'none'] as const;
const HOURS: readonly Hour[] = ['morning', 'midday', 'afternoon'];

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
          options={HOURS.map((value) => ({ value, label: callBack.hourNames[value] }))}
          values={contact.hours}
          onValues={(hours) => change({ hours })}
        />
      ) : null}
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
            <span class="hint block">{words.discreetHint}</span>
          </span>
        </label>
      </div>
      {contact.discreet ? <Question contact={contact} errors={errors} change={change} /> : null}
      {hasNoLink ? (
        <Notice tone="warning" role="status">
          <p>{words.noLink}</p>
        </Notice>
      ) : null}
    </div>
  );
}

interface QuestionProps {
  readonly contact: ChosenContact;
  readonly errors: Errors;
  readonly change: (change: Partial<ChosenContact>) => void;
}

function Question({ contact, errors, change }: QuestionProps) {
  const words = useTexts().booking.person;
  return (
    <>
      <TextField
        id="question"
        label={words.question}
        hint={words.questionHint}
        autoComplete="off"
        error={errors['question']}
        value={contact.ask}
        onValue={(ask) => change({ ask })}
      />
      <TextField
        id="answer"
        label={words.answer}
        autoComplete="off"
        error={errors['answer']}
        value={contact.answer}
        onValue={(answer) => change({ answer })}
      />
    </>
  );
}
