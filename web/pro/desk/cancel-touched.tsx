import { useAct } from '../../app/use-act.ts';
import { useStaff } from '../staff.tsx';
import { fullName } from './desk-words.ts';
import { howTold, type SettlingProps } from './settle.ts';
import { SettlingForm } from './settling-form.tsx';
import { texts } from './texts.fr.ts';

/** Cancels in the Caf's name, in two gestures. */
export function CancelTouched({ disruption, touched: { appointment }, onDone, onGiveUp }: SettlingProps) {
  const { ask } = useStaff();
  const { busy, problem, act } = useAct();
  const name = fullName(appointment.person);
  const body = { appointment: appointment.id };
  const cancel = () =>
    void act(
      () => ask('POST /v1/staff/disruptions/{id}/cancel', { params: { id: disruption }, body }),
      () => onDone(`${texts.disruptions.told.cancelled(name)} ${howTold(appointment)}`),
    );
  return (
    <SettlingForm
      title={texts.disruptions.cancelTitle(name)}
      problem={problem}
      busy={busy}
      kind="danger"
      yes={texts.disruptions.cancelDo}
      onYes={cancel}
      no={texts.disruptions.giveUp}
      onNo={onGiveUp}
    >
      <p>{texts.disruptions.cancelWords}</p>
      <p class="small">{howTold(appointment)}</p>
    </SettlingForm>
  );
}
