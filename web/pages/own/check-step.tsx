import { call } from '../../api/client.ts';
import type { Slot } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useIsDelicate } from '../../app/service-words.ts';
import { useAct } from '../../app/use-act.ts';
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
  const { busy, problem, act } = useAct();
  const { start, place, mode } = chosen;
  const move = () =>
    act(
      () => call('POST /v1/appointments/{token}/move', { params: { token }, body: { start, place, mode } }),
      (next) => onDone(next, 'moved'),
      (refused) => {
        if (isTimeGone(refused)) onTaken(refused.alternatives);
      },
    );
  return (
    <Page title={words.checkTitle} lead={words.moveLead} delicate={delicate}>
      {problem === undefined ? null : <Failed problem={problem} />}
      <SlotSlip title={words.former} slot={slotOf(view)} zone={view.zone} off />
      <SlotSlip title={words.next} slot={chosen} zone={view.zone} />
      <div class="actions">
        <Button busy={busy} onClick={() => void move()}>
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
