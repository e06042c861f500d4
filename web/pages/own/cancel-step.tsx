import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useTexts } from '../../app/language.tsx';
import { Page } from '../../app/page.tsx';
import { useIsDelicate } from '../../app/service-words.ts';
import { useAct } from '../../app/use-act.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SlotLine } from './facts.tsx';
import { type Own, slotOf } from './own.ts';

/** Another tab or the Caf has moved it since this page was read: the page is read again before anything is cancelled. */
function Trouble({ problem }: { problem: Problem }) {
  if (problem.code !== 'CHANGED_MEANWHILE') return <Failed problem={problem} />;
  return <Failed problem={problem} again={() => location.reload()} />;
}

/** The second of two steps: nothing is cancelled by a link alone (B10). */
export function CancelStep({ view, token, onDone }: Own) {
  const words = useTexts().own;
  const delicate = useIsDelicate(view);
  const { busy, problem, act } = useAct();
  const cancel = () =>
    act(
      () => call('POST /v1/appointments/{token}/cancel', { params: { token }, body: { start: view.start } }),
      (next) => onDone(next, 'cancelled'),
    );
  return (
    <Page title={words.cancelTitle} delicate={delicate}>
      {problem === undefined ? null : <Trouble problem={problem} />}
      <div class="card slip">
        <SlotLine slot={slotOf(view)} zone={view.zone} />
      </div>
      <p>{words.cancelWords}</p>
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={() => void cancel()}>
          {words.yesCancel}
        </Button>
        <a class="button secondary" href="/rendez-vous">
          {words.noCancel}
        </a>
      </div>
      {view.canMove ? (
        <p>
          <a class="link-large" href="/rendez-vous/deplacer">
            {words.rather}
          </a>
        </p>
      ) : null}
    </Page>
  );
}
