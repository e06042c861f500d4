import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { Notice } from '../../design/notice.tsx';
import { fullName } from '../desk/desk-words.ts';
import { givenOf, isAllocataireNumber, type TypedPerson } from '../desk/person-fields.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { SeeMarks } from './see-marks.tsx';
import { texts as sessionTexts } from './session-texts.fr.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { Mark } from './types.ts';

const MARKS = ['discreet-contact', 'no-joint-session'] as const;
const IDENTITY = ['email', 'phone', 'allocataireNumber'] as const;

interface MarkPersonProps {
  /** Prefix of the controls' ids. */
  readonly id: string;
  readonly person: TypedPerson;
  readonly onLeave?: () => void;
}

/** Behind a button, where a person is shown: the two marks of M7. */
export function MarkPerson({ id, person }: MarkPersonProps) {
  const { isOpen, close, opener } = useDisclosure();
  return (
    <div class="flush stack-small">
      <button class="button quiet" {...opener}>
        {sessionTexts.marks.open}
        <span class="visually-hidden"> : {fullName(person)}</span>
      </button>
      {isOpen ? <MarkForm id={id} person={person} onLeave={close} /> : null}
    </div>
  );
}

/** Sets marks on a person, without reason; the answer is the same whether they were set or not. Seen by two professions only (M7). */
export function MarkForm({ id, person, onLeave }: MarkPersonProps) {
  const { ask, hasRole } = useStaff();
  const [values, setValues] = useState<TypedPerson>(person);
  const [marks, setMarks] = useState<readonly Mark[]>([]);
  const [done, setDone] = useState<string>();
  const words = sessionTexts.marks;
  const isKnown = person.lastName !== '';
  const hasIdentity = IDENTITY.some((name) => person[name] !== '');
  const { errors, busy, submit } = useForm({
    values: { ...values, marks },
    check: (typed) => ({
      ...checkWho(typed, id),
      ...(typed.marks.length === 0 ? { [`${id}-marks`]: words.missing.marks } : {}),
    }),
    controlOf: (path) => (path === 'person' ? `${id}-email` : `${id}-${path.split('.').at(-1)}`),
    send: async ({ marks: chosen }) => {
      setDone(undefined);
      for (const mark of chosen) {
        const answer = await ask('POST /v1/staff/marks', { body: { person: personOf(values), mark } });
        if (!answer.ok) return answer.problem;
      }
      setMarks([]);
      setDone(words.done(fullName(values)));
      return undefined;
    },
  });
  const field = (name: keyof TypedPerson) => ({
    id: `${id}-${name}`,
    value: values[name],
    error: errors[`${id}-${name}`],
    autoComplete: 'off',
    onValue: (typed: string) => setValues({ ...values, [name]: typed }),
  });
  return (
    <div class="inset stack">
      {onLeave === undefined ? null : <p class="soft">{words.lead}</p>}
      <div role="status">
        {done === undefined ? null : (
          <Notice tone="good">
            <p>{done}</p>
            <p>{words.doneWords}</p>
          </Notice>
        )}
      </div>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        {isKnown ? null : (
          <div class="fields">
            <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
            <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
          </div>
        )}
        {isKnown && hasIdentity ? null : (
          <>
            <p class="soft">{words.identity}</p>
            <div class="fields">
              <TextField {...field('email')} label={words.email} type="email" optional />
              <TextField {...field('phone')} label={words.phone} type="tel" optional />
              <TextField {...field('allocataireNumber')} label={words.number} inputMode="numeric" optional />
            </div>
          </>
        )}
        <SomeOf
          id={`${id}-marks`}
          legend={words.legend}
          error={errors[`${id}-marks`]}
          values={marks}
          onValues={setMarks}
          options={MARKS.map((value) => ({ value, label: listTexts.marks[value], hint: words.hints[value] }))}
        />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
          {onLeave === undefined ? null : (
            <Button kind="secondary" onClick={onLeave}>
              {words.leave}
            </Button>
          )}
        </div>
      </form>
      {hasRole('mediator', 'psychologist') ? <SeeMarks person={personOf(values)} /> : null}
    </div>
  );
}

function personOf({ firstName, lastName, ...rest }: TypedPerson) {
  return { firstName: firstName.trim(), lastName: lastName.trim(), ...givenOf(rest) };
}

function checkWho({ lastName, firstName, email, phone, allocataireNumber }: TypedPerson, id: string): Errors {
  const { missing } = sessionTexts.marks;
  const number = allocataireNumber.trim();
  const hasIdentity = [email, phone, allocataireNumber].some((one) => one.trim() !== '');
  return {
    ...(lastName.trim() === '' ? { [`${id}-lastName`]: missing.lastName } : {}),
    ...(firstName.trim() === '' ? { [`${id}-firstName`]: missing.firstName } : {}),
    ...(number !== '' && !isAllocataireNumber(number)
      ? { [`${id}-allocataireNumber`]: deskTexts.people.badNumber }
      : {}),
    ...(hasIdentity ? {} : { [`${id}-email`]: missing.identity }),
  };
}
