import { useCatalogue } from '../../app/catalogue.tsx';
import { middayOf } from '../../app/dates.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { type Row, type SupportDraft, timesOf } from './draft.ts';
import { texts } from './texts.fr.ts';
import { SUPPORT } from './types.ts';

interface DatesStepProps {
  readonly draft: SupportDraft;
  readonly onDraft: (draft: SupportDraft) => void;
  readonly errors: Errors;
  readonly busy: boolean;
  readonly submit: (event: Event) => void;
  readonly onBack: () => void;
}

/** The dates that were proposed, each to be changed or left out before anything is booked. */
export function DatesStep({ draft, onDraft, errors, busy, submit, onBack }: DatesStepProps) {
  const words = texts.dates;
  const change = (at: number, row: Row) =>
    onDraft({ ...draft, rows: draft.rows.map((one, index) => (index === at ? row : one)) });
  const chosen = draft.rows.filter(({ start }) => start !== '').length;
  return (
    <form class="desk stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <ol class="rhythm">
        {draft.rows.map((row, at) => (
          <li key={row.part.from} class="card">
            <DateRow row={row} at={at} mayVisit={draft.homeAgreed} onRow={(next) => change(at, next)} />
          </li>
        ))}
      </ol>
      <p role="status">{words.count(chosen)}</p>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
        <Button kind="secondary" onClick={onBack}>
          {words.back}
        </Button>
      </div>
    </form>
  );
}

interface DateRowProps {
  readonly row: Row;
  readonly at: number;
  readonly mayVisit: boolean;
  readonly onRow: (row: Row) => void;
}

function DateRow({ row, at, mayVisit, onRow }: DateRowProps) {
  const { services } = useCatalogue();
  const { moment, place, mode } = useWords();
  const words = texts.dates;
  const inDays = makeWhen('fr', 'UTC');
  const times = timesOf(row.part);
  const { from, until, isOpen } = row.part;
  const half = words.part(inDays.shortDay(middayOf(from)), inDays.shortDay(middayOf(until)));
  const modes = (services.find(({ id }) => id === SUPPORT)?.modes ?? []).filter(
    (one) => one !== 'home' || mayVisit,
  );
  return (
    <fieldset class="stack-small">
      <legend class="label">{half}</legend>
      {times.length === 0 ? (
        <p class="soft">{isOpen ? words.nothing : words.notOpen}</p>
      ) : (
        <div class="fields">
          <SelectField
            id={`date-${at}`}
            label={words.date}
            value={row.start}
            options={[
              { value: '', label: words.skip },
              ...times.map((time) => ({
                value: time.start,
                label: `${moment(time.start)}, ${place(time.place)}`,
              })),
            ]}
            onValue={(start) => onRow({ ...row, start })}
          />
          {row.start === '' ? null : (
            <SelectField
              id={`mode-${at}`}
              label={words.mode}
              value={row.mode}
              options={modes.map((one) => ({ value: one, label: mode(one) }))}
              onValue={(value) => onRow({ ...row, mode: modes.find((one) => one === value) ?? row.mode })}
            />
          )}
        </div>
      )}
    </fieldset>
  );
}
