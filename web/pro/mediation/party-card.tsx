import { hoursInWords, phoneInWords } from '../desk/desk-words.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { SharedSituation } from '../referrals/situation.tsx';
import { useStaff } from '../staff.tsx';
import { useActs } from './acts.ts';
import { AgreementBox } from './agreement-box.tsx';
import { texts } from './case-texts.fr.ts';
import { ChangeContact } from './change-contact.tsx';
import { type Eyes, look } from './screen.ts';
import { texts as listTexts } from './texts.fr.ts';
import type { Party } from './types.ts';
import { nameOf } from './words.ts';

/** One party: how to reach them, their agreement, and what can be done. Marks are for the mediator's eyes alone (M7). */
export function PartyCard({ party, eyes }: { party: Party; eyes: Exclude<Eyes, 'hidden'> }) {
  const { mediation } = useActs();
  const { me } = useStaff();
  const { isOpen, close, opener } = useDisclosure();
  const { marks = [], interview } = party;
  const isGoingOn = mediation.status === 'open' || mediation.status === 'withheld';
  const attended = mediation.sessions.some(({ attendance = [] }) =>
    attendance.some((one) => one.party === party.id && (one.how === 'kept' || one.how === 'late')),
  );
  const words = texts.people;
  return (
    <>
      <h3>{nameOf(party)}</h3>
      {eyes === 'alone' && marks.length > 0 ? (
        <p class="row">
          <span class="visually-hidden">{words.marks} : </span>
          {marks.map((mark) => (
            <span class="tag warning" key={mark}>
              {listTexts.marks[mark]}
            </span>
          ))}
        </p>
      ) : null}
      <Reach party={party} />
      <AgreementBox party={party} eyes={eyes} />
      <div class="party-acts">
        {isGoingOn ? (
          <button class="button quiet" {...opener}>
            {words.contact}
            <span class="visually-hidden"> : {nameOf(party)}</span>
          </button>
        ) : null}
        {attended ? (
          <a
            class="button quiet"
            href={`/pro/dossiers/${mediation.id}/attestation/${party.id}`}
            onClick={() => look(mediation.id, eyes)}
          >
            {words.certificate}
            <span class="visually-hidden"> : {nameOf(party)}</span>
          </a>
        ) : null}
        {interview === undefined ? null : (
          <a class="button quiet" href={`/pro/rendez-vous/${interview}`}>
            {words.interview}
            <span class="visually-hidden"> : {nameOf(party)}</span>
          </a>
        )}
      </div>
      {eyes === 'alone' && mediation.mediator === me.professional?.id ? (
        <SharedSituation
          id={`situation-${party.id}`}
          about={{ kind: 'party', mediation: mediation.id, party: party.id }}
          within="card"
          name={nameOf(party)}
        />
      ) : null}
      {isOpen ? <ChangeContact party={party} onClose={close} /> : null}
    </>
  );
}

function Reach({ party: { person, contact } }: { party: Party }) {
  const { email, phone } = person;
  return (
    <div class="stack-small">
      {phone === undefined ? null : (
        <p>
          <a class="number" href={`tel:${phone}`}>
            {phoneInWords(phone)}
          </a>
        </p>
      )}
      {email === undefined ? null : <p>{email}</p>}
      <p class="soft">
        {deskTexts.reach.by[contact.by]}
        {contact.by === 'phone' ? ` ${deskTexts.reach.hours(hoursInWords(contact.hours))}` : ''}
      </p>
      {contact.discreet ? (
        <p>
          <strong>{deskTexts.reach.discreet}.</strong>
          {contact.question === undefined
            ? null
            : ` ${deskTexts.reach.question(contact.question.ask)} ${deskTexts.reach.answer(contact.question.answer)}`}
        </p>
      ) : null}
    </div>
  );
}
