import type { ComponentChildren } from 'preact';
import { capital } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { OneOf, SomeOf } from '../../design/choices.tsx';
import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import type { FormValues } from './availability-values.ts';
import { texts } from './texts.fr.ts';
import { weekdayWords } from './words.ts';

const RHYTHMS = ['weekly', 'biweekly', 'other', 'once'] as const;

interface RhythmProps {
  readonly values: FormValues;
  readonly onValues: (some: Partial<FormValues>) => void;
  readonly errors: Errors;
  /** The hours, between the days and the dates. */
  readonly children: ComponentChildren;
}

/** On which days an availability takes place, in the order in which one would say it. */
export function RhythmFields({ values, onValues, errors, children }: RhythmProps) {
  const { rhythm } = values;
  const isOnce = rhythm === 'once';
  return (
    <>
      <div class="chips">
        <OneOf
          id="rhythm"
          legend={texts.form.repeat}
          value={rhythm}
          onValue={(chosen) => onValues({ rhythm: chosen })}
          options={RHYTHMS.map((value) => ({ value, label: texts.form.repeats[value] }))}
        />
      </div>
      {rhythm === 'other' ? (
        <TextField
          id="everyWeeks"
          label={texts.form.everyWeeks}
          hint={texts.form.everyWeeksHint}
          inputMode="numeric"
          look="short"
          value={values.everyWeeks}
          onValue={(everyWeeks) => onValues({ everyWeeks })}
          error={errors['everyWeeks']}
        />
      ) : null}
      {isOnce ? null : (
        <div class="chips flush">
          <SomeOf
            id="weekdays"
            legend={texts.form.weekdays}
            values={values.weekdays}
            onValues={(weekdays) => onValues({ weekdays })}
            error={errors['weekdays']}
            options={[1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
              value: String(weekday),
              label: capital(weekdayWords(weekday)),
            }))}
          />
          <Button kind="quiet" onClick={() => onValues({ weekdays: ['1', '2', '3', '4', '5'] })}>
            {texts.form.workdays}
          </Button>
        </div>
      )}
      {children}
      <div class="pair">
        <TextField
          id="from"
          type="date"
          look="short"
          label={isOnce ? texts.form.day : texts.form.from}
          hint={rhythm === 'biweekly' || rhythm === 'other' ? texts.form.fromBiweekly : undefined}
          value={values.from}
          onValue={(from) => onValues({ from })}
          error={errors['from']}
        />
        {isOnce ? null : (
          <TextField
            id="until"
            type="date"
            look="short"
            label={texts.form.until}
            hint={texts.form.untilHint}
            optional
            value={values.until}
            onValue={(until) => onValues({ until })}
            error={errors['until']}
          />
        )}
      </div>
    </>
  );
}
