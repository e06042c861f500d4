import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { Problem, Slot } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useIsDelicate } from '../../app/service-words.ts';
import { isTimeGone } from '../../booking/book.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SlotSlip } from './facts.tsx';
import { type Own, slotOf } from './own.ts';

interface CheckProps extends Own {
  readonly chosen: Slot;
  /** Somebody else was quicker; the appointment stands as it was (B4). */
  readonly onTaken: (others: readonly Slot[]) => void;
}

/** The old time and the new one, before anything changes. */
export function CheckStep({ view, token, chosen, onDone, onTaken }: CheckProps) {
  const words = useTexts().own;
  const delicate = useIsDelicate(view);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const move = async () => {
    setBusy(true);
    const { start, place, mode } = chosen;
    const answer = await call('POST /v1/appointments/{token}/move', {
      params: { token },
      body: { start, place, mode },
    });
    setBusy(false);
    if (answer.ok) onDone(answer.value, 'moved');
    else if (isTimeGone(answer.problem)) onTaken(answer.problem.alternatives);
    else setProblem(answer.problem);
  };
  return (
    <Page title={words.checkTitle} lead={words.moveLead} delicate={delicate}>
      {problem === undefined ? null : <Failed problem={problem} />}
      <SlotSlip title={words.former} slot={slotOf(view)} zone={view.zone} off />
      <SlotSlip title={words.next} slot={chosen} zone={view.zone} />
      <div class="actions">
        <Button busy={isBusy} onClick={() => void move()}>
          {words.confirmMove}
        </Button>
        <a class="button secondary" href="/rendez-vous/deplacer">
          {words.otherTime}
        </a>
      </div>
      <p>
        <a class="link-large" href="/rendez-vous">
          {words.back}
        </a>
      </p>
    </Page>
  );
}
