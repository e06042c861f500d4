import type { Errors } from '../../design/error-summary.tsx';
import { Hints, TextField } from '../../design/field.tsx';
import { instantAt, wallClock } from './local-time.ts';
import { texts } from './texts.fr.ts';

/** That the person agreed, and when, as it stands in a form: local date and time of the Caf. */
export interface Agreed {
  readonly given: boolean;
  readonly date: string;
  readonly time: string;
}
export const NOT_AGREED: Agreed = { given: false, date: '', time: '' };

interface AgreementProps {
  /** Prefix of the controls' ids. */
  readonly id: string;
  readonly value: Agreed;
  readonly onValue: (value: Agreed) => void;
  readonly errors: Errors;
  readonly zone: string;
  /** What the person agrees to, where it is not an appointment. */
  readonly words?: { readonly hint: string; readonly box: string };
}

/** F1: nothing is booked for a person without their agreement. Ticking it notes this moment, which can be corrected. */
export function Agreement({ id, value, onValue, errors, zone, words = texts.agreement }: AgreementProps) {
  const error = errors[id];
  const tick = () => onValue(value.given ? NOT_AGREED : { given: true, ...wallClock(Date.now(), zone) });
  return (
    <fieldset class="stack-small">
      <legend class="label">{texts.agreement.title}</legend>
      <Hints id={id} hint={words.hint} error={error} />
      <label class="choice">
        <input
          type="checkbox"
          id={id}
          name={id}
          checked={value.given}
          aria-invalid={error !== undefined}
          aria-describedby={error === undefined ? `${id}-hint` : `${id}-hint ${id}-error`}
          onChange={tick}
        />
        <span>{words.box}</span>
      </label>
      {value.given ? (
        <div class="row">
          <TextField
            id={`${id}-date`}
            type="date"
            label={texts.agreement.date}
            look="short"
            value={value.date}
            error={errors[`${id}-date`]}
            onValue={(date) => onValue({ ...value, date })}
          />
          <TextField
            id={`${id}-time`}
            type="time"
            label={texts.agreement.time}
            look="short"
            value={value.time}
            onValue={(time) => onValue({ ...value, time })}
          />
        </div>
      ) : null}
    </fieldset>
  );
}

/** As the contract wants it. */
export function agreementOf({ date, time }: Agreed, zone: string): { readonly at: string } {
  return { at: new Date(instantAt(date, time, zone)).toISOString() };
}

/** What is missing or wrong, by the ids that `Agreement` gives its controls. */
export function checkAgreement(
  id: string,
  { given, date, time }: Agreed,
  zone: string,
  missing: string = texts.agreement.missing,
): Errors {
  if (!given) return { [id]: missing };
  const at = instantAt(date, time, zone);
  if (Number.isNaN(at)) return { [`${id}-date`]: texts.agreement.noMoment };
  return at > Date.now() ? { [`${id}-date`]: texts.agreement.future } : {};
}
