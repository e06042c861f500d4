import { useState } from 'preact/hooks';
import type { Problem, Slot } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useKey } from '../../app/use-key.ts';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Times } from '../desk/booking/times.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { useActs } from './acts.ts';
import { texts } from './texts.fr.ts';
import { SUPPORT } from './types.ts';

interface AddAppointmentProps {
  /** The one that could not be booked, when this takes its place. */
  readonly insteadOf?: string | undefined;
  readonly onClose: () => void;
}

/** One more appointment, or another in place of one that could not be booked: a free time of both agendas. */
export function AddAppointment({ insteadOf, onClose }: AddAppointmentProps) {
  const { ask } = useStaff();
  const { services, places } = useCatalogue();
  const { mode: modeWords, moment } = useWords();
  const { series, done, again } = useActs();
  const [mode, setMode] = useState<Slot['mode']>('on-site');
  const [problem, setProblem] = useState<Problem>();
  const [busy, setBusy] = useState(false);
  const keyFor = useKey();
  const service = services.find(({ id }) => id === SUPPORT);
  const modes = (service?.modes ?? []).filter((one) => one !== 'home' || series.home === 'given');
  const words = texts.series;
  const take = async ({ start, place, mode: how }: Slot) => {
    if (busy) return;
    setBusy(true);
    const body = { start, place, mode: how, ...(insteadOf === undefined ? {} : { insteadOf }) };
    const answer = await ask(
      'POST /v1/staff/support-series/{id}/appointments',
      { params: { id: series.id }, body },
      { key: keyFor(body) },
    );
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.problem);
      if (answer.problem.status === 409) again();
      return;
    }
    const isFixed = answer.value.appointments.some(
      (one) => one.status === 'confirmed' && Date.parse(one.start) === Date.parse(start),
    );
    done(answer.value, isFixed ? words.added(moment(start)) : words.notAdded);
    onClose();
  };
  return (
    <div class="inset stack" aria-busy={busy}>
      <h3>{words.addTitle}</h3>
      {problem === undefined ? null : <Failed problem={problem} />}
      <SelectField
        id={`add-mode-${insteadOf ?? 'new'}`}
        label={words.mode}
        value={mode}
        options={modes.map((one) => ({ value: one, label: modeWords(one) }))}
        onValue={(value) => setMode(modes.find((one) => one === value) ?? mode)}
      />
      <Times
        wanted={{
          service: SUPPORT,
          mode,
          place: '',
          professional: series.professional,
          second: series.second ?? '',
        }}
        places={places.map(({ id }) => id)}
        onTake={(slot) => void take(slot)}
      />
      <div class="actions">
        <button type="button" class="button secondary" onClick={onClose}>
          {words.close}
        </button>
      </div>
    </div>
  );
}
