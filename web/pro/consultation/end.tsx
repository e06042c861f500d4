import { useState } from 'preact/hooks';
import { useForm } from '../../app/use-form.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { OneOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { SelectField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useStaff } from '../staff.tsx';
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
  const { request, done } = useRequest();
  const { id } = request;
  const [decision, setDecision] = useState<Chosen>();
  const [partner, setPartner] = useState('');
  const { load } = useLoad((signal) => ask('GET /v1/staff/consultation-partners', {}, { signal }), []);
  const words = texts.request;
  const send = (chosen: Chosen) => {
    const params = { id };
    switch (chosen) {
      case 'followed-up':
      case 'no-follow-up':
        return ask('POST /v1/staff/consultation-requests/{id}/close', { params, body: { decision: chosen } });
      case 'partner':
        return ask('POST /v1/staff/consultation-requests/{id}/referral', {
          params,
          body: { to: { kind: 'outside', partner } },
        });
      case 'social-worker':
      case 'mediator':
        return ask('POST /v1/staff/consultation-requests/{id}/referral', {
          params,
          body: { to: { kind: 'inside', role: chosen } },
        });
    }
  };
  const { errors, busy, submit } = useForm({
    values: decision,
    check: (chosen) => ({
      ...(chosen === undefined ? { decision: words.missing.decision } : {}),
      ...(chosen === 'partner' && partner === '' ? { partner: words.missing.partner } : {}),
    }),
    send: async (chosen) => {
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
      {decision === 'partner' ? (
        <SelectField
          id="partner"
          label={words.partner}
          error={errors['partner']}
          value={partner}
          onValue={setPartner}
          options={[
            { value: '', label: words.choose },
            ...(load.state === 'ready' ? load.value.partners : []).map((one) => ({
              value: one.id,
              label: one.name,
            })),
          ]}
        />
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
