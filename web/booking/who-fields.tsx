import { useTexts } from '../app/language.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import type { TypedPerson } from './draft.ts';

interface WhoFieldsProps {
  readonly person: TypedPerson;
  readonly onPerson: (person: TypedPerson) => void;
  readonly errors: Errors;
  readonly phoneHint: string;
  readonly emailHint: string;
}

/** Who asks, where no way to be reached is needed by itself. */
export function WhoFields({ person, onPerson, errors, phoneHint, emailHint }: WhoFieldsProps) {
  const words = useTexts().booking.person;
  const field = (id: string, name: keyof TypedPerson) => ({
    id,
    error: errors[id],
    value: person[name],
    onValue: (value: string) => onPerson({ ...person, [name]: value }),
  });
  return (
    <>
      <TextField
        {...field('firstName', 'firstName')}
        label={words.firstName}
        autoComplete="given-name"
        maxLength={60}
        spellcheck={false}
      />
      <TextField
        {...field('lastName', 'lastName')}
        label={words.lastName}
        autoComplete="family-name"
        maxLength={60}
        spellcheck={false}
      />
      <TextField
        {...field('phone', 'phone')}
        label={words.phone}
        hint={phoneHint}
        type="tel"
        autoComplete="tel"
        maxLength={30}
        optional
      />
      <TextField
        {...field('email', 'email')}
        label={words.email}
        hint={emailHint}
        type="email"
        autoComplete="email"
        maxLength={254}
        optional
      />
      <TextField
        {...field('number', 'allocataireNumber')}
        label={words.number}
        hint={words.numberHint}
        inputMode="numeric"
        maxLength={30}
        optional
      />
      <p class="soft">{words.nir}</p>
    </>
  );
}
