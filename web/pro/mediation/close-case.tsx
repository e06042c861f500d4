import { useState } from 'preact/hooks';
import { pairsOf } from '../../app/pairs.ts';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { Outcome } from './types.ts';

/** The mediator closes, at any time, with the outcome (M4, M5); the same day it can be corrected. */
export function CloseCase() {
  const { mediation } = useActs();
  const { isOpen, close, opener } = useDisclosure();
  const words = texts.close;
  const isClosed = mediation.status === 'closed';
  return (
    <section class="stack-small" aria-label={isClosed ? words.correct : words.title}>
      <p>
        <button class="button secondary" {...opener}>
          {isClosed ? words.correct : words.label}
        </button>
      </p>
      {isOpen ? <CloseForm onClose={close} /> : null}
    </section>
  );
}

function CloseForm({ onClose }: { onClose: () => void }) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  const { id, status } = mediation;
  const [outcome, setOutcome] = useState<Outcome | undefined>(mediation.outcome);
  const [isTooLate, setTooLate] = useState(false);
  const words = texts.close;
  const isClosed = status === 'closed';
  const { errors, busy, submit } = useForm({
    values: outcome,
    check: (chosen) => (chosen === undefined ? { outcome: words.missing } : {}),
    send: async (chosen) => {
      if (chosen === undefined) return undefined;
      const close = () =>
        ask('POST /v1/staff/mediations/{id}/close', { params: { id }, body: { outcome: chosen } });
      const problem = await move(close, isClosed ? words.corrected : words.done);
      setTooLate(isClosed && problem?.code === 'MEDIATION_CLOSED');
      if (problem === undefined) onClose();
      return problem;
    },
  });
  const explained = isClosed ? words.correctWords : status === 'released' ? words.wordsReleased : words.words;
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={isTooLate ? { '': words.tooLate } : errors} />
      <p>{explained}</p>
      <div class="many">
        <OneOf
          id="outcome"
          legend={words.outcome}
          value={outcome}
          error={errors['outcome']}
          onValue={setOutcome}
          options={pairsOf(listTexts.outcomes).map(([value, { label, hint }]) => ({ value, label, hint }))}
        />
      </div>
      <div class="actions">
        <Button type="submit" kind={isClosed ? 'primary' : 'danger'} busy={busy}>
          {isClosed ? words.correctSend : words.send}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}
