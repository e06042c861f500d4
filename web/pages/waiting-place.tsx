import { useEffect, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { AnswerOf, Problem } from '../api/contract.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useServiceName } from '../app/service-words.ts';
import { makeWhen } from '../app/when.ts';
import { ZoneNote } from '../app/zone-note.tsx';
import { Button } from '../design/button.tsx';
import { ByLink, type LinkOpened } from './by-link/by-link.tsx';
import { DeadLink } from './by-link/dead-link.tsx';
import { FirstPage } from './by-link/first-page.tsx';
import { Refused } from './by-link/refused.tsx';
import { HowLine, WhenLine } from './when-and-where.tsx';
import './pages.css';

type View = AnswerOf<'GET /v1/waiting-list/{token}'>;
type Done = 'yes' | 'no' | 'stop';

const TAGS = { waiting: 'info', offered: 'warning', taken: 'good', over: 'info' } as const;

/** One's own place on the waiting list, by the link of the mail: what is kept, yes, no, and out in one click (B10: never by the link alone). */
export default function WaitingPlace() {
  const words = useTexts().waiting;
  return (
    <ByLink
      name="waiting"
      title={words.title}
      read={(token, signal) => call('GET /v1/waiting-list/{token}', { params: { token } }, { signal })}
      noLink={() => <DeadLink words={words} />}
    >
      {(opened) => <Place {...opened} />}
    </ByLink>
  );
}

function Place({ read, token, again, onForget }: LinkOpened<View>) {
  const words = useTexts().waiting;
  const { view, done, doing, problem, answer } = useAnswer(read, token);
  const isOn = view.status === 'waiting' || view.status === 'offered';
  return (
    <FirstPage
      key={`${view.status} ${done}`}
      title={words.title}
      said={done === undefined ? undefined : words.said[done]}
      onForget={onForget}
    >
      <Refused problem={problem} gone={words.gone} onStale={again} />
      <div class={isOn || view.status === 'taken' ? 'card slip stack' : 'card slip off stack'}>
        <p>
          <span class={`tag ${TAGS[view.status]}`}>{words.status[view.status]}</span>
        </p>
        <What view={view} />
        {view.offer === undefined ? null : <Offer view={view} offer={view.offer} />}
        {view.offer === undefined ? null : (
          <div class="actions">
            <Button busy={doing === 'yes'} onClick={() => answer('yes')}>
              {words.yes}
            </Button>
            <Button kind="secondary" busy={doing === 'no'} onClick={() => answer('no')}>
              {words.no}
            </Button>
          </div>
        )}
      </div>
      {view.status === 'over' ? (
        <p>
          <a class="button" href="/reserver">
            {words.again}
          </a>
        </p>
      ) : null}
      {isOn ? (
        <section class="stack-small">
          <p>{words.free}</p>
          <Button kind="secondary" busy={doing === 'stop'} onClick={() => answer('stop')}>
            {words.stop}
          </Button>
          <p class="soft">{words.stopWords}</p>
        </section>
      ) : null}
    </FirstPage>
  );
}

/** One answer at a time; what the page shows afterwards is what the service says. */
function useAnswer(read: View, token: string) {
  const [view, setView] = useState(read);
  const [done, setDone] = useState<Done>();
  const [doing, setDoing] = useState<Done>();
  const [problem, setProblem] = useState<Problem>();
  useEffect(() => {
    setView(read);
    setProblem(undefined);
  }, [read]);
  const send = (what: Done) => {
    const params = { token };
    if (what === 'stop') return call('POST /v1/waiting-list/{token}/stop', { params });
    const body = { start: view.offer?.start ?? '' };
    return what === 'yes'
      ? call('POST /v1/waiting-list/{token}/claim', { params, body })
      : call('POST /v1/waiting-list/{token}/decline', { params, body });
  };
  const answer = async (what: Done) => {
    if (doing !== undefined) return;
    setDoing(what);
    setProblem(undefined);
    setDone(undefined);
    const said = await send(what);
    setDoing(undefined);
    if (!said.ok) return setProblem(said.problem);
    setView(said.value);
    setDone(what);
  };
  return { view, done, doing, problem, answer: (what: Done) => void answer(what) };
}

function What({ view }: { view: View }) {
  const { texts, language } = useLanguage();
  const words = texts.waiting;
  const when = makeWhen(language, view.zone);
  const service = useServiceName()(view.service.id);
  const date = makeWhen(language, 'UTC').day(`${view.until}T12:00:00Z`);
  return (
    <>
      <p lang={service?.lang}>
        <strong>{service?.name ?? view.service.name}</strong>
      </p>
      {view.status === 'waiting' ? (
        <>
          <p>{words.wishes(date)}</p>
          {view.since === undefined ? null : <p>{words.since(when.day(view.since))}</p>}
          <p class="soft">{words.order}</p>
          <p class="soft">{words.offersLeft(view.offersLeft)}</p>
        </>
      ) : null}
      {view.status === 'taken' ? <p>{words.taken}</p> : null}
      {view.status === 'over' ? <p>{words.over}</p> : null}
      {view.appointment === undefined ? null : <Time view={view} time={view.appointment} />}
    </>
  );
}

function Time({ view, time }: { view: View; time: NonNullable<View['appointment']> }) {
  return (
    <>
      <WhenLine slot={time} zone={view.zone} />
      <HowLine {...time} />
      <ZoneNote />
    </>
  );
}

function Offer({ view, offer }: { view: View; offer: NonNullable<View['offer']> }) {
  const { texts, language } = useLanguage();
  const words = texts.waiting;
  const when = makeWhen(language, view.zone);
  return (
    <>
      <Time view={view} time={offer} />
      <p>
        <strong>{words.until(when.dayAndTime(offer.until))}</strong>
      </p>
      {view.moves === undefined ? null : <p>{words.moves(when.dayAndTime(view.moves.start))}</p>}
      <p class="soft">{words.offersLeft(view.offersLeft)}</p>
    </>
  );
}
