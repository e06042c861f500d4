import { useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';
import type { DisruptionDetail } from './touched.ts';

interface TouchedSessionsProps {
  readonly sessions: DisruptionDetail['sessions'];
}

/** Joint sessions that an absence or a closure touches: hours for everybody here, the way to the case for its mediator (B11, D6). */
export function TouchedSessions({ sessions }: TouchedSessionsProps) {
  const words = useWords();
  if (sessions.length === 0) return null;
  const said = texts.disruptions.sessions;
  return (
    <section class="stack-small" aria-labelledby="sessions">
      <h2 id="sessions">{said.heading}</h2>
      <p class="soft">{said.lead}</p>
      <ol class="rows">
        {sessions.map(({ id, start, place, mediation }) => (
          <li class="card columns" key={id}>
            <p>
              <strong>{words.moment(start)}</strong>
              <br />
              {words.place(place)}
            </p>
            {mediation === undefined ? null : (
              <p class="acts">
                <a
                  class="button secondary"
                  href={`/pro/dossiers/${mediation}`}
                  aria-label={`${said.toCase}, ${words.moment(start)}`}
                >
                  {said.toCase}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
