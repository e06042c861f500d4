import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { givenOf } from '../desk/person-fields.ts';
import { contactOf } from '../desk/reach.ts';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import { ContactFields } from './contact-fields.tsx';
import { checkContact, draftOfParty, partyControl } from './party-draft.ts';
import type { Party } from './types.ts';
import { nameOf } from './words.ts';

/** Another e-mail, phone or way of being told, of one party; every earlier link ends (F4). */
export function ChangeContact({ party, onClose }: { party: Party; onClose: () => void }) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  const [draft, setDraft] = useState(() => draftOfParty(party));
  const words = texts.people;
  const id = `c-${party.id.slice(0, 8)}`;
  const { errors, busy, submit } = useForm({
    values: draft,
    check: (values) => checkContact(values, id),
    controlOf: (path) => partyControl(path, id),
    send: async (values) => {
      const { email, phone } = values;
      const problem = await move(
        () =>
          ask('POST /v1/staff/mediations/{id}/parties/{party}/contact', {
            params: { id: mediation.id, party: party.id },
            body: { ...givenOf({ email, phone }), contact: contactOf(values) },
          }),
        words.contactDone,
      );
      if (problem === undefined) onClose();
      return problem;
    },
  });
  return (
    <section class="inset" aria-label={words.contactTitle(nameOf(party))}>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>{words.contactWords}</p>
        <ContactFields id={id} draft={draft} onDraft={setDraft} errors={errors} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.contactSend}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {words.leave}
          </Button>
        </div>
      </form>
    </section>
  );
}
