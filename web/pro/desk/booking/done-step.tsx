import { Notice } from '../../../design/notice.tsx';
import { AppointmentLine, useMayOpen } from '../appointment-line.tsx';
import { fullName, useWords } from '../desk-words.ts';
import { contactOf } from '../reach.ts';
import { texts } from '../texts.fr.ts';
import { type Draft, reachOf } from './draft.ts';
import type { Booked } from './use-book.ts';
import { useSettledCallBack } from './use-settled-call-back.ts';

interface DoneStepProps {
  /** What was booked, as it was typed. */
  readonly draft: Draft;
  readonly booked: Booked;
  readonly onAnother: (known: Partial<Draft>) => void;
}

/** It is booked: what the person hears of it, what may be a duplicate, and what can come next. */
export function DoneStep({ draft, booked, onAnother }: DoneStepProps) {
  const words = useWords();
  const mayOpen = useMayOpen();
  const callBack = useSettledCallBack(draft.callBack);
  const { person, slot } = draft;
  const name = fullName(person);
  const again = { person, by: draft.by, hours: draft.hours, discreet: draft.discreet };
  return (
    <div class="stack">
      <Notice tone="good">
        <p>
          <strong>{words.moment(booked.start)}</strong>
          {slot === undefined ? null : `, ${words.place(slot.place)}, ${words.mode(slot.mode)}`}
        </p>
        <p>{texts.book.for(name)}</p>
        <p>{toldWords(draft)}</p>
      </Notice>
      <div role="status">
        {callBack === 'done' ? <p>{texts.book.callBackDone}</p> : null}
        {callBack === 'still' ? (
          <Notice tone="warning">
            <p>{texts.book.callBackStill}</p>
          </Notice>
        ) : null}
      </div>
      {booked.possibleDuplicates.length === 0 ? null : (
        <section class="notice warning stack-small" aria-labelledby="duplicates">
          <h2 id="duplicates">{texts.book.duplicatesTitle}</h2>
          <p>{texts.book.duplicates}</p>
          <ul class="plain-list lines">
            {booked.possibleDuplicates.map((one) => (
              <li key={one.id}>
                <AppointmentLine appointment={one} name={fullName(one.person)} />
              </li>
            ))}
          </ul>
        </section>
      )}
      <div class="actions">
        {draft.callBack === undefined ? null : (
          <a class="button" href="/pro/rappels">
            {texts.book.toCallBacks}
          </a>
        )}
        <button
          type="button"
          class={draft.callBack === undefined ? 'button' : 'button secondary'}
          onClick={() => onAnother({})}
        >
          {texts.book.another}
        </button>
        <button type="button" class="button secondary" onClick={() => onAnother(again)}>
          {texts.book.samePerson(name)}
        </button>
        {mayOpen ? (
          <a class="button secondary" href={`/pro/rendez-vous/${booked.id}`}>
            {texts.book.open}
          </a>
        ) : null}
      </div>
    </div>
  );
}

function toldWords(draft: Draft): string {
  const { by, discreet } = contactOf(reachOf(draft));
  const told = texts.book.doneTold;
  const email = draft.person.email.trim();
  switch (by) {
    case 'email':
      return discreet ? told.discreet(email) : told.email(email);
    case 'phone':
      return told.phone;
    case 'none':
      return told.none;
  }
}
