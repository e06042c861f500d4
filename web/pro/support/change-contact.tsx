import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { ContactFields } from '../desk/booking/contact-fields.tsx';
import { EMPTY, reachOf, type Draft as Who } from '../desk/booking/draft.ts';
import { Addresses } from '../desk/identity-fields.tsx';
import { givenOf } from '../desk/person-fields.ts';
import { checkAddress, checkQuestion, contactOf, typedContact } from '../desk/reach.ts';
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
        body: { ...givenOf({ email, phone }), contact: contactOf(reachOf(values)) },
      });
      if (!answer.ok) return answer.problem;
      onClose();
      done(answer.value, words.done);
      return undefined;
    },
  });
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{words.lead}</p>
      <div class="fields">
        <Addresses person={who.person} onPerson={(person) => setWho({ ...who, person })} errors={errors} />
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
  return {
    ...EMPTY,
    ...typedContact(contact),
    person: { firstName, lastName, email, phone, allocataireNumber },
  };
}

function checkReach(who: Who): Errors {
  const words = desk.book.errors;
  return {
    ...checkAddress(reachOf(who), { email: words.emailForContact, phone: words.phoneForContact }),
    ...checkQuestion(who, words),
  };
}
