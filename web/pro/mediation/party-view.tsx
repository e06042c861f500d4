import { useWords } from '../desk/desk-words.ts';
import { useActs } from './acts.ts';
import { texts } from './case-texts.fr.ts';
import { PartyCard } from './party-card.tsx';
import { RecordAnswer } from './record-answer.tsx';
import { type Seen, seenBy } from './seen.ts';
import { texts as sessionTexts } from './session-texts.fr.ts';
import type { Party } from './types.ts';
import { nameOf } from './words.ts';

const TONES = {
  proposed: 'info',
  waiting: 'info',
  standing: 'good',
  declined: 'bad',
  lapsed: 'info',
  off: 'bad',
  over: 'info',
} as const;

/** The case as this party may see it: their own agreement, answers and sessions, as they believe them to be, and nothing else (M2, M3). */
export function PartyView({ party }: { party: Party }) {
  const { mediation, now } = useActs();
  const words = texts.screen;
  const sessions = seenBy(mediation, party, now).toReversed();
  const isClosed = mediation.status === 'released' || mediation.status === 'closed';
  return (
    <section class="stack" aria-labelledby="with">
      <h2 id="with">{words.withTitle(nameOf(party))}</h2>
      <p class="soft">{words.withWords}</p>
      {isClosed ? <p class="notice info">{texts.facts.closed}</p> : null}
      <div class="card party">
        <PartyCard party={party} eyes={{ party: party.id }} />
      </div>
      {sessions.length === 0 ? null : (
        <section class="stack" aria-labelledby="with-sessions">
          <h2 id="with-sessions">{sessionTexts.title}</h2>
          <ul class="rows">
            {sessions.map((seen) => (
              <li class="card joint" key={seen.session.id}>
                <SeenSession seen={seen} party={party} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </section>
  );
}

function SeenSession({ seen: { session, status, start }, party }: { seen: Seen; party: Party }) {
  const { moment, mode, place } = useWords();
  const words = sessionTexts;
  const isChoice = status === 'proposed' || status === 'waiting';
  const canAnswer = isChoice || status === 'standing';
  return (
    <>
      <div class="head">
        <h3>{start === undefined ? words.times : moment(start)}</h3>
        <span class={`tag ${TONES[status]}`}>{words.seen[status]}</span>
      </div>
      {start === undefined ? (
        <ul>
          {session.times
            .toSorted((a, b) => Date.parse(a.start) - Date.parse(b.start))
            .map((time) => (
              <li key={time.start}>{moment(time.start)}</li>
            ))}
        </ul>
      ) : null}
      <p class="soft">{words.how(mode(session.mode), place(session.place), session.lengthMinutes)}</p>
      {isChoice ? <p>{words.until(moment(session.until))}</p> : null}
      {canAnswer ? <RecordAnswer session={session} party={party} status={status} /> : null}
    </>
  );
}
