import { Notice } from '../../design/notice.tsx';
import { MarkPerson } from '../mediation/marks.tsx';
import { AppointmentLine } from './appointment-line.tsx';
import { useStartBooking } from './booking/start-booking.ts';
import { fullName, phoneInWords } from './desk-words.ts';
import { byPerson, type Found, type FoundPerson, typedPerson } from './find-people.ts';
import { texts } from './texts.fr.ts';

/** What a search found, by person. */
export function FoundPeople({ found }: { found: Found }) {
  const { appointments, more } = found;
  return (
    <section class="stack" aria-labelledby="found">
      <h2 id="found">{texts.people.found(appointments.length)}</h2>
      {appointments.length === 0 ? <p>{texts.people.nobody}</p> : null}
      {more ? (
        <Notice tone="warning">
          <p>{texts.people.more}</p>
        </Notice>
      ) : null}
      <ul class="rows">
        {byPerson(appointments).map((one) => (
          <li class="card stack-small" key={one.key}>
            <PersonFound found={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function PersonFound({ found: { person, appointments } }: { found: FoundPerson }) {
  const start = useStartBooking();
  const { email, phone, allocataireNumber } = person;
  const contacts = [email, phone === undefined ? undefined : phoneInWords(phone), allocataireNumber];
  const views = new Set(appointments.map(({ view }) => view));
  return (
    <>
      <div class="head">
        <div>
          <h3>{fullName(person)}</h3>
          <p class="soft small">{contacts.filter((one) => one !== undefined).join(' · ')}</p>
        </div>
        <button
          type="button"
          class="button secondary"
          aria-label={texts.people.bookFor(fullName(person))}
          onClick={() => start({ person: typedPerson(person) })}
        >
          {texts.people.book}
        </button>
      </div>
      <ul class="plain-list lines">
        {appointments.map((one) => (
          <li key={one.id}>
            <AppointmentLine appointment={one} />
          </li>
        ))}
      </ul>
      <MarkPerson id={`mark-${appointments[0]?.id ?? ''}`} person={typedPerson(person)} />
      {views.has('reception') ? <p class="soft small">{texts.people.reception}</p> : null}
      {views.has('standing') ? <p class="soft small">{texts.people.standing}</p> : null}
    </>
  );
}
