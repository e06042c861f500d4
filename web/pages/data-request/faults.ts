import { useTexts } from '../../app/language.tsx';
import { BY_EMAIL } from '../../booking/draft.ts';
import { faultWords, personFaults } from '../../booking/person-check.ts';
import { addressFaults } from '../../booking/postal-address.ts';
import type { DataDraft } from './data-draft.ts';
import { useDataWords } from './data-words.tsx';

type Faults = Record<string, string>;

/** What is missing or wrong, in words, by control and step: the first three steps ask something. */
export function useFaults(): (draft: DataDraft, step: number) => Faults {
  const { booking } = useTexts();
  const { missing } = useDataWords();

  const who = ({ person }: DataDraft): Faults => {
    const answers = { person, contact: BY_EMAIL, slot: undefined, mode: undefined, invitation: undefined };
    const { email, ...others } = personFaults(answers);
    const { firstName, lastName, ...known } = person;
    const isKnown = Object.values(known).some((typed) => typed.trim() !== '');
    // Any of the three is enough.
    const faults = person.email.trim() === '' || email === undefined ? others : { ...others, email };
    return { ...faultWords(faults, booking), ...(isKnown ? {} : { phone: missing.known }) };
  };

  const way = (draft: DataDraft): Faults => {
    const { by, person, place } = draft;
    if (by === undefined) return { by: missing.by };
    // Without the code of a mail, staff prove the phone or the number.
    if (by !== 'email' && `${person.phone}${person.allocataireNumber}`.trim() === '')
      return { by: missing.noEmail };
    if (by === 'email') return person.email.trim() === '' ? { by: missing.email } : {};
    if (by === 'on-site') return place === undefined ? { place: missing.place } : {};
    return addressFaults(person, draft, { ...missing, nir: booking.person.nir });
  };

  return (draft, step) => {
    if (step === 1) return draft.what === undefined ? { what: missing.what } : {};
    return step === 2 ? who(draft) : way(draft);
  };
}
