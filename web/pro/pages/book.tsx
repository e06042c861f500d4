import { useState } from 'preact/hooks';
import type { Slot } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import '../desk/desk.css';
import { CheckStep } from '../desk/booking/check-step.tsx';
import { ChosenTime } from '../desk/booking/chosen-time.tsx';
import { DoneStep } from '../desk/booking/done-step.tsx';
import { type Draft, EMPTY, keepDraft, readDraft } from '../desk/booking/draft.ts';
import { PersonStep } from '../desk/booking/person-step.tsx';
import { STEPS } from '../desk/booking/start-booking.ts';
import { TimeStep } from '../desk/booking/time-step.tsx';
import type { Booked } from '../desk/booking/use-book.ts';
import { fullName } from '../desk/desk-words.ts';
import { texts } from '../desk/texts.fr.ts';
import { useHash } from '../desk/use-hash.ts';

/** Books for somebody who agreed (F1): time, person, check, done; one entry of the history each, all under one address. */
export default function Book() {
  const [draft, setDraft] = useState(readDraft);
  const [refused, setRefused] = useState<Errors>({});
  const [done, setDone] = useState<{ draft: Draft; booked: Booked }>();
  const { hash, go } = useHash();
  const step = hash === STEPS.done && done !== undefined ? 'done' : stepOf(hash, draft);
  const change = (next: Draft) => {
    setDraft(next);
    keepDraft(next);
    setRefused({});
  };
  const restart = (known: Partial<Draft>) => {
    change({ ...EMPTY, ...known });
    go(STEPS.time);
  };
  const take = (slot: Slot) => {
    change({ ...readDraft(), slot });
    go(isComplete(draft) ? STEPS.check : STEPS.person);
  };
  const booked = (answer: Booked) => {
    setDone({ draft, booked: answer });
    change(EMPTY);
    go(STEPS.done, { replace: true });
  };
  const { title, at } = HEADINGS[step];
  const name = fullName(draft.person).trim();
  return (
    <Page
      key={step}
      title={title}
      neutralTitle={texts.book.title}
      hasErrors={Object.keys(refused).length > 0}
      lead={at === undefined ? undefined : texts.book.step(at)}
    >
      <div class="desk stack">
        {step === 'time' && name !== '' ? (
          <p class="chosen">
            <strong>{texts.book.for(name)}</strong>
            <button type="button" class="button quiet" onClick={() => restart({})}>
              {texts.book.restart}
            </button>
          </p>
        ) : null}
        {step === 'person' ? <ChosenTime draft={draft} /> : null}
        {step === 'time' ? <TimeStep draft={draft} onDraft={change} onTake={take} /> : null}
        {step === 'person' ? (
          <PersonStep draft={draft} onDraft={change} refused={refused} onDone={() => go(STEPS.check)} />
        ) : null}
        {step === 'check' ? (
          <CheckStep
            draft={draft}
            onDraft={change}
            onRefused={(errors) => {
              setRefused(errors);
              go(STEPS.person);
            }}
            onBooked={booked}
          />
        ) : null}
        {step === 'done' && done !== undefined ? <DoneStep {...done} onAnother={restart} /> : null}
      </div>
    </Page>
  );
}

type Step = 'time' | 'person' | 'check' | 'done';

const HEADINGS: Readonly<Record<Step, { title: string; at?: number }>> = {
  time: { title: texts.book.steps.time, at: 1 },
  person: { title: texts.book.steps.person, at: 2 },
  check: { title: texts.book.steps.check, at: 3 },
  done: { title: texts.book.steps.done },
};

/** Nobody stands at a step whose answers are missing, whatever the address says. */
function stepOf(hash: string, draft: Draft): Step {
  if (draft.slot === undefined) return 'time';
  if (hash === STEPS.check && isComplete(draft)) return 'check';
  return hash === STEPS.person || hash === STEPS.check ? 'person' : 'time';
}

/** Enough for a look at the whole; the rest was checked when the form was sent. */
const isComplete = ({ person, agreed }: Draft) =>
  agreed.given && person.lastName.trim() !== '' && person.firstName.trim() !== '';
