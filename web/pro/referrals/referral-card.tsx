import { fullName, phoneInWords, useWords } from '../desk/desk-words.ts';
import { HowToReach } from '../desk/how-to-reach.tsx';
import { Acts } from './acts.tsx';
import './referrals.css';
import { texts } from './texts.fr.ts';
import type { Referral } from './types.ts';
import { senderName, staffName } from './words.ts';

interface ReferralCardProps {
  readonly referral: Referral;
  /** As who one reads it: whoever receives sees whom to call. */
  readonly as: 'sender' | 'receiver';
  readonly onDone: (said: string) => void;
}

/** One person referred: from whom, to whom, why in one word, how it stands, and what one may do. */
export function ReferralCard({ referral, as, onDone }: ReferralCardProps) {
  const { person, contact, status, ageDays, stale, reason, to, result } = referral;
  const { when } = useWords();
  const words = texts.card;
  const name = fullName(person);
  return (
    <div class="columns referral">
      <div class="stack-small">
        <h3>{name}</h3>
        <p class="small soft">
          {words.age(ageDays)} ({when.date(referral.sentAt)})
        </p>
        {as === 'receiver' ? <HowToReach {...person} contact={contact} /> : null}
      </div>
      <div class="stack-small">
        <p class="row">
          <span class={stale ? 'tag warning' : 'tag info'}>
            {as === 'receiver' && status === 'sent' ? texts.toAnswer : texts.status[status]}
          </span>
          {stale ? <span class="tag warning">{words.stale}</span> : null}
        </p>
        <dl class="facts-tight">
          {as === 'receiver' ? <Fact name={words.from} value={senderName(referral)} /> : null}
          <Fact name={words.to} value={to.name} />
          <Fact name={words.reason} value={texts.reasons[reason]} />
        </dl>
        <Taken referral={referral} />
        {result === undefined ? null : <p class="small">{texts.results[result]}</p>}
        {status === 'received' ? <p class="small soft">{words.hidden}</p> : null}
      </div>
      <Acts referral={referral} as={as} onDone={onDone} />
    </div>
  );
}

const Fact = ({ name, value }: { name: string; value: string }) => (
  <div>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </div>
);

function Taken({ referral: { isMine, takenBy, from } }: { referral: Referral }) {
  const words = texts.card;
  return (
    <>
      {isMine ? <p class="small">{words.mine}</p> : null}
      {takenBy === undefined || isMine ? null : <p class="small">{words.takenBy(staffName(takenBy))}</p>}
      {from.by === 'partner' ? (
        <p class="small">
          <a href={`tel:${from.phone}`}>
            {words.callPartner(from.name)} : {phoneInWords(from.phone)}
          </a>
        </p>
      ) : null}
    </>
  );
}
