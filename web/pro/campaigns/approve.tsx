import { useState } from 'preact/hooks';
import { addDays } from '../../app/dates.ts';
import { useForm } from '../../app/use-form.ts';
import { ZoneNote } from '../../app/zone-note.tsx';
import { Button } from '../../design/button.tsx';
import { OneOf, SomeOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { wallClock } from '../desk/local-time.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Run } from './types.ts';

const LATEST_DAYS = 90;

interface Values {
  readonly when: 'now' | 'later' | undefined;
  readonly date: string;
  readonly time: string;
  readonly isOverridden: boolean;
}

interface ApproveProps {
  readonly run: Run;
  readonly onApproved: (run: Run) => void;
  /** What is shown may be out of date. */
  readonly onRefused: () => void;
}

/** Lets a run go, now or at an hour of the Caf's zone; when times are short only by saying so (L3). */
export function Approve({ run, onApproved, onRefused }: ApproveProps) {
  const { ask, me } = useStaff();
  const words = texts.approve;
  const today = wallClock(Date.now(), me.caf.zone).date;
  const isShort = run.outlook?.short === true;
  const [values, setValues] = useState<Values>({ when: undefined, date: '', time: '', isOverridden: false });
  const { errors, busy, submit } = useForm({
    values,
    check: (given) => check(given, isShort, today),
    send: async (given) => {
      const body = {
        ...(given.when === 'later' ? { date: given.date } : {}),
        ...(given.when === 'later' && given.time !== '' ? { time: given.time } : {}),
        ...(isShort ? { override: given.isOverridden } : {}),
      };
      const answer = await ask('POST /v1/staff/campaigns/{id}/approve', { params: { id: run.id }, body });
      if (answer.ok) return void onApproved(answer.value);
      onRefused();
      return answer.problem;
    },
  });
  const change = (changed: Partial<Values>) => setValues({ ...values, ...changed });
  return (
    <section class="card stack" aria-labelledby="approve">
      <h2 id="approve">{words.title}</h2>
      <p>
        {run.counts.letters > 0 ? words.lead(run.counts.letters) : words.leadDeferred(run.counts.deferred)}
      </p>
      {run.doubts === 0 ? null : <p>{words.doubtsLeft(run.doubts)}</p>}
      <ErrorSummary errors={errors} />
      <form class="stack" noValidate onSubmit={submit}>
        <OneOf
          id="when"
          legend={words.when}
          error={errors['when']}
          options={[
            { value: 'now', label: words.now },
            { value: 'later', label: words.later },
          ]}
          value={values.when}
          onValue={(when) => change({ when })}
        />
        {values.when === 'later' ? (
          <div class="fields">
            <TextField
              id="date"
              type="date"
              label={words.date}
              hint={words.zone}
              error={errors['date']}
              min={today}
              max={addDays(today, LATEST_DAYS)}
              value={values.date}
              onValue={(date) => change({ date })}
            />
            <TextField
              id="time"
              type="time"
              label={words.time}
              hint={words.timeHint}
              error={errors['time']}
              optional
              value={values.time}
              onValue={(time) => change({ time })}
            />
          </div>
        ) : null}
        {values.when === 'later' ? <ZoneNote /> : null}
        {isShort ? (
          <SomeOf
            id="override"
            legend={texts.outlook.overrideLegend}
            error={errors['override']}
            options={[{ value: 'yes', label: texts.outlook.override }]}
            values={values.isOverridden ? ['yes'] : []}
            onValues={(chosen) => change({ isOverridden: chosen.length > 0 })}
          />
        ) : null}
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.confirm}
          </Button>
        </div>
      </form>
    </section>
  );
}

function check({ when, date, isOverridden }: Values, isShort: boolean, today: string): Errors {
  const words = texts.approve.errors;
  const dateFault = date === '' ? words.date : date < today ? words.past : undefined;
  const isFar = date > addDays(today, LATEST_DAYS);
  return {
    ...(when === undefined ? { when: words.when } : {}),
    ...(when === 'later' && dateFault !== undefined ? { date: dateFault } : {}),
    ...(when === 'later' && dateFault === undefined && isFar ? { date: words.far } : {}),
    ...(isShort && !isOverridden ? { override: texts.outlook.overrideMissing } : {}),
  };
}
