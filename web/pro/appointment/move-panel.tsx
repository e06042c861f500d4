import '../desk/times.css';
import { useState } from 'preact/hooks';
import type { Problem, Slot } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { SelectField } from '../../design/field.tsx';
import { Times } from '../desk/booking/times.tsx';
import { type Mode, useWords } from '../desk/desk-words.ts';
import { texts } from '../texts.fr.ts';
import { ConfirmMove } from './confirm-move.tsx';
import { MoveByHand } from './move-by-hand.tsx';
import type { PanelProps } from './panel.tsx';

/** Another free time, then the person's agreement; a time that went to somebody else brings back to the times, with what was said kept. */
export function MovePanel(props: PanelProps) {
  return props.appointment.service === undefined || props.appointment.mode === undefined ? (
    <MoveByHand {...props} />
  ) : (
    <MoveByTimes {...props} service={props.appointment.service} mode={props.appointment.mode} />
  );
}

function MoveByTimes(props: PanelProps & { readonly service: string; readonly mode: Mode }) {
  const { appointment } = props;
  const { services, places } = useCatalogue();
  const words = useWords();
  const service = services.find(({ id }) => id === props.service);
  const isFree = service?.bookableBy === 'anyone';
  const [mode, setMode] = useState(props.mode);
  const [place, setPlace] = useState(props.mode === 'on-site' ? appointment.place : '');
  const [isSame, setSame] = useState(true);
  const [slot, setSlot] = useState<Slot>();
  const [taken, setTaken] = useState<Problem>();
  const labels = texts.move;
  const professional = isSame || !isFree ? appointment.professional.id : '';
  if (slot !== undefined)
    return (
      <ConfirmMove
        {...props}
        slot={slot}
        professional={professional === '' ? undefined : professional}
        onOther={(problem) => {
          setTaken(problem);
          setSlot(undefined);
        }}
      />
    );
  const open = places.filter(({ id }) => service?.places.includes(id) === true);
  return (
    <div class="stack">
      {taken === undefined ? null : (
        <div class="notice warning stack-small" role="alert">
          <p>{labels.taken}</p>
          {taken.alternatives.length === 0 ? null : (
            <ul class="chips">
              {taken.alternatives.map((other) => (
                <li key={other.start}>
                  <button type="button" class="chip" onClick={() => setSlot(other)}>
                    {words.when.shortDay(other.start)}, {words.when.time(other.start)}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </div>
      )}
      <div class="fields">
        <SelectField
          id="mode"
          label={labels.mode}
          value={mode}
          options={(service?.modes ?? [mode]).map((one) => ({ value: one, label: texts.modes[one] }))}
          onValue={(value) => setMode(service?.modes.find((one) => one === value) ?? mode)}
        />
        <SelectField
          id="place"
          label={labels.place}
          value={place}
          options={[
            { value: '', label: labels.anyPlace },
            ...open.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onValue={setPlace}
        />
        {isFree ? (
          <SelectField
            id="with"
            label={labels.with}
            value={isSame ? 'same' : 'any'}
            options={[
              { value: 'same', label: words.professional(appointment.professional) },
              { value: 'any', label: labels.anyone },
            ]}
            onValue={(value) => setSame(value === 'same')}
          />
        ) : null}
      </div>
      <Times
        wanted={{ service: props.service, mode, place, professional, second: appointment.second?.id ?? '' }}
        places={open.map(({ id }) => id)}
        onTake={setSlot}
      />
      <div class="actions">
        <button type="button" class="button secondary" onClick={props.onClose}>
          {labels.leave}
        </button>
      </div>
    </div>
  );
}
