import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { useStaff } from '../staff.tsx';
import { fullName } from './desk-words.ts';
import { howTold, type SettlingProps, useSettling } from './settle.ts';
import { texts } from './texts.fr.ts';

/** Cancels in the Caf's name, in two gestures. */
export function CancelTouched({ disruption, touched: { appointment }, onDone, onGiveUp }: SettlingProps) {
  const { ask } = useStaff();
  const { busy, problem, settle } = useSettling();
  const name = fullName(appointment.person);
  const body = { appointment: appointment.id };
  const cancel = () =>
    void settle(
      () => ask('POST /v1/staff/disruptions/{id}/cancel', { params: { id: disruption }, body }),
      () => onDone(`${texts.disruptions.told.cancelled(name)} ${howTold(appointment)}`),
    );
  return (
    <div class="inset stack">
      <h3>{texts.disruptions.cancelTitle(name)}</h3>
      <p>{texts.disruptions.cancelWords}</p>
      <p class="small">{howTold(appointment)}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <div class="actions">
        <Button kind="danger" busy={busy} onClick={cancel}>
          {texts.disruptions.cancelDo}
        </Button>
        <Button kind="quiet" onClick={onGiveUp}>
          {texts.disruptions.giveUp}
        </Button>
      </div>
    </div>
  );
}
