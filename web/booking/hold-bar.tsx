import { useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { useTexts } from '../app/language.tsx';
import { useWhen } from '../app/use-when.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { changeDraft, loseTime, readDraft } from './draft.ts';
import { chosenSlot, keptUntil } from './steps.ts';
import { Trouble } from './trouble.tsx';
import { useDraft } from './use-draft.ts';
import { useTimeLeft } from './use-time-left.ts';

/** The chosen time and how long it is kept; two minutes before the end a warning is spoken once, with a way to have more time (B5). */
export function HoldBar() {
  const words = useTexts().booking.hold;
  const when = useWhen();
  const draft = useDraft();
  const slot = chosenSlot(draft);
  const { minutes, soon, over } = useTimeLeft(keptUntil(draft));
  const { problem, busy, wasProlonged, prolong } = useProlonging();
  if (slot === undefined || over) return null;
  const canProlong = soon && draft.pending === undefined && draft.hold?.prolonged === false;
  return (
    <section class={soon ? 'hold soon' : 'hold'}>
      <p class="hold-time">
        <Icon name="clock" />
        <span>
          <strong>{when.shortDayAndTime(slot.start)}</strong>
          <span class="block">{words.left(minutes)}</span>
        </span>
      </p>
      <div role="status">
        {soon ? <p>{words.soon}</p> : null}
        {soon && !canProlong ? <p>{words.last}</p> : null}
        {wasProlonged && !soon ? <p>{words.prolonged(minutes)}</p> : null}
      </div>
      {canProlong ? (
        <Button kind="secondary" busy={busy} onClick={prolong}>
          {words.prolong}
        </Button>
      ) : null}
      <Trouble problem={problem} />
    </section>
  );
}

function useProlonging() {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [wasProlonged, setProlonged] = useState(false);
  const prolong = async () => {
    const { hold } = readDraft();
    if (hold === undefined) return;
    setBusy(true);
    setProblem(undefined);
    const longer = await call('POST /v1/holds/{hold}/prolong', { params: { hold: hold.token } });
    setBusy(false);
    if (longer.ok) {
      setProlonged(true);
      changeDraft({ hold: { ...hold, expiresAt: longer.value.expiresAt, prolonged: true } });
      return;
    }
    // Once only: an earlier try did it, and its answer was lost.
    if (longer.problem.code === 'NOT_POSSIBLE_NOW') changeDraft({ hold: { ...hold, prolonged: true } });
    else if (longer.problem.code === 'NOT_FOUND') loseTime('hold-over');
    else setProblem(longer.problem);
  };
  return { problem, busy, wasProlonged, prolong: () => void prolong() };
}
