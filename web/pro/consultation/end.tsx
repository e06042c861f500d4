import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
import {
  checkReferring,
  controlOf,
  NOT_REFERRED,
  ReferFields,
  type Referred,
  type Referring,
  referralOf,
} from './refer-fields.tsx';
import { useRequest } from './request-acts.ts';
import { texts } from './texts.fr.ts';

const DECISIONS = ['social-worker', 'mediator', 'partner', 'no-follow-up', 'followed-up'] as const;
type Chosen = (typeof DECISIONS)[number];

/** The decision, which ends the request and erases the analysis (P2, P5). */
export function End() {
  const { request } = useRequest();
  const { when } = useWords();
  const { isOpen, close, opener } = useDisclosure();
  const words = texts.request;
  const { closed } = request;
  if (closed !== undefined)
    return (
      <p class="notice info">
        {words.over(when.date(closed.at))} {words.outcomes[closed.decision.kind]}.
      </p>
    );
  return (
    <section class="stack-small" aria-label={words.end}>
      <p>
        <button class="button secondary" {...opener}>
          {words.end}
        </button>
      </p>
      {isOpen ? <EndForm onClose={close} /> : null}
    </section>
  );
}

function EndForm({ onClose }: { onClose: () => void }) {
  const { ask } = useStaff();
  const { zone } = useWords();
  const { request, done } = useRequest();
  const [decision, setDecision] = useState<Chosen>();
  const [referring, setReferring] = useState<Referring>(NOT_REFERRED);
  const words = texts.request;
  const send = (chosen: Chosen) => {
    const params = { id: request.id };
    switch (chosen) {
      case 'followed-up':
      case 'no-follow-up':
        return ask('POST /v1/staff/consultation-requests/{id}/close', { params, body: { decision: chosen } });
      case 'partner':
      case 'social-worker':
      case 'mediator':
        return ask('POST /v1/staff/consultation-requests/{id}/referral', {
          params,
          body: referralOf(chosen, referring, zone),
        });
    }
  };
  const { errors, busy, submit } = useForm({
    values: { decision, referring },
    check: ({ decision: chosen, referring: typed }) => ({
      ...(chosen === undefined ? { decision: words.missing.decision } : {}),
      ...(isReferred(chosen) ? checkReferring(chosen, typed, zone) : {}),
    }),
    controlOf,
    send: async ({ decision: chosen }) => {
      if (chosen === undefined) return undefined;
      const answer = await send(chosen);
      if (!answer.ok) return answer.problem;
      onClose();
      done(words.closed, answer.value);
      return undefined;
    },
  });
  return (
    <form class="card stack" noValidate onSubmit={submit}>
      <ErrorSummary errors={errors} />
      <p>{words.endLead}</p>
      <OneOf
        id="decision"
        legend={words.decision}
        error={errors['decision']}
        value={decision}
        onValue={setDecision}
        options={DECISIONS.map((value) => ({ value, ...words.decisions[value] }))}
      />
      {isReferred(decision) ? (
        <ReferFields to={decision} value={referring} onValue={setReferring} errors={errors} />
      ) : null}
      <div class="actions">
        <Button type="submit" kind="danger" busy={busy}>
          {words.close}
        </Button>
        <Button kind="secondary" onClick={onClose}>
          {words.leave}
        </Button>
      </div>
    </form>
  );
}

function isReferred(chosen: Chosen | undefined): chosen is Referred {
  return chosen === 'partner' || chosen === 'social-worker' || chosen === 'mediator';
}
