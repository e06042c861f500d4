import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import type { AnswerOf, Problem } from '../api/contract.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { useServiceName } from '../app/service-words.ts';
import { useSecret } from '../app/take-secret.ts';
import { useLoad } from '../app/use-load.ts';
import { makeWhen } from '../app/when.ts';
import { ZoneNote } from '../app/zone-note.tsx';
import { Button } from '../design/button.tsx';
import { Failed } from '../design/failed.tsx';
import { Notice } from '../design/notice.tsx';
import { Waiting } from '../design/waiting.tsx';
import { WhenLine } from './own/facts.tsx';
import './pages.css';

type View = AnswerOf<'GET /v1/waiting-list/{token}'>;
type Done = 'yes' | 'no' | 'stop';

/** A link token. */
const TOKEN = /^[\w-]{20,100}$/;
const TAGS = { waiting: 'info', offered: 'warning', taken: 'good', over: 'info' } as const;

/** One's own place on the waiting list, by the link of the mail: what is kept, yes, no, and out in one click (B10: never by the link alone). */
export default function WaitingPlace() {
  const { secret: token, keep } = useSecret('waiting', TOKEN);
  if (token === undefined) return <Dead />;
  return <Known key={token} token={token} onForget={() => keep(undefined)} />;
}

function Known({ token, onForget }: { token: string; onForget: () => void }) {
  const words = useTexts().waiting;
  const { load, again } = useLoad(
    (signal) => call('GET /v1/waiting-list/{token}', { params: { token } }, { signal }),
    [token],
  );
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'ready')
    return <Place read={load.value} token={token} again={again} onForget={onForget} />;
  if (load.problem.code === 'NOT_FOUND') return <Dead />;
  return (
    <Page title={words.title}>
      <Failed problem={load.problem} again={again} />
    </Page>
  );
}

interface PlaceProps {
  readonly read: View;
  readonly token: string;
  readonly again: () => void;
  readonly onForget: () => void;
}

function Place({ read, token, again, onForget }: PlaceProps) {
  const { own, waiting: words } = useTexts();
  const { route } = useLocation();
  const { view, done, doing, problem, answer } = useAnswer(read, token);
  const forget = () => {
    onForget();
    route('/', true);
  };
  const isOn = view.status === 'waiting' || view.status === 'offered';
  return (
    <Page key={`${view.status} ${done}`} title={words.title}>
      {done === undefined ? null : (
        <Notice tone="good" role="status">
          <p>{words.said[done]}</p>
        </Notice>
      )}
      {problem === undefined ? null : <Refused problem={problem} again={again} />}
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
      <section class="no-print stack-small">
        <Button kind="quiet" onClick={forget}>
          {own.leave}
        </Button>
        <p class="soft">{own.leaveHint}</p>
      </section>
    </Page>
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

function Refused({ problem, again }: { problem: Problem; again: () => void }) {
  const words = useTexts().waiting;
  if (problem.status !== 409 && problem.status !== 404) return <Failed problem={problem} />;
  return (
    <>
      {problem.code === 'SLOT_TAKEN' ? (
        <Notice tone="bad" role="alert">
          <p>{words.gone}</p>
        </Notice>
      ) : (
        <Failed problem={problem} />
      )}
      <p>
        <Button kind="secondary" onClick={again}>
          {words.see}
        </Button>
      </p>
    </>
  );
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
  const texts = useTexts();
  const { name, address, commune } = time.place;
  const how = texts.service.modes[time.mode];
  const where = [name, ...address, ...(name.includes(commune) ? [] : [commune])].join(', ');
  return (
    <>
      <WhenLine slot={time} zone={view.zone} />
      <p>{time.mode === 'on-site' ? `${how}, ${where}` : how}</p>
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

/** A link that leads nowhere, or no link at all. */
function Dead() {
  const words = useTexts().waiting;
  return (
    <Page title={words.dead}>
      <Notice tone="warning">
        {words.deadWords.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Notice>
    </Page>
  );
}
