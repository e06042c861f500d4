import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { contactOf } from '../desk/booking/book-body.ts';
import { ContactFields } from '../desk/booking/contact-fields.tsx';
import { contactBy, EMPTY, type Draft as Who } from '../desk/booking/draft.ts';
import { givenOf } from '../desk/person-fields.ts';
import { texts as desk } from '../desk/texts.fr.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { useActs } from './acts.ts';
import { texts } from './texts.fr.ts';
import type { Series } from './types.ts';

/** Another e-mail, phone or choice, for all that is to come (F4). */
export function ChangeContact() {
  const { isOpen, close, opener } = useDisclosure();
  const words = texts.series.contact;
  return (
    <div class="stack-small">
      <p>
        <button class="button secondary" {...opener}>
          {words.change}
        </button>
      </p>
      {isOpen ? <ContactForm onClose={close} /> : null}
    </div>
  );
}

function ContactForm({ onClose }: { onClose: () => void }) {
  const { ask } = useStaff();
  const { series, done } = useActs();
  const [who, setWho] = useState(() => whoOf(series));
  const words = texts.series.contact;
  const { errors, busy, submit } = useForm({
    values: who,
    check: checkReach,
    send: async (values) => {
      const { email, phone } = values.person;
      const answer = await ask('POST /v1/staff/support-series/{id}/contact', {
        params: { id: series.id },
        body: { ...givenOf({ email, phone }), contact: contactOf(values) },
      });
      if (!answer.ok) return answer.problem;
      onClose();
      done(answer.value, words.done);
      return undefined;
    },
  });
  const field = (name: 'email' | 'phone') => ({
    id: name,
    value: who.person[name],
    error: errors[name],
    autoComplete: 'off',
    onValue: (typed: string) => setWho({ ...who, person: { ...who.person, [name]: typed } }),
  });
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      <div class="fields">
        <TextField {...field('phone')} label={desk.book.phone} type="tel" optional />
        <TextField {...field('email')} label={desk.book.email} type="email" optional />
      </div>
      <ContactFields draft={who} onDraft={setWho} errors={errors} />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.save}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {texts.series.close}
        </Button>
      </div>
    </form>
  );
}

/** The series' contact as it stands, to be changed. */
function whoOf({ person, contact }: Series): Who {
  const { firstName, lastName, email = '', phone = '', allocataireNumber = '' } = person;
  const { by, hours = [], discreet, question } = contact;
  return {
    ...EMPTY,
    person: { firstName, lastName, email, phone, allocataireNumber },
    by,
    hours,
    discreet,
    ask: question?.ask ?? '',
    answer: question?.answer ?? '',
  };
}

function checkReach(who: Who) {
  const words = desk.book.errors;
  const by = contactBy(who);
  const { email, phone } = who.person;
  const [hasAsk, hasAnswer] = [who.ask.trim() !== '', who.answer.trim() !== ''];
  return {
    ...(by === 'email' && email.trim() === '' ? { email: words.emailForContact } : {}),
    ...(by === 'phone' && phone.trim() === '' ? { phone: words.phoneForContact } : {}),
    ...(who.discreet && hasAnswer && !hasAsk ? { ask: words.ask } : {}),
    ...(who.discreet && hasAsk && !hasAnswer ? { answer: words.answer } : {}),
  };
}
