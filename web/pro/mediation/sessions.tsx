import { useWords } from '../desk/desk-words.ts';
import { TwoSteps } from '../desk/two-steps.tsx';
import { useStaff } from '../staff.tsx';
import { useActs, useMove } from './acts.ts';
import { Answers } from './answers.tsx';
import { Attended } from './attendance.tsx';
import { look } from './screen.ts';
import { texts } from './session-texts.fr.ts';
import type { Session } from './types.ts';
import { isBlocked, localAddress } from './words.ts';

const TONES = { proposed: 'info', lapsed: 'info', standing: 'good', freed: 'bad', over: 'info' } as const;

/** The joint sessions of a case, the latest first, and the way to propose another one (M2). */
export function Sessions() {
  const { mediation } = useActs();
  const { id, status, allAgree, sessions } = mediation;
  const isGoingOn = status === 'open' || status === 'withheld';
  const isUnderWay = sessions.some((one) => one.status === 'proposed' || one.status === 'standing');
  return (
    <section class="stack" aria-labelledby="sessions">
      <h2 id="sessions">{texts.title}</h2>
      {isGoingOn && allAgree && !isBlocked(mediation) ? (
        <p>
          <a
            class={isUnderWay ? 'button secondary' : 'button'}
            href={`/pro/dossiers/${id}/seance`}
            onClick={() => look(id, 'alone')}
          >
            {texts.propose}
          </a>
        </p>
      ) : null}
      {isGoingOn && !allAgree ? <p class="soft">{texts.needAll}</p> : null}
      {sessions.length === 0 ? <p>{texts.none}</p> : null}
      <ul class="rows">
        {sessions.toReversed().map((session) => (
          <li class="card joint" key={session.id}>
            <JointSession session={session} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function JointSession({ session }: { session: Session }) {
  const { now } = useActs();
  const { moment, mode, place } = useWords();
  const { status, start, times, until, why, told, videoRoom, outsideHours } = session;
  const hasBegun = start !== undefined && Date.parse(start) <= now;
  const isToRecord = status === 'standing' && hasBegun;
  return (
    <>
      <div class="head">
        <h3>{start === undefined ? texts.times : moment(start)}</h3>
        <span class={`tag ${isToRecord ? 'warning' : TONES[status]}`}>
          {isToRecord ? texts.toRecord : texts.statuses[status]}
        </span>
      </div>
      {start === undefined ? (
        <ul>
          {times.map((time, at) => (
            <li key={time.start}>
              {moment(time.start)}{' '}
              <span class="soft">
                ({time.outsideHours === true && status === 'proposed' ? texts.gone : texts.preference(at + 1)}
                )
              </span>
            </li>
          ))}
        </ul>
      ) : null}
      <p class="soft">{texts.how(mode(session.mode), place(session.place), session.lengthMinutes)}</p>
      {why === undefined ? null : (
        <p>
          {texts.why[why]} <strong>{told === true ? texts.told : texts.untold}</strong>
        </p>
      )}
      {outsideHours === true ? (
        <p class="joint-outside">{texts.outside[status === 'standing' ? 'standing' : 'proposed']}</p>
      ) : null}
      {status === 'proposed' ? <p>{texts.until(moment(until))}</p> : null}
      {videoRoom === undefined || hasBegun ? null : (
        <p>
          <a href={localAddress(videoRoom)} target="_blank" rel="noreferrer">
            {texts.video}
          </a>
        </p>
      )}
      {status === 'proposed' || (status === 'standing' && !hasBegun) ? (
        <>
          <Answers session={session} />
          <CancelSession session={session} />
        </>
      ) : null}
      {isToRecord || status === 'over' ? <Attended session={session} /> : null}
    </>
  );
}

function CancelSession({ session }: { session: Session }) {
  const { ask } = useStaff();
  const { mediation } = useActs();
  const { moment } = useWords();
  const move = useMove();
  const words = texts.cancel;
  const params = { id: mediation.id, session: session.id };
  return (
    <div class="joint-acts">
      <TwoSteps
        label={words.label}
        about={moment(session.start ?? session.times[0]?.start ?? session.until)}
        title={words.title}
        words={words.words}
        yes={words.yes}
        no={words.no}
        act={() =>
          move(() => ask('POST /v1/staff/mediations/{id}/sessions/{session}/cancel', { params }), words.done)
        }
      />
    </div>
  );
}
