import { useEffect, useRef, useState } from 'preact/hooks';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import '../desk/desk.css';
import { useStartBooking } from '../desk/booking/start-booking.ts';
import type { Found } from '../desk/find-people.ts';
import { FoundPeople } from '../desk/found-people.tsx';
import { givenOf, isAllocataireNumber, NOBODY, type TypedPerson } from '../desk/person-fields.ts';
import { texts } from '../desk/texts.fr.ts';
import { useStaff } from '../staff.tsx';

/** The last search of this tab, so that coming back from an appointment finds it again; nowhere but in memory. */
let last: TypedPerson = NOBODY;

/** Whose appointments are there, by name or allocataire number, as much as the reader may see (D3, D6). */
export default function People() {
  const { ask } = useStaff();
  const start = useStartBooking();
  const [sought, setSought] = useState(last);
  const [found, setFound] = useState<Found>();
  /** An answer to an earlier search, or to one cleared since, is dropped. */
  const round = useRef(0);
  const search = async (values: TypedPerson) => {
    last = values;
    round.current += 1;
    const mine = round.current;
    const result = await ask('POST /v1/staff/people/search', { body: givenOf(values) });
    if (mine !== round.current) return undefined;
    if (!result.ok) return result.problem;
    setFound(result.value);
    return undefined;
  };
  const { errors, setErrors, busy, submit } = useForm({ values: sought, check, send: search });
  useEffect(() => {
    if (Object.keys(check(last)).length === 0) void search(last);
  }, []);
  const field = (name: keyof TypedPerson) => ({
    id: name,
    value: sought[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (typed: string) => setSought({ ...sought, [name]: typed }),
  });
  const clear = () => {
    last = NOBODY;
    round.current += 1;
    setSought(NOBODY);
    setFound(undefined);
    setErrors({});
    document.getElementById('lastName')?.focus();
  };
  const words = texts.people;
  return (
    <Page title={words.title} lead={words.lead} hasErrors={Object.keys(errors).length > 0}>
      <div class="desk stack">
        <ErrorSummary errors={errors} />
        <form class="card" noValidate onSubmit={submit}>
          <div class="fields thirds">
            <TextField {...field('lastName')} label={words.lastName} optional />
            <TextField {...field('firstName')} label={words.firstName} optional />
            <TextField {...field('allocataireNumber')} label={words.number} inputMode="numeric" optional />
            <TextField {...field('phone')} label={words.phone} type="tel" optional />
            <TextField {...field('email')} label={words.email} type="email" optional />
          </div>
          <div class="actions">
            <Button type="submit" busy={busy}>
              {words.search}
            </Button>
            <Button kind="quiet" onClick={clear}>
              {words.clear}
            </Button>
            <Button kind="secondary" onClick={() => start({ person: sought })}>
              {words.bookNew}
            </Button>
          </div>
        </form>
        <p class="visually-hidden" role="status">
          {found === undefined ? '' : words.found(found.appointments.length)}
        </p>
        {found === undefined ? null : <FoundPeople found={found} />}
      </div>
    </Page>
  );
}

function check({ lastName, allocataireNumber }: TypedPerson): Errors {
  const number = allocataireNumber.trim();
  if (number !== '' && !isAllocataireNumber(number)) return { allocataireNumber: texts.people.badNumber };
  return lastName.trim() === '' && number === '' ? { lastName: texts.people.nothingAsked } : {};
}
