import { useWords } from '../desk/desk-words.ts';
import { HowToReach } from '../desk/how-to-reach.tsx';
import { ChangeContact } from './change-contact.tsx';
import { useRequest } from './request-acts.ts';
import { waitedWords } from './stages.ts';
import { texts } from './texts.fr.ts';

/** What was asked, by whom, and how to reach the person (F4, P6). */
export function Asked() {
  const { request } = useRequest();
  const { moment } = useWords();
  const { person, contact, who, forWhom, otherParent, situation, words: own } = request;
  const { stage, first, waitingDays, receivedAt, handedInBy } = request;
  const words = texts.request;
  return (
    <section class="card stack" aria-labelledby="asked">
      <h2 id="asked">{words.asked}</h2>
      <p class="request-tags">
        <span class="tag info">{texts.stages[stage]}</span>
        {first ? <span class="tag warning">{texts.queue.first}</span> : null}
      </p>
      <div class="stack-small">
        <p>
          <strong>{texts.situations[situation]}</strong>
        </p>
        <p>{words.coming(texts.who[who], texts.forWhom[forWhom])}</p>
        {otherParent === undefined ? null : <p>{texts.otherParent[otherParent]}</p>}
        <p class="soft">
          {words.received(moment(receivedAt))}
          {waitingDays === 0 ? '' : ` · ${waitedWords(stage, waitingDays)}`}
        </p>
        {handedInBy === 'staff' ? <p class="soft">{texts.queue.handedIn}</p> : null}
        {person.allocataireNumber === undefined ? null : (
          <p class="soft">{words.number(person.allocataireNumber)}</p>
        )}
      </div>
      {own === undefined ? null : (
        <div class="own-words stack-small">
          <h3 class="small-heading">{words.ownWords}</h3>
          <p>{own}</p>
          <p class="small soft">{words.ownWordsErased}</p>
        </div>
      )}
      <h3>{words.reach}</h3>
      <HowToReach phone={person.phone} email={person.email} contact={contact} />
      {request.closed === undefined ? <ChangeContact /> : null}
    </section>
  );
}
