import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { givenOf } from '../desk/person-fields.ts';
import { contactOf } from '../desk/reach.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { ContactFields } from '../mediation/contact-fields.tsx';
import { checkContact, draftOfParty, partyControl } from '../mediation/party-draft.ts';
import { useStaff } from '../staff.tsx';
import { useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';

const ID = 'contact';

/** Another e-mail, phone or way of being told; every earlier link ends (F4). */
export function ChangeContact() {
  const { isOpen, close, opener } = useDisclosure();
  return (
    <>
      <p>
        <button class="button quiet" {...opener}>
          {texts.request.changeContact}
        </button>
      </p>
      {isOpen ? <ContactForm onClose={close} /> : null}
    </>
  );
}

function ContactForm({ onClose }: { onClose: () => void }) {
  const { ask } = useStaff();
  const { request, done } = useRequest();
  const [draft, setDraft] = useState(() => draftOfParty(request));
  const words = texts.request;
  const { errors, busy, submit } = useForm({
    values: draft,
    check: (values) => checkContact(values, ID),
    controlOf: (path) => partyControl(path, ID),
    send: async (values) => {
      const { email, phone, hours } = values;
      const answer = await ask('POST /v1/staff/consultation-requests/{id}/contact', {
        params: { id: request.id },
        body: {
          ...givenOf({ email, phone }),
          contact: { ...contactOf(values), ...(hours.length === 0 ? {} : { hours: [...hours] }) },
        },
      });
      if (!answer.ok) return answer.problem;
      onClose();
      done(words.contactSaid, answer.value);
      return undefined;
    },
  });
  return (
    <form class="inset stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{words.contactWords}</p>
      <ContactFields id={ID} draft={draft} onDraft={setDraft} errors={errors} />
      <div class="actions">
        <Button type="submit" busy={busy}>
          {words.contactSend}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
