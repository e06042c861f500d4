import type { ComponentChildren } from 'preact';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { placeLines } from '../app/place-lines.ts';
import { useServiceWords } from '../app/service-words.ts';
import { useWhen } from '../app/use-when.ts';
import type { Draft } from './draft.ts';
import { pathOf } from './steps.ts';

interface AnswerProps {
  readonly label: string;
  /** Where it is asked for; from there one comes back here. */
  readonly to?: string;
  readonly children: ComponentChildren;
}

/** Everything that was answered, each with the way to change it. */
export function Answers({ draft, service }: { draft: Draft; service: Service }) {
  const { booking } = useTexts();
  const words = booking.check;
  const when = useWhen();
  const { name, lang } = useServiceWords()(service);
  const { person, slot } = draft;
  if (slot === undefined) return null;
  return (
    <dl class="facts answers">
      <Answer label={words.what} to={pathOf(undefined)}>
        <span lang={lang}>{name}</span>
      </Answer>
      <Answer label={words.when} to={pathOf('heure')}>
        <strong>{when.dayAndTime(slot.start)}</strong>
      </Answer>
      <HowAndWhere draft={draft} />
      <Answer label={words.who} to={pathOf('vous')}>
        {person.firstName} {person.lastName}
      </Answer>
      <Answer label={words.email} to={pathOf('vous')}>
        {person.email === '' ? <span class="soft">{words.notGiven}</span> : person.email}
      </Answer>
      <Answer label={words.phone} to={pathOf('vous')}>
        {person.phone === '' ? <span class="soft">{words.notGiven}</span> : person.phone}
      </Answer>
      {person.allocataireNumber === '' ? null : (
        <Answer label={words.number} to={pathOf('vous')}>
          {person.allocataireNumber}
        </Answer>
      )}
      <Telling draft={draft} />
    </dl>
  );
}

/** How and where one is received: at the place of the chosen time. */
export function HowAndWhere({ draft: { slot }, fixed = false }: { draft: Draft; fixed?: boolean }) {
  const { service, booking } = useTexts();
  const { places } = useCatalogue();
  if (slot === undefined) return null;
  const place = places.find(({ id }) => id === slot.place);
  const [name, ...rest] = place === undefined ? [] : placeLines(place);
  const to = fixed ? {} : { to: pathOf('lieu') };
  return (
    <>
      <Answer label={booking.check.how} {...to}>
        {service.modes[slot.mode]}
      </Answer>
      {slot.mode !== 'on-site' || place === undefined ? null : (
        <Answer label={booking.check.where} {...to}>
          <span lang="fr">
            {name}
            {rest.map((line) => (
              <span class="block" key={line}>
                {line}
              </span>
            ))}
          </span>
        </Answer>
      )}
    </>
  );
}

function Telling({ draft: { contact, needs } }: { draft: Draft }) {
  const { callBack, booking } = useTexts();
  const words = booking.check;
  const hours = contact.by === 'phone' ? contact.hours.map((hour) => callBack.hourWords[hour]) : [];
  return (
    <>
      <Answer label={words.contact} to={pathOf('vous')}>
        {[booking.person.by[contact.by].label, ...hours, ...(contact.discreet ? [words.discreet] : [])].join(
          ', ',
        )}
        {contact.discreet ? <span class="block soft">{contact.ask}</span> : null}
      </Answer>
      <Answer label={words.needs} to={pathOf('vous')}>
        {needs.length === 0 ? (
          <span class="soft">{words.noNeeds}</span>
        ) : (
          needs.map((need) => callBack.needNames[need]).join(', ')
        )}
      </Answer>
    </>
  );
}

export function Answer({ label, to, children }: AnswerProps) {
  const words = useTexts().booking;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <span>{children}</span>
        {to === undefined ? null : (
          <a class="change" href={to}>
            {words.change}
            <span class="visually-hidden">{words.check.changeOf(label)}</span>
          </a>
        )}
      </dd>
    </div>
  );
}
