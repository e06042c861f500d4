import type { Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import type { TypedPerson } from './person-fields.ts';
import { texts } from './texts.fr.ts';

interface IdentityFieldsProps {
  readonly person: TypedPerson;
  readonly onPerson: (person: TypedPerson) => void;
  readonly errors: Errors;
}

/** Who a person is and where to reach them: names, addresses, the household's number. */
export function IdentityFields(props: IdentityFieldsProps) {
  const words = texts.book;
  const field = fieldOf(props);
  return (
    <>
      <div class="fields">
        <TextField {...field('lastName')} label={words.lastName} maxLength={60} />
        <TextField {...field('firstName')} label={words.firstName} maxLength={60} />
        <Addresses {...props} />
      </div>
      <TextField
        {...field('allocataireNumber')}
        label={words.number}
        hint={words.numberHint}
        inputMode="numeric"
        look="short"
        optional
      />
    </>
  );
}

/** Phone and e-mail alone, within `fields`. */
export function Addresses(props: IdentityFieldsProps) {
  const words = texts.book;
  const field = fieldOf(props);
  return (
    <>
      <TextField {...field('phone')} label={words.phone} type="tel" optional />
      <TextField {...field('email')} label={words.email} type="email" optional />
    </>
  );
}

const fieldOf =
  ({ person, onPerson, errors }: IdentityFieldsProps) =>
  (name: keyof TypedPerson) => ({
    id: name,
    value: person[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (typed: string) => onPerson({ ...person, [name]: typed }),
  });
