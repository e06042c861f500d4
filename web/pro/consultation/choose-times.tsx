import { useState } from 'preact/hooks';
import { useLocation, useRoute } from 'preact-iso';
import '../desk/desk.css';
import { addDays } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useForm } from '../../app/use-form.ts';
import { useKey } from '../../app/use-key.ts';
import { Button } from '../../design/button.tsx';
import { SomeOf } from '../../design/choices.tsx';
import { ErrorSummary, type Errors } from '../../design/error-summary.tsx';
import { TextField } from '../../design/field.tsx';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { deadline, LONGEST_WAIT_DAYS } from '../mediation/proposal.ts';
import '../desk/proposal.css';
import { sayNext } from '../desk/use-said.ts';
import { useStaff } from '../staff.tsx';
import { OwnTimes } from './own-times.tsx';
import { texts } from './texts.fr.ts';

/** How many at one time: a proposal has three, follow-ups six. */
const MOST = { propose: 3, 'follow-up': 6 } as const;

/** Times of one's own agenda, pressed one by one, then proposed, or fixed with the person's agreement (P2, F1). */
export function ChooseTimes({ what }: { what: 'propose' | 'follow-up' }) {
  const { ask } = useStaff();
  const id = useRoute().params['id'] ?? '';
  const { route } = useLocation();
  const { zone } = useWords();
  const keyFor = useKey();
  const [place, setPlace] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [until, setUntil] = useState('');
  const [agreed, setAgreed] = useState(false);
  const [lost, setLost] = useState(0);
  const words = texts.times;
  const isProposal = what === 'propose';
  const { errors, busy, submit } = useForm({
    values: { chosen, until, agreed },
    check: (values) => ({
      ...(values.chosen.length === 0 ? { 'chosen-times': words.missing } : {}),
      ...(isProposal || values.agreed ? {} : { agreed: words.missingAgreement }),
    }),
    controlOf: (path) => (path === 'answerBy' ? 'until' : 'chosen-times'),
    send: async (values) => {
      if (place === undefined) return undefined;
      const starts = [...values.chosen].sort();
      const where = { place, mode: 'on-site' as const, starts };
      const answer = isProposal
        ? await propose(where, deadline(values.until, zone))
        : await ask(
            'POST /v1/staff/consultation-requests/{id}/appointments',
            { params: { id }, body: { ...where, agreement: { at: new Date().toISOString() } } },
            { key: keyFor(where) },
          );
      if (answer.ok) {
        sayNext(isProposal ? words.proposedSaid : words.fixedSaid);
        route(`/pro/demandes/${id}`, true);
        return undefined;
      }
      if (answer.problem.code !== 'SLOT_TAKEN') return answer.problem;
      setLost((before) => before + 1);
      return { ...answer.problem, detail: words.gone, errors: [] };
    },
  });
  const propose = (
    where: { readonly place: string; readonly mode: 'on-site'; readonly starts: string[] },
    answerBy: string | undefined,
  ) => {
    const body = { ...where, ...(answerBy === undefined ? {} : { answerBy }) };
    return ask(
      'POST /v1/staff/consultation-requests/{id}/proposals',
      { params: { id }, body },
      { key: keyFor(body) },
    );
  };
  const toggle = (start: string) => {
    if (chosen.includes(start)) setChosen(chosen.filter((one) => one !== start));
    else if (chosen.length < MOST[what]) setChosen([...chosen, start].sort());
  };
  return (
    <Page
      title={isProposal ? words.proposeTitle : words.followTitle}
      neutralTitle={texts.tab}
      lead={isProposal ? words.proposeLead : words.followLead}
      hasErrors={Object.keys(errors).length > 0}
    >
      <form class="desk stack" noValidate onSubmit={submit}>
        <ErrorSummary errors={errors} />
        <div class="plan">
          <OwnTimes
            key={lost}
            place={place}
            onPlace={(next) => {
              setPlace(next);
              setChosen([]);
            }}
            chosen={chosen}
            most={MOST[what]}
            onToggle={toggle}
          />
          <div class="card stack">
            <Chosen chosen={chosen} errors={errors} onRemove={toggle} />
            {isProposal ? (
              <Until until={until} onUntil={setUntil} error={errors['until']} zone={zone} />
            ) : (
              <SomeOf
                id="agreed"
                legend={<span class="visually-hidden">{words.agreed}</span>}
                error={errors['agreed']}
                values={agreed ? ['yes'] : []}
                onValues={(values) => setAgreed(values.length > 0)}
                options={[{ value: 'yes', label: words.agreed }]}
              />
            )}
          </div>
        </div>
        <div class="actions">
          <Button type="submit" busy={busy}>
            {isProposal ? words.send : words.fix}
          </Button>
          <a class="button secondary" href={`/pro/demandes/${id}`}>
            {words.leave}
          </a>
        </div>
      </form>
    </Page>
  );
}

interface ChosenProps {
  readonly chosen: readonly string[];
  readonly errors: Errors;
  readonly onRemove: (start: string) => void;
}

function Chosen({ chosen, errors, onRemove }: ChosenProps) {
  const { moment } = useWords();
  const words = texts.times;
  return (
    <section class="stack-small" aria-labelledby="chosen">
      <h2 id="chosen">{words.chosen}</h2>
      <div id="chosen-times" tabIndex={-1}>
        {errors['chosen-times'] === undefined ? null : <p class="field-error">{errors['chosen-times']}</p>}
        {chosen.length === 0 ? <p class="soft">{words.nothing}</p> : null}
        <ol class="chosen-times">
          {chosen.map((start) => (
            <li key={start}>
              <strong>{moment(start)}</strong>
              <button
                type="button"
                class="button quiet"
                aria-label={`${words.remove} ${moment(start)}`}
                onClick={() => onRemove(start)}
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

interface UntilProps {
  readonly until: string;
  readonly onUntil: (date: string) => void;
  readonly error: string | undefined;
  readonly zone: string;
}

function Until({ until, onUntil, error, zone }: UntilProps) {
  const today = wallClock(Date.now(), zone).date;
  return (
    <TextField
      id="until"
      type="date"
      look="short"
      label={texts.times.until}
      hint={texts.times.untilHint}
      optional
      min={today}
      max={addDays(today, LONGEST_WAIT_DAYS - 1)}
      value={until}
      error={error}
      onValue={onUntil}
    />
  );
}
