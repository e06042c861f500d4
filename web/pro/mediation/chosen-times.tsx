import { addDays } from '../../app/dates.ts';
import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { LONGEST_WAIT_DAYS } from './proposal.ts';
import { texts } from './session-texts.fr.ts';

interface ChosenTimesProps {
  readonly chosen: readonly string[];
  readonly onRemove: (start: string) => void;
  /** Local date until whose end answers are waited for; '' for the usual time. */
  readonly until: string;
  readonly onUntil: (date: string) => void;
  readonly errors: Errors;
}

/** What will be proposed, in the mediator's order, and until when. */
export function ChosenTimes({ chosen, onRemove, until, onUntil, errors }: ChosenTimesProps) {
  const { moment, zone } = useWords();
  const today = wallClock(Date.now(), zone).date;
  const words = texts.plan;
  return (
    <section class="card stack" aria-labelledby="chosen">
      <h2 id="chosen">{words.chosen}</h2>
      <div id="chosen-times" tabIndex={-1}>
        {errors['chosen-times'] === undefined ? null : <p class="field-error">{errors['chosen-times']}</p>}
        {chosen.length === 0 ? <p class="soft">{words.nothing}</p> : null}
        <ol class="chosen-times">
          {chosen.map((start) => (
            <li key={start}>
              <strong>{moment(start)}</strong>
              <button
                type="button"
                class="button quiet"
                aria-label={words.remove(moment(start))}
                onClick={() => onRemove(start)}
              >
                {words.removeShort}
              </button>
            </li>
          ))}
        </ol>
      </div>
      <TextField
        id="until"
        type="date"
        look="short"
        label={words.until}
        hint={words.untilHint}
        optional
        min={today}
        max={addDays(today, LONGEST_WAIT_DAYS - 1)}
        value={until}
        error={errors['until']}
        onValue={onUntil}
      />
    </section>
  );
}
