import { useRef, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { serverNow } from '../api/server-clock.ts';
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
  const bar = useRef<HTMLElement>(null);
  // The pressed button goes; the focus must not go with it.
  const { problem, busy, minutesThen, prolong } = useProlonging(() => bar.current?.focus());
  if (slot === undefined || over) return null;
  const canProlong = soon && draft.pending === undefined && draft.hold?.prolonged === false;
  return (
    <section ref={bar} tabIndex={-1} class={soon ? 'hold soon' : 'hold'}>
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
        {minutesThen === undefined || soon ? null : <p>{words.prolonged(minutesThen)}</p>}
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

/** `minutesThen`: how long the time was kept when it was prolonged; said once, so it does not count down. */
function useProlonging(onDone: () => void) {
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const [minutesThen, setMinutesThen] = useState<number>();
  const prolong = async () => {
    const { hold } = readDraft();
    if (hold === undefined) return;
    setBusy(true);
    setProblem(undefined);
    const longer = await call('POST /v1/holds/{hold}/prolong', { params: { hold: hold.token } });
    setBusy(false);
    if (longer.ok) {
      const { expiresAt } = longer.value;
      setMinutesThen(Math.ceil((Date.parse(expiresAt) - serverNow()) / 60_000));
      onDone();
      changeDraft({ hold: { ...hold, expiresAt, prolonged: true } });
      return;
    }
    // Once only: an earlier try did it, and its answer was lost.
    if (longer.problem.code === 'NOT_POSSIBLE_NOW') {
      onDone();
      changeDraft({ hold: { ...hold, prolonged: true } });
    } else if (longer.problem.code === 'NOT_FOUND') loseTime('hold-over');
    else setProblem(longer.problem);
  };
  return { problem, busy, minutesThen, prolong: () => void prolong() };
}
