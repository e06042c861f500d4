import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { useLoad } from '../../app/use-load.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import { Failed } from '../../design/failed.tsx';
import '../consultation/consultation.css';
import { checkHandIn, handInBody, NOTHING } from '../consultation/hand-in-draft.ts';
import { AskedFields, PersonFields } from '../consultation/hand-in-fields.tsx';
import { texts } from '../consultation/texts.fr.ts';
import { fullName, useWords } from '../desk/desk-words.ts';
import { Said } from '../desk/said.tsx';
import { useStaff } from '../staff.tsx';

/** Hands a request in for a person who agreed; it cannot be read back, only that it was answered (P3, F1). */
export default function HandIn() {
  const { ask, hasRole } = useStaff();
  const [draft, setDraft] = useState(NOTHING);
  const [said, setSaid] = useState<string>();
  const [sent, setSent] = useState(0);
  const keyFor = useKey();
  const words = texts.handIn;
  const { errors, busy, submit } = useForm({
    values: draft,
    check: checkHandIn,
    send: async (values) => {
      const body = handInBody(values, new Date().toISOString());
      if (body === undefined) return undefined;
      const { agreement: _, ...same } = body;
      setSaid(undefined);
      const answer = await ask(
        'POST /v1/staff/consultation-requests',
        { body },
        { key: keyFor([same, sent]) },
      );
      if (!answer.ok) return answer.problem;
      setDraft(NOTHING);
      setSent(sent + 1);
      setSaid(words.sent);
      return undefined;
    },
  });
  const change = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part });
  return (
    <Page
      title={words.title}
      neutralTitle={texts.tab}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
    >
      <div class="desk stack">
        <Said words={said} />
        <form class="stack" noValidate onSubmit={submit}>
          <ErrorSummary errors={errors} />
          <div class="request-parts">
            <PersonFields draft={draft} change={change} errors={errors} />
            <AskedFields draft={draft} change={change} errors={errors} />
          </div>
          <SomeOf
            id="agreed"
            legend={<span class="visually-hidden">{words.agreed}</span>}
            error={errors['agreed']}
            values={draft.agreed ? ['yes'] : []}
            onValues={(chosen) => change({ agreed: chosen.length > 0 })}
            options={[{ value: 'yes', label: words.agreed }]}
          />
          <div class="actions">
            <Button type="submit" busy={busy}>
              {words.send}
            </Button>
          </div>
        </form>
        {hasRole('social-worker', 'mediator', 'benefits-adviser') ? <Mine key={sent} /> : null}
      </div>
    </Page>
  );
}

/** Received or answered, and nothing more (P3). */
function Mine() {
  const { ask } = useStaff();
  const { when } = useWords();
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/consultation-requests-handed-in', {}, { signal }),
    [],
  );
  const words = texts.handIn;
  if (load.state === 'waiting') return null;
  if (load.state === 'failed') return <Failed problem={load.problem} again={again} />;
  const { requests } = load.value;
  return (
    <section class="card stack-small" aria-labelledby="mine">
      <h2 id="mine">{words.mine}</h2>
      {requests.length === 0 ? <p class="soft">{words.noMine}</p> : null}
      <ul class="plain-list">
        {requests.map(({ id, person, handedInAt, status }) => (
          <li key={id}>
            {fullName(person)}, {words.handedIn(when.date(handedInAt))}{' '}
            <span class={`tag ${status === 'answered' ? 'good' : 'info'}`}>{words.status[status]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
