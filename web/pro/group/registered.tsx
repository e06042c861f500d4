import { fullName, phoneInWords } from '../desk/desk-words.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Registration } from './types.ts';

/** Who is registered, by name, as far as the viewer may know (D6). */
export function Registered({ registrations }: { registrations: readonly Registration[] | undefined }) {
  const words = texts.one;
  return (
    <section class="stack" aria-labelledby="registered">
      <h2 id="registered">{words.registered}</h2>
      {registrations === undefined ? <p>{words.noNames}</p> : null}
      {registrations?.length === 0 ? <p class="nothing-left">{words.nobody}</p> : null}
      {registrations === undefined || registrations.length === 0 ? null : (
        <ol class="plain-list lines card">
          {registrations.map((one) => (
            <li key={one.appointment}>
              <Line registration={one} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

function Line({ registration }: { registration: Registration }) {
  const { hasRole } = useStaff();
  const { appointment, person, pending, outcome, contact, needs = [] } = registration;
  const mayOpen = hasRole('secretariat', 'social-worker', 'mediator', 'psychologist');
  const name = fullName(person);
  return (
    <div class="line">
      <div>
        {mayOpen ? <a href={`/pro/rendez-vous/${appointment}`}>{name}</a> : <strong>{name}</strong>}
        {person.phone === undefined ? null : <span class="block small">{phoneInWords(person.phone)}</span>}
        {contact?.question === undefined ? null : (
          <span class="block small">{texts.one.question(contact.question.ask, contact.question.answer)}</span>
        )}
        {needs.length === 0 ? null : (
          <span class="block small">{needs.map((need) => deskTexts.words.needs[need]).join(', ')}</span>
        )}
      </div>
      {pending ? <span class="tag warning">{texts.one.pending}</span> : null}
      {outcome === undefined || !(outcome in texts.came) ? null : (
        <span class="tag plain">{wordOf(outcome)}</span>
      )}
    </div>
  );
}

function wordOf(outcome: string): string {
  const words: Readonly<Record<string, string>> = texts.came;
  return words[outcome] ?? '';
}
