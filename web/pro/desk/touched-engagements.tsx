import { capital } from '../../app/when.ts';
import { texts as common } from '../texts.fr.ts';
import { useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';
import type { DisruptionDetail } from './touched.ts';

type Engagements = DisruptionDetail['engagements'];
type Kind = Engagements[number]['kind'];

const PATHS: Record<Kind, string> = {
  'joint-session': 'dossiers',
  'joint-session-times': 'dossiers',
  'request-times': 'demandes',
  'group-session': 'reunions',
};

/** Sessions and proposed hours that an absence or a closure touches: hours for everybody here, the way there for whose they are (B11, D6). */
export function TouchedEngagements({ engagements }: { readonly engagements: Engagements }) {
  const words = useWords();
  if (engagements.length === 0) return null;
  const said = texts.disruptions.engagements;
  return (
    <section class="stack-small" aria-labelledby="engagements">
      <h2 id="engagements">{said.heading}</h2>
      <p class="soft">{said.lead}</p>
      <ol class="rows">
        {engagements.map(({ kind, start, place, about }) => (
          <li class="card engagement" key={start}>
            <p>
              <strong>{words.moment(start)}</strong>
              <br />
              {capital(common.engagements[kind])}
              <br />
              {words.place(place)}
            </p>
            {about === undefined ? null : (
              <a
                class="button secondary"
                href={`/pro/${PATHS[kind]}/${about}`}
                aria-label={`${said.open[kind]}, ${words.moment(start)}`}
              >
                {said.open[kind]}
              </a>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
