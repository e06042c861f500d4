import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { ContactFields } from '../desk/booking/contact-fields.tsx';
import { type Draft, EMPTY, reachOf } from '../desk/booking/draft.ts';
import type { Appointment } from '../desk/desk-words.ts';
import { givenOf } from '../desk/person-fields.ts';
import { byOf, checkAddress, checkQuestion, contactOf, typedContact } from '../desk/reach.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import type { PanelProps } from './panel.tsx';

/** Another e-mail, phone or way of being told; every earlier link ends (F4). */
export function ContactPanel({ appointment, onChanged, onClose }: PanelProps) {
  const { ask, hasRole } = useStaff();
  const [draft, setDraft] = useState(() => draftOf(appointment));
  const words = texts.contact;
  const mayLift = appointment.contact !== undefined && hasRole('mediator', 'psychologist');
  const type = (part: Partial<Draft['person']>) =>
    setDraft({ ...draft, by: byOf(reachOf(draft)), person: { ...draft.person, ...part } });
  const { errors, busy, submit } = useForm({
    values: draft,
    check: (values) => check(values, appointment),
    send: async (values) => {
      const { email, phone } = values.person;
      const result = await ask('POST /v1/staff/appointments/{id}/contact', {
        params: { id: appointment.id },
        body: {
          ...givenOf({ email, phone }),
          contact: contactOf(reachOf(values)),
        },
      });
      if (!result.ok) return result.problem;
      onChanged(result.value, words.done);
      return undefined;
    },
  });
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <p>{appointment.contact === undefined ? words.allAnew : words.explain}</p>
      {mayLift ? null : <p>{words.discreetStays}</p>}
      <div class="fields">
        <TextField
          id="email"
          type="email"
          label={words.email}
          optional
          autoComplete="off"
          value={draft.person.email}
          error={errors['email']}
          onValue={(email) => type({ email })}
        />
        <TextField
          id="phone"
          type="tel"
          label={words.phone}
          optional={appointment.mode !== 'phone'}
          autoComplete="off"
          value={draft.person.phone}
          error={errors['phone']}
          onValue={(phone) => type({ phone })}
        />
      </div>
      <ContactFields draft={draft} onDraft={setDraft} errors={errors} />
      <p class="notice info">{byOf(reachOf(draft)) === 'email' ? words.mailGoes : words.noMailGoes}</p>
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.confirm}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}

function draftOf({ person, contact }: Appointment): Draft {
  const { email = '', phone = '' } = person;
  return { ...EMPTY, ...typedContact(contact), person: { ...EMPTY.person, email, phone } };
}

function check(draft: Draft, { mode }: Appointment): Errors {
  const words = texts.contact.errors;
  return {
    ...checkAddress(reachOf(draft), words),
    ...(mode === 'phone' && draft.person.phone.trim() === '' ? { phone: words.phone } : {}),
    ...checkQuestion(draft, words),
  };
}
