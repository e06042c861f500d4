import { useLanguage, useTexts } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import { ZoneNote } from '../../app/zone-note.tsx';
import { CalendarButton } from '../../booking/calendar-button.tsx';
import { Button } from '../../design/button.tsx';
import { Notice } from '../../design/notice.tsx';
import { FirstPage } from '../by-link/first-page.tsx';
import type { Done, PartySession, PartyView } from './answering.ts';
import { SessionTimes } from './session-times.tsx';

interface ShownProps {
  readonly view: PartyView;
  readonly done: Done | undefined;
  readonly onSession: (id: string, next: 'dates' | 'annuler') => void;
  readonly onForget: () => void;
}

/** What one party is asked, what they answered, and their own sessions (M2, M3). */
export function Shown({ view, done, onSession, onForget }: ShownProps) {
  const words = useTexts().answer;
  return (
    <FirstPage
      key={done}
      title={words.title}
      delicate
      said={done === undefined ? undefined : words.said[done]}
      onForget={onForget}
    >
      <Agreement view={view} />
      {view.sessions.length === 0 ? null : (
        <section class="stack" aria-labelledby="sessions">
          <h2 id="sessions">{words.sessions}</h2>
          <ZoneNote />
          {[...view.sessions].reverse().map((session) => (
            <SessionCard key={session.id} session={session} view={view} onSession={onSession} />
          ))}
        </section>
      )}
    </FirstPage>
  );
}

function Agreement({
  view: { status, agreement, canAgree, canWithdraw, professional },
}: {
  view: PartyView;
}) {
  const words = useTexts().answer;
  const { language } = useLanguage();
  if (status === 'closed')
    return (
      <Notice tone="info" title={words.closed}>
        <p>{words.closedWords}</p>
      </Notice>
    );
  const isAnswered = agreement === 'given' || agreement === 'withdrawn';
  return (
    <>
      {isAnswered ? (
        <section class="card slip stack-small">
          <h2>{words[agreement]}</h2>
          <p>{agreement === 'given' ? words.givenWords : words.withdrawnWords}</p>
        </section>
      ) : (
        <section class="stack prose" aria-labelledby="asked">
          <h2 id="asked">{words.asked}</h2>
          <ul class="ticks">
            {words.askedWords.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
          {professional === undefined ? null : (
            <p class="soft">
              {professional.name},{' '}
              <span lang={language === 'fr' ? undefined : 'fr'}>{professional.title}</span>
            </p>
          )}
        </section>
      )}
      <div class="actions">
        {canAgree ? (
          <a class="button secondary" href="/reponse/oui">
            {isAnswered ? words.afterAll : words.agree}
          </a>
        ) : null}
        {canWithdraw ? (
          <a class="button secondary" href="/reponse/non">
            {isAnswered ? words.noMore : words.disagree}
          </a>
        ) : null}
      </div>
    </>
  );
}

const TAGS = {
  proposed: 'warning',
  waiting: 'info',
  standing: 'good',
  declined: 'bad',
  lapsed: 'info',
  off: 'bad',
  over: 'info',
} as const;

interface SessionCardProps extends Pick<ShownProps, 'view' | 'onSession'> {
  readonly session: PartySession;
}

function SessionCard({ session, view, onSession }: SessionCardProps) {
  const { texts, language } = useLanguage();
  const words = texts.answer;
  const { id, status, start, end, mode, place, until, videoRoom } = session;
  const when = makeWhen(language, view.zone);
  const isAhead = status === 'proposed' || status === 'waiting' || status === 'standing';
  return (
    <div class={isAhead ? 'card slip stack' : 'card slip off stack'}>
      <p>
        <span class={`tag ${TAGS[status]}`}>{words.status[status]}</span>
      </p>
      <SessionTimes session={session} zone={view.zone} />
      {status === 'proposed' && until !== undefined ? <p>{words.proposed(when.dayAndTime(until))}</p> : null}
      {status === 'waiting' ? <p>{words.waiting}</p> : null}
      {videoRoom === undefined ? null : (
        <p>
          <a class="button secondary" href={videoRoom}>
            {texts.own.openVideo}
          </a>
        </p>
      )}
      {isAhead ? (
        <div class="actions">
          {status === 'standing' && start !== undefined && end !== undefined ? (
            <CalendarButton id={id} slot={{ start, end, mode, place: place.id }} kind="secondary" />
          ) : null}
          {status === 'proposed' ? (
            <Button onClick={() => onSession(id, 'dates')}>{words.choose}</Button>
          ) : null}
          <Button
            kind={status === 'proposed' ? 'quiet' : 'secondary'}
            onClick={() => onSession(id, 'annuler')}
          >
            {status === 'proposed' ? words.none : words.cannot}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
