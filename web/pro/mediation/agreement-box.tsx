import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import type { Eyes } from './screen.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { Party } from './types.ts';
import { isMailed, nameOf } from './words.ts';

const TONES = { none: 'info', asked: 'info', given: 'good', withdrawn: 'bad' } as const;

/** One party's agreement: how it stands, since when, and asking for it or recording what they said (M2, F1). */
export function AgreementBox({ party, eyes }: { party: Party; eyes: Exclude<Eyes, 'hidden'> }) {
  const { mediation } = useActs();
  const { state, history } = party.agreement;
  const isGoingOn = mediation.status === 'open' || mediation.status === 'withheld';
  return (
    <div class="agreement-box stack-small">
      <p>
        <span class="visually-hidden">{texts.agreement.title} : </span>
        <span class={`tag ${TONES[state]}`}>{listTexts.agreements[state]}</span>
      </p>
      {history.length === 0 ? null : <History party={party} eyes={eyes} />}
      {isGoingOn ? <AgreementActs party={party} /> : null}
    </div>
  );
}

function History({ party, eyes }: { party: Party; eyes: Exclude<Eyes, 'hidden'> }) {
  const { moment } = useWords();
  const { me } = useStaff();
  const words = texts.agreement;
  const who = ({ what, by, subject }: Party['agreement']['history'][number]) =>
    by === 'party' ? words.byParty : subject === me.subject ? words.byMe[what] : words.byColleague[what];
  const lines = party.agreement.history.toReversed();
  const latest = lines[0];
  if (latest === undefined) return null;
  const said = (one: typeof latest) => words.line(words.what[one.what], moment(one.at), who(one));
  return (
    <>
      <p class="small">{said(latest)}</p>
      {lines.length > 1 && eyes === 'alone' ? (
        <details>
          <summary>
            {words.history}
            <span class="visually-hidden"> : {nameOf(party)}</span>
          </summary>
          <ul class="history small">
            {lines.map((one) => (
              <li key={one.at}>{said(one)}</li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function AgreementActs({ party }: { party: Party }) {
  const { ask: send } = useStaff();
  const { mediation } = useActs();
  const move = useMove();
  const { ask, give, withdraw, no, noAsk } = texts.agreement;
  const name = nameOf(party);
  const record = (what: 'asked' | 'given' | 'withdrawn', said: string) => () =>
    move(
      () =>
        send('POST /v1/staff/mediations/{id}/consents', {
          params: { id: mediation.id },
          body: { party: party.id, what },
        }),
      said,
    );
  const { state, history } = party.agreement;
  return (
    <div class="party-acts" key={history.length}>
      {state === 'none' || state === 'asked' ? (
        <TwoSteps
          label={state === 'none' ? ask.first : ask.again}
          about={name}
          title={ask.title(name)}
          words={isMailed(party) ? ask.byMail : ask.byCall}
          yes={ask.yes}
          no={noAsk}
          isHarmless
          act={record('asked', ask.done(name))}
        />
      ) : null}
      {state === 'given' ? null : (
        <TwoSteps
          label={give.label}
          about={name}
          title={give.title(name)}
          words={give.words}
          yes={give.yes}
          no={no}
          isHarmless
          act={record('given', give.done(name))}
        />
      )}
      {state === 'withdrawn' ? null : (
        <TwoSteps
          label={state === 'given' ? withdraw.label : withdraw.refuse}
          about={name}
          title={withdraw.title(name)}
          words={withdraw.words}
          yes={withdraw.yes}
          no={no}
          act={record('withdrawn', withdraw.done(name))}
        />
      )}
    </div>
  );
}
