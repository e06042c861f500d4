import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import { checkParty, NO_PARTY, partyBody, partyControl } from './party-draft.ts';
import { PartyFields } from './party-fields.tsx';
import { useInterviews } from './use-interviews.ts';

/** A further person, who has agreed to nothing yet; refused while sessions are to come without them (M2). */
export function AddParty() {
  const { isOpen, close, opener } = useDisclosure();
  return (
    <>
      <p>
        <button class="button secondary" {...opener}>
          {texts.people.add}
        </button>
      </p>
      {isOpen ? <AddForm onClose={close} /> : null}
    </>
  );
}

function AddForm({ onClose }: { onClose: () => void }) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  const keyFor = useKey();
  const interviews = useInterviews(undefined);
  const [draft, setDraft] = useState(NO_PARTY);
  const words = texts.people;
  const { errors, busy, submit } = useForm({
    values: draft,
    check: (values) => checkParty(values, 'new'),
    controlOf: (path) => partyControl(path, 'new'),
    send: async (values) => {
      const body = partyBody(values);
      const problem = await move(
        () =>
          ask(
            'POST /v1/staff/mediations/{id}/parties',
            { params: { id: mediation.id }, body },
            { key: keyFor(body) },
          ),
        words.added,
      );
      if (problem === undefined) onClose();
      return problem;
    },
  });
  return (
    <section class="card" aria-label={words.addTitle}>
      <form class="stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <h3>{words.addTitle}</h3>
        <p>{words.addWords}</p>
        <PartyFields id="new" draft={draft} onDraft={setDraft} errors={errors} interviews={interviews} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.addSend}
          </Button>
          <Button kind="secondary" onClick={onClose}>
            {words.leave}
          </Button>
        </div>
      </form>
    </section>
  );
}
