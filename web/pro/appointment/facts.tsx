import type { ComponentChildren } from 'preact';
import { standingOf } from '../agenda/item-words.ts';
import { type Appointment, hoursInWords, phoneInWords, useWords } from '../desk/desk-words.ts';
import { texts } from '../texts.fr.ts';

/** Everything of one appointment that its reader may see (D6); what they may not is not there, and nothing says so in its place. */
export function Facts({ appointment, now }: { appointment: Appointment; now: number }) {
  const words = useWords();
  const {
    person,
    contact,
    needs = [],
    mode,
    place,
    professional,
    second,
    travelMinutes,
    videoRoom,
    mailbox,
    offers = [],
  } = appointment;
  const standing = standingOf(appointment, now);
  const labels = texts.appointment;
  return (
    <dl class="facts card">
      <Fact label={labels.when}>
        {words.when.dayAndTime(appointment.start)}
        <span class="soft"> – {words.when.time(appointment.end)}</span>
      </Fact>
      {appointment.status === undefined ? null : (
        <Fact label={labels.state}>
          <span class={`tag ${standing.tone}`}>{standing.words}</span>
        </Fact>
      )}
      <Fact label={labels.how}>
        {mode === undefined ? words.place(place) : texts.howAndWhere(mode, words.place(place))}
        {mode === undefined || mode === 'on-site' ? null : (
          <span class="soft block small">{labels.attachedTo(words.place(place))}</span>
        )}
        {travelMinutes === undefined ? null : (
          <span class="soft block small">{labels.travel(travelMinutes)}</span>
        )}
        {videoRoom === undefined ? null : (
          <a class="block" href={localAddress(videoRoom)} target="_blank" rel="noreferrer">
            {labels.openVideo}
          </a>
        )}
      </Fact>
      {appointment.service === undefined ? null : (
        <Fact label={labels.service}>{words.service(appointment.service)}</Fact>
      )}
      <Fact label={labels.with}>
        {words.professional(professional)}
        {professional.title === undefined ? null : (
          <span class="soft">, {professional.title.toLowerCase()}</span>
        )}
      </Fact>
      {second === undefined ? null : (
        <Fact label={labels.second}>
          {words.professional(second)}
          {second.title === undefined ? null : <span class="soft">, {second.title.toLowerCase()}</span>}
        </Fact>
      )}
      {person.phone === undefined ? null : (
        <Fact label={labels.phone}>
          <a href={`tel:${person.phone}`}>{phoneInWords(person.phone)}</a>
        </Fact>
      )}
      {person.email === undefined ? null : (
        <Fact label={labels.email}>
          {person.email}
          {mailbox === undefined ? null : <span class="block field-error">{labels.deadMailbox}</span>}
        </Fact>
      )}
      {person.allocataireNumber === undefined ? null : (
        <Fact label={labels.number}>{person.allocataireNumber}</Fact>
      )}
      {contact === undefined ? null : (
        <Fact label={labels.contact}>
          {labels.by[contact.by]}
          {contact.by === 'phone' ? `, ${hoursInWords(contact.hours)}` : ''}
          {contact.discreet ? <strong class="block">{labels.discreet}</strong> : null}
          {contact.question === undefined ? null : (
            <span class="block small">{labels.question(contact.question.ask, contact.question.answer)}</span>
          )}
        </Fact>
      )}
      {needs.length === 0 ? null : (
        <Fact label={labels.needs}>{needs.map((need) => texts.needs[need]).join(', ')}</Fact>
      )}
      {offers.length === 0 ? null : (
        <Fact label={labels.offers}>
          <ul>
            {offers.map((offer) => (
              <li key={offer.start}>
                {words.when.dayAndTime(offer.start)},{' '}
                {texts.howAndWhere(offer.mode, words.place(offer.place))}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {appointment.bookedBy === undefined ? null : (
        <Fact label={labels.bookedBy}>{labels.origin[appointment.bookedBy]}</Fact>
      )}
    </dl>
  );
}

function Fact({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The room's page on the site that is open: a trial or a machine of one's own does not have the Caf's public name. */
function localAddress(address: string): string {
  const { pathname, hash } = new URL(address);
  return `${pathname}${hash}`;
}
