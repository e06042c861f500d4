import { useState } from 'preact/hooks';
import type { Slot } from '../../../api/contract.ts';
import { Button } from '../../../design/button.tsx';
import { Failed } from '../../../design/failed.tsx';
import { useWords } from '../desk-words.ts';
import { contactOf } from '../reach.ts';
import { texts } from '../texts.fr.ts';
import { AlreadyBooked } from './already-booked.tsx';
import { Alternatives } from './alternatives.tsx';
import { type Draft, reachOf } from './draft.ts';
import { Facts } from './facts.tsx';
import { STEPS } from './start-booking.ts';
import { type Booked, useBook } from './use-book.ts';

interface CheckStepProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft) => void;
  readonly onRefused: (errors: Readonly<Record<string, string>>) => void;
  readonly onBooked: (booked: Booked) => void;
}

/** Everything once more before it counts; a time that went away is replaced here, with all that was typed kept. */
export function CheckStep({ draft, onDraft, onRefused, onBooked }: CheckStepProps) {
  const { moment } = useWords();
  const { book, busy, problem, forget } = useBook({ draft, onRefused, onBooked });
  const [newTime, setNewTime] = useState<string>();
  const take = (slot: Slot) => {
    onDraft({ ...draft, slot });
    setNewTime(texts.book.newTime(moment(slot.start)));
    forget();
  };
  return (
    <div class="stack">
      <div role="status">{newTime === undefined ? null : <p class="notice good">{newTime}</p>}</div>
      {problem?.code === 'SLOT_TAKEN' ? (
        <Alternatives alternatives={problem.alternatives} onTake={take} />
      ) : null}
      {problem?.code === 'ALREADY_BOOKED' ? <AlreadyBooked draft={draft} /> : null}
      {problem !== undefined && problem.code !== 'SLOT_TAKEN' && problem.code !== 'ALREADY_BOOKED' ? (
        <Failed problem={problem} />
      ) : null}
      <div class="card">
        <Facts draft={draft} contact={contactOf(reachOf(draft))} />
      </div>
      <div class="actions">
        <Button busy={busy} onClick={() => void book()}>
          {texts.book.confirm}
        </Button>
        <a class="button secondary" href={STEPS.person}>
          {texts.book.changePerson}
        </a>
        <a class="button secondary" href={STEPS.time}>
          {texts.book.changeTime}
        </a>
      </div>
    </div>
  );
}
