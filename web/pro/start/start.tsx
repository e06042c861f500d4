import { Page } from '../../app/page.tsx';
import { useWords } from '../desk/desk-words.ts';
import type { Entry } from '../menu.tsx';
import { type Role, useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { Counts } from './counts.tsx';
import { Today } from './today.tsx';

/** What the day needs, by role: a professional's appointments, the secretariat's lists, else the pages that this role opens. */
export function Start({ entries }: { entries: readonly Entry[] }) {
  const { me, hasRole } = useStaff();
  const { when } = useWords();
  const words = texts.start;
  const isDesk = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist');
  const rest = isDesk ? entries.filter(({ group }) => group === 'people') : entries;
  return (
    <Page
      title={words.hello(me.professional?.displayName)}
      lead={words.today(when.day(new Date().toISOString()))}
    >
      {me.professional === undefined ? null : <Today />}
      {isDesk && me.professional === undefined && !hasRole('secretariat') ? (
        <p>{texts.agenda.notLinked}</p>
      ) : null}
      {isDesk ? <Counts entries={entries} /> : null}
      {rest.length === 0 ? (
        <p>{words.nothingYet(me.roles.map((role: Role) => texts.roles[role]).join(', '))}</p>
      ) : (
        <section class="stack" aria-labelledby="start-pages">
          <h2 id="start-pages">{isDesk ? words.alsoHere : words.yourPages}</h2>
          <ul class="grid">
            {rest.map(({ path, label }) => (
              <li key={path}>
                <a class="card entry" href={path}>
                  {label}
                  <span class="hint">{hintOf(path)}</span>
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Page>
  );
}

function hintOf(path: string): string | undefined {
  const hints: Readonly<Record<string, string>> = texts.start.hints;
  return hints[path];
}
