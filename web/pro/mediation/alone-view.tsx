import { useWords } from '../desk/desk-words.ts';
import { useStaff } from '../staff.tsx';
import { useActs } from './acts.ts';
import { AddParty } from './add-party.tsx';
import { texts } from './case-texts.fr.ts';
import { CloseCase } from './close-case.tsx';
import { PartyCard } from './party-card.tsx';
import { Sessions } from './sessions.tsx';
import { StatusNotice } from './status-notice.tsx';
import { texts as listTexts } from './texts.fr.ts';
import { ageInWords, useNameOfProfessional, useTerritories } from './words.ts';

/** Everything of a case, for the mediator's eyes alone. */
export function AloneView() {
  const { mediation } = useActs();
  const isGoingOn = mediation.status === 'open' || mediation.status === 'withheld';
  return (
    <>
      <StatusNotice />
      <CaseFacts />
      <section class="stack" aria-labelledby="people">
        <h2 id="people">{texts.people.title}</h2>
        <ul class="parties">
          {mediation.parties.map((party) => (
            <li class="card party" key={party.id}>
              <PartyCard party={party} eyes="alone" />
            </li>
          ))}
        </ul>
        {isGoingOn && mediation.parties.length < 6 ? <AddParty /> : null}
      </section>
      <Sessions />
      <CloseCase />
    </>
  );
}

function CaseFacts() {
  const { mediation, now } = useActs();
  const { when } = useWords();
  const { me } = useStaff();
  const { nameOfTerritory } = useTerritories();
  const { createdAt, origin, territory, reason, outcome, mediator } = mediation;
  const nameOfMediator = useNameOfProfessional(mediator);
  const words = texts.facts;
  const facts = [
    [words.opened, words.openedOn(when.day(createdAt), ageInWords(createdAt, now, when.localDate))],
    [words.origin, listTexts.origins[origin]],
    [words.reason, listTexts.reasons[reason]],
    [words.territory, nameOfTerritory(territory)],
    ...(mediator === me.professional?.id ? [] : [[words.mediator, nameOfMediator]]),
    ...(outcome === undefined ? [] : [[words.outcome, listTexts.outcomes[outcome].label]]),
  ] as const;
  return (
    <dl class="facts card">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
