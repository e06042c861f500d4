import { useTexts } from '../app/language.tsx';
import type { Errors } from '../design/error-summary.tsx';
import { TextField } from '../design/field.tsx';
import { changeDraft, type Draft, readDraft, type TypedPerson } from './draft.ts';

/** Who the person is; every letter typed is kept in the tab at once. */
export function IdentityFields({ draft, errors }: { draft: Draft; errors: Errors }) {
  const words = useTexts().booking.person;
  const { person, invitation, mode } = draft;
  const change = (change: Partial<TypedPerson>) =>
    changeDraft({ person: { ...readDraft().person, ...change } });
  const isInvited = invitation !== undefined;
  const isCalled = mode === 'phone';
  return (
    <div class="card stack">
      <p class="warn-nir">{words.nir}</p>
      <TextField
        id="firstName"
        label={words.firstName}
        autoComplete="given-name"
        error={errors['firstName']}
        value={person.firstName}
        onValue={(firstName) => change({ firstName })}
      />
      <TextField
        id="lastName"
        label={words.lastName}
        autoComplete="family-name"
        error={errors['lastName']}
        value={person.lastName}
        onValue={(lastName) => change({ lastName })}
      />
      <TextField
        id="email"
        label={words.email}
        hint={isInvited ? words.emailHintInvited : words.emailHint}
        type="email"
        autoComplete="email"
        inputMode="email"
        spellcheck={false}
        optional={isInvited && draft.contact.by !== 'email'}
        error={errors['email']}
        value={person.email}
        onValue={(email) => change({ email })}
      />
      <TextField
        id="phone"
        label={words.phone}
        hint={isCalled ? words.phoneHintCalled : words.phoneHint}
        type="tel"
        autoComplete="tel"
        inputMode="tel"
        optional={!isCalled && draft.contact.by !== 'phone'}
        error={errors['phone']}
        value={person.phone}
        onValue={(phone) => change({ phone })}
      />
      <TextField
        id="number"
        label={words.number}
        hint={words.numberHint}
        look="short"
        inputMode="numeric"
        spellcheck={false}
        optional
        error={errors['number']}
        value={person.allocataireNumber}
        onValue={(allocataireNumber) => change({ allocataireNumber })}
      />
    </div>
  );
}
