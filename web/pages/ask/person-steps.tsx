import { useLocation } from 'preact-iso';
import { useTexts } from '../../app/language.tsx';
import { optionsOf, pairsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { DiscreetFields } from '../../booking/discreet-fields.tsx';
import type { ChosenContact } from '../../booking/draft.ts';
import { faultWords, personFaults } from '../../booking/person-check.ts';
import { WhoFields } from '../../booking/who-fields.tsx';
import { OneOf, SomeOf } from '../../design/choices.tsx';
import type { AskDraft } from './ask-draft.ts';
import { AskStep, pathOf } from './ask-step.tsx';
import type { StepProps } from './choice-steps.tsx';

/** Controls of each step; the rest is asked on the other one. */
const OF_WHO = ['firstName', 'lastName', 'email', 'phone', 'number', 'reach'];
const OF_CONTACT = ['by', 'hours', 'question', 'answer'];

/** What is missing or wrong, in words, by control: an address or a number is enough, and the one that was chosen is needed. */
export function useFaults() {
  const { ask, booking } = useTexts();
  return (draft: AskDraft, of: readonly string[]): Record<string, string> => {
    const { person, contact } = draft;
    const email = person.email.trim();
    const found = personFaults({ person, contact, slot: undefined, mode: undefined, invitation: undefined });
    // An e-mail or a number alone is enough: which of the two is needed is said below.
    const other = Object.fromEntries(
      Object.entries(found).filter(([, name]) => name !== 'email' && name !== 'phone'),
    );
    const all = {
      ...faultWords(other, booking),
      ...(email === '' && person.phone.trim() === '' ? { phone: ask.missing.reach } : {}),
      ...(contact.by === 'email' && email === '' ? { by: ask.missing.byEmail } : {}),
      ...(contact.by === 'phone' && person.phone.trim() === '' ? { by: ask.missing.byPhone } : {}),
    };
    return Object.fromEntries(Object.entries(all).filter(([id]) => of.includes(id)));
  };
}
export const ALL_CONTROLS: readonly string[] = [...OF_WHO, ...OF_CONTACT];

/** Who asks, and an address or a number to answer to. */
export function PersonStep({ draft, change }: StepProps) {
  const { ask } = useTexts();
  const faults = useFaults();
  const { route } = useLocation();
  const { errors, submit } = useForm({
    values: draft,
    check: (values) => faults(values, OF_WHO),
    send: (values): Promise<undefined> => {
      const { email, phone } = values.person;
      // Whoever gave one way alone need not choose it.
      if (values.contact.by === 'email' && email.trim() === '' && phone.trim() !== '')
        change({ contact: { ...values.contact, by: 'phone' } });
      route(pathOf(5));
      return Promise.resolve(undefined);
    },
  });
  return (
    <AskStep at={4} title={ask.person} lead={ask.personLead} errors={errors} onSubmit={submit}>
      <WhoFields
        person={draft.person}
        onPerson={(person) => change({ person })}
        errors={errors}
        phoneHint={ask.phoneHint}
        emailHint={ask.emailHint}
      />
    </AskStep>
  );
}

/** How the person hears of it, without a reason, and when they can be called (F4). */
export function ContactStep({ draft, change }: StepProps) {
  const { ask, booking, callBack } = useTexts();
  const words = booking.person;
  const faults = useFaults();
  const { route } = useLocation();
  const { contact } = draft;
  const { errors, submit } = useForm({
    values: draft,
    check: (values) => faults(values, OF_CONTACT),
    send: (): Promise<undefined> => {
      route(pathOf(6));
      return Promise.resolve(undefined);
    },
  });
  const set = (part: Partial<ChosenContact>) => change({ contact: { ...contact, ...part } });
  return (
    <AskStep at={5} title={ask.contact} lead={ask.contactLead} errors={errors} onSubmit={submit}>
      <OneOf
        id="by"
        legend={<span class="visually-hidden">{ask.contact}</span>}
        error={errors['by']}
        value={contact.by}
        onValue={(by) => set({ by })}
        options={pairsOf(ask.by).map(([value, option]) => ({ value, ...option }))}
      />
      {draft.person.phone.trim() === '' ? null : (
        <SomeOf
          id="hours"
          legend={words.hours}
          hint={callBack.hoursHint}
          error={errors['hours']}
          values={contact.hours}
          onValues={(hours) => set({ hours })}
          options={optionsOf(callBack.hourNames)}
        />
      )}
      <DiscreetFields contact={contact} hint={ask.discreetHint} errors={errors} change={set} />
    </AskStep>
  );
}
