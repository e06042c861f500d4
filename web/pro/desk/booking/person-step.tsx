import type { Problem } from '../../../api/contract.ts';
import { useForm } from '../../../app/use-form.ts';
import { Button } from '../../../design/button.tsx';
import { SomeOf } from '../../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../../design/error-summary.tsx';
import { Notice } from '../../../design/notice.tsx';
import { Agreement } from '../agreement.tsx';
import { NEEDS, useWords } from '../desk-words.ts';
import { IdentityFields } from '../identity-fields.tsx';
import { texts } from '../texts.fr.ts';
import { checkPerson } from './book-body.ts';
import { ContactFields } from './contact-fields.tsx';
import type { Draft } from './draft.ts';

interface PersonStepProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  /** What the service refused of these answers, when it was asked. */
  readonly refused: Errors;
  readonly onDone: () => void;
}

/** Who comes, how they want to be told (F4), what the visit needs (B12), and that they agree (F1). */
export function PersonStep({ draft, onDraft, refused, onDone }: PersonStepProps) {
  const { zone } = useWords();
  const { errors, submit } = useForm({
    values: draft,
    check: (values) => checkPerson(values, zone),
    send: async (): Promise<Problem | undefined> => {
      onDone();
      return undefined;
    },
  });
  const shown = Object.keys(errors).length > 0 ? errors : refused;
  const { person } = draft;
  const words = texts.book;
  const hasNoChannel = person.email.trim() === '' && person.phone.trim() === '';
  const isNamed = person.lastName.trim() !== '' && person.firstName.trim() !== '';
  return (
    <form class="stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={shown} />
      <div class="halves">
        <div class="card stack">
          <h2>{words.who}</h2>
          <IdentityFields
            person={person}
            onPerson={(typed) => onDraft({ ...draft, person: typed })}
            errors={shown}
          />
          <div class="many">
            <SomeOf
              id="needs"
              legend={words.needs}
              hint={words.needsHint}
              values={draft.needs}
              onValues={(needs) => onDraft({ ...draft, needs })}
              options={NEEDS.map((value) => ({ value, label: words.needLabels[value] }))}
            />
          </div>
        </div>
        <div class="card stack">
          <ContactFields draft={draft} onDraft={onDraft} errors={shown} />
          <div role="status">
            {hasNoChannel && isNamed ? (
              <Notice tone="warning" title={words.noChannelTitle}>
                <p>{words.noChannel}</p>
              </Notice>
            ) : null}
          </div>
        </div>
      </div>
      <div class="card">
        <Agreement
          id="agreement"
          value={draft.agreed}
          onValue={(agreed) => onDraft({ ...draft, agreed })}
          errors={shown}
          zone={zone}
        />
      </div>
      <div class="actions">
        <Button type="submit">{words.toCheck}</Button>
      </div>
    </form>
  );
}
