import { useWords } from '../desk/desk-words.ts';
import { listed } from '../words.ts';
import { useActs } from './acts.ts';
import { RecordAnswer } from './record-answer.tsx';
import { texts } from './session-texts.fr.ts';
import type { Party, Session } from './types.ts';
import { nameOf } from './words.ts';

/** Who confirmed what, which the mediator alone sees (M2, M3). */
export function Answers({ session }: { session: Session }) {
  const { mediation } = useActs();
  return (
    <div>
      <h4 class="label">{texts.answers}</h4>
      <p class="soft small">{texts.answersOnlyYou}</p>
      <ul class="answers">
        {mediation.parties.map((party) => (
          <li key={party.id}>
            <AnswerOf session={session} party={party} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function AnswerOf({ session, party }: { session: Session; party: Party }) {
  const { moment } = useWords();
  const reply = session.replies.find((one) => one.party === party.id);
  const words =
    reply === undefined
      ? texts.waiting
      : reply.kind === 'declined'
        ? texts.declined
        : texts.confirmed(listed((reply.starts ?? []).map(moment)));
  const status = session.status === 'standing' ? 'standing' : reply === undefined ? 'proposed' : 'waiting';
  return (
    <>
      <strong>{nameOf(party)}</strong>
      <span>{words}</span>
      <RecordAnswer session={session} party={party} status={status} />
    </>
  );
}
