import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { Button } from '../../design/button.tsx';
import { ErrorSummary } from '../../design/error-summary.tsx';
import '../desk/desk.css';
import { caseBody, caseControl, checkCase, keepCase, NO_CASE, readCase } from '../mediation/case-draft.ts';
import { CaseFields } from '../mediation/case-fields.tsx';
import '../mediation/mediation.css';
import { useKey } from '../../app/use-key.ts';
import { NO_PARTY } from '../mediation/party-draft.ts';
import { PartyFields } from '../mediation/party-fields.tsx';
import { look } from '../mediation/screen.ts';
import { texts } from '../mediation/texts.fr.ts';
import { useInterviews } from '../mediation/use-interviews.ts';
import { useStaff } from '../staff.tsx';

const MOST = 6;

/** Opens a case, from information interviews or directly; nobody is written to (M1, M3, M6). What is typed outlives a look elsewhere. */
export default function OpenCase() {
  const { ask } = useStaff();
  const { route, query } = useLocation();
  const from = query['entretien'];
  const [draft, setDraft] = useState(() => readCase(from));
  const numbers = useRef(draft.parties.map((_, at) => at));
  const keyFor = useKey();
  const interviews = useInterviews(from);
  const change = (next: typeof draft) => {
    keepCase(next);
    setDraft(next);
  };
  const { errors, busy, submit } = useForm({
    values: draft,
    check: checkCase,
    controlOf: caseControl,
    send: async (values) => {
      const body = caseBody(values);
      if (body === undefined) return undefined;
      const answer = await ask('POST /v1/staff/mediations', { body }, { key: keyFor(body) });
      if (!answer.ok) return answer.problem;
      keepCase(NO_CASE);
      look(answer.value.id, 'alone');
      route(`/pro/dossiers/${answer.value.id}`, true);
      return undefined;
    },
  });
  const words = texts.form;
  const { parties } = draft;
  const add = () => {
    numbers.current = [...numbers.current, Math.max(...numbers.current) + 1];
    change({ ...draft, parties: [...parties, NO_PARTY] });
  };
  const remove = (at: number) => {
    numbers.current = numbers.current.filter((_, index) => index !== at);
    change({ ...draft, parties: parties.filter((_, index) => index !== at) });
    document.getElementById('add-party')?.focus();
  };
  return (
    <Page
      title={words.title}
      neutralTitle={texts.tab}
      lead={words.lead}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="desk stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <p>{words.separate}</p>
        <div class="halves">
          {parties.map((party, at) => (
            <section class="card stack" key={numbers.current[at]} aria-labelledby={`party-${at}`}>
              <div class="head">
                <h2 id={`party-${at}`}>{words.party(at + 1)}</h2>
                {parties.length > 2 ? (
                  <Button kind="quiet" onClick={() => remove(at)}>
                    {words.removeParty}
                    <span class="visually-hidden"> ({at + 1})</span>
                  </Button>
                ) : null}
              </div>
              <PartyFields
                id={`p${at}`}
                draft={party}
                onDraft={(next) =>
                  change({ ...draft, parties: parties.map((one, index) => (index === at ? next : one)) })
                }
                errors={errors}
                interviews={interviews}
              />
            </section>
          ))}
        </div>
        {parties.length < MOST ? (
          <p>
            <button type="button" class="button secondary" id="add-party" onClick={add}>
              {words.addParty}
            </button>
          </p>
        ) : null}
        <CaseFields draft={draft} onDraft={change} errors={errors} />
        <div class="actions">
          <Button type="submit" busy={busy}>
            {words.send}
          </Button>
          <a class="button secondary" href="/pro/dossiers" onClick={() => keepCase(NO_CASE)}>
            {words.cancel}
          </a>
        </div>
      </form>
    </Page>
  );
}
