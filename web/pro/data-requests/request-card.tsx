import { useState } from 'preact/hooks';
import { middayOf } from '../../app/dates.ts';
import { fullName, phoneInWords, useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { listed } from '../words.ts';
import { CheckForm } from './check-form.tsx';
import { RefuseForm } from './refuse-form.tsx';
import { texts } from './texts.fr.ts';
import type { DataRequest } from './types.ts';

interface RequestCardProps {
  readonly request: DataRequest;
  readonly onDone: (said: string) => void;
}

const TONES = {
  received: 'warning',
  searching: 'info',
  'to-hand-over': 'warning',
  answered: 'good',
  refused: 'info',
} as const;

/** Who asks for what, until when, and what is to be done next; never what is answered (D3). */
export function RequestCard({ request, onDone }: RequestCardProps) {
  const { id, what, status, person, due, receivedAt, handedInBy, closedAt } = request;
  const { when } = useWords();
  const [act, setAct] = useState<'check' | 'refuse'>();
  const name = fullName(person);
  const close = () => {
    document.getElementById(`${act}-${id}`)?.focus();
    setAct(undefined);
  };
  const opener = (which: 'check' | 'refuse') => ({
    id: `${which}-${id}`,
    type: 'button' as const,
    'aria-expanded': act === which,
    onClick: () => setAct(act === which ? undefined : which),
  });
  const isOver = status === 'answered' || status === 'refused';
  return (
    <div class="stack-small">
      <div class="columns">
        <div class="stack-small">
          <h2>{name}</h2>
          <p>{texts.what[what]}</p>
          <p class="row">
            <span class={`tag ${TONES[status]}`}>{texts.status[status]}</span>
            {isOver || due.is === 'ahead' ? null : (
              <span class={`tag ${due.is === 'late' ? 'bad' : 'warning'}`}>{texts.is[due.is]}</span>
            )}
          </p>
          <p class="small">
            {isOver && closedAt !== undefined
              ? texts.closed(when.shortDay(closedAt))
              : texts.due(when.shortDay(middayOf(due.on)))}
          </p>
          <p class="small soft">
            {texts.received(when.shortDay(receivedAt))}, {texts.by[handedInBy]}
          </p>
        </div>
        <Given request={request} />
        <div class="acts">
          {status === 'received' ? (
            <>
              <button class="button" {...opener('check')}>
                {texts.check.open}
                <span class="visually-hidden"> – {name}</span>
              </button>
              <button class="button quiet" {...opener('refuse')}>
                {texts.refuse.open}
                <span class="visually-hidden"> – {name}</span>
              </button>
            </>
          ) : null}
          {status === 'searching' ? <p class="small">{texts.searching}</p> : null}
          {status === 'to-hand-over' ? <HandOver request={request} onDone={onDone} /> : null}
        </div>
      </div>
      {act === 'check' && status === 'received' ? (
        <CheckForm request={request} onKeep={close} onDone={() => onDone(texts.check.done(name))} />
      ) : null}
      {act === 'refuse' && status === 'received' ? (
        <RefuseForm id={id} onKeep={close} onDone={() => onDone(texts.refuse.done(name))} />
      ) : null}
    </div>
  );
}

/** What the person gave of themselves, how the answer goes, and what was noted. */
function Given({ request }: { request: DataRequest }) {
  const { person, emailProven, answer, language, check, refused, slip } = request;
  const { when } = useWords();
  return (
    <div class="stack-small data-given">
      <dl class="small facts-tight">
        {person.phone === undefined ? null : (
          <div>
            <dt>{texts.phone}</dt>
            <dd>{phoneInWords(person.phone)}</dd>
          </div>
        )}
        {person.email === undefined ? null : (
          <div>
            <dt>{texts.email}</dt>
            <dd>
              {person.email}{' '}
              <span class="soft">({emailProven ? texts.emailProven : texts.emailUnproven})</span>
            </dd>
          </div>
        )}
        {person.allocataireNumber === undefined ? null : (
          <div>
            <dt>{texts.number}</dt>
            <dd>{person.allocataireNumber}</dd>
          </div>
        )}
        <div>
          <dt>{texts.way}</dt>
          <dd>
            {answer.by === 'on-site' ? texts.ways['on-site'](answer.place?.name) : texts.ways[answer.by]}
            {language === 'en' ? `, ${texts.english.toLowerCase()}` : ''}
          </dd>
        </div>
      </dl>
      {check === undefined ? null : (
        <p class="small">
          {texts.checked(texts.check.said[check.identity], when.shortDay(check.at))}.{' '}
          {check.proven.length === 0
            ? null
            : `${texts.proven(listed(check.proven.map((one) => texts.provenNames[one])))}.`}
        </p>
      )}
      {refused === undefined ? null : <p class="small">{texts.refusedFor[refused.reason]}.</p>}
      {slip === undefined ? null : (
        <p class="small">
          {texts.slip.last(when.shortDay(slip.printedAt))}.{' '}
          {slip.validUntil === undefined ? null : `${texts.slip.until(when.shortDay(slip.validUntil))}.`}
        </p>
      )}
    </div>
  );
}

/** The slip: printed on its own page, then posted or given. */
function HandOver({ request: { id, person, slip, answer }, onDone }: RequestCardProps) {
  const { ask } = useStaff();
  const name = fullName(person);
  const hand = async () => {
    const said = await ask('POST /v1/staff/data-requests/{id}/handed-over', { params: { id } });
    if (!said.ok) return said.problem;
    onDone(texts.slip.done(name));
    return undefined;
  };
  return (
    <>
      {answer.by === 'email' ? <p class="small">{texts.slip.noMail}</p> : null}
      <a class={slip === undefined ? 'button' : 'button secondary'} href={`/pro/donnees/${id}/papier`}>
        {slip === undefined ? texts.slip.open : texts.slip.again}
        <span class="visually-hidden"> – {name}</span>
      </a>
      {slip === undefined ? null : (
        <TwoSteps
          label={texts.slip.handed}
          about={name}
          title={texts.slip.handedTitle}
          words={texts.slip.handedWords}
          yes={texts.slip.handedYes}
          no={texts.slip.handedNo}
          isHarmless
          act={hand}
        />
      )}
    </>
  );
}
