import '../desk/times.css';
import { useState } from 'preact/hooks';
import type { Problem } from '../../api/contract.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { instantAt } from '../desk/local-time.ts';
import { texts } from '../texts.fr.ts';
import { ConfirmMove } from './confirm-move.tsx';
import type { PanelProps } from './panel.tsx';

/** For reception, which does not see what the appointment is about (D6) and so no list of times: the hour agreed with the professional. */
export function MoveByHand(props: PanelProps) {
  const { zone, when } = useWords();
  const [date, setDate] = useState('');
  const [time, setTime] = useState('');
  const [start, setStart] = useState<string>();
  const [errors, setErrors] = useState<Errors>({});
  const [taken, setTaken] = useState<Problem>();
  const labels = texts.move;
  if (start !== undefined)
    return (
      <ConfirmMove
        {...props}
        slot={{ start }}
        professional={props.appointment.professional.id}
        onOther={(problem) => {
          setTaken(problem);
          setStart(undefined);
        }}
      />
    );
  const choose = (event: Event) => {
    event.preventDefault();
    const instant = instantAt(date, time, zone);
    if (Number.isNaN(instant)) {
      setErrors({ date: labels.missing });
      return;
    }
    setErrors({});
    setStart(new Date(instant).toISOString());
  };
  return (
    <form class="stack" onSubmit={choose} noValidate>
      <ErrorSummary errors={errors} />
      {taken === undefined ? null : (
        <div class="notice warning stack-small" role="alert">
          <p>{labels.taken}</p>
          <ul class="chips">
            {taken.alternatives.map((other) => (
              <li key={other.start}>
                <button type="button" class="chip" onClick={() => setStart(other.start)}>
                  {when.shortDay(other.start)}, {when.time(other.start)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
      <p>{labels.byHand}</p>
      <div class="row">
        <TextField
          id="date"
          type="date"
          look="short"
          label={labels.date}
          value={date}
          error={errors['date']}
          onValue={setDate}
        />
        <TextField
          id="time"
          type="time"
          look="short"
          label={labels.time}
          value={time}
          step="300"
          onValue={setTime}
        />
      </div>
      <div class="actions">
        <Button type="submit">{labels.next}</Button>
        <Button kind="secondary" onClick={props.onClose}>
          {labels.leave}
        </Button>
      </div>
    </form>
  );
}
