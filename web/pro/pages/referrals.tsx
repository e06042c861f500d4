import { useState } from 'preact/hooks';
import { ListPage } from '../desk/list-page.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { ReferralCard } from '../referrals/referral-card.tsx';
import { texts } from '../referrals/texts.fr.ts';
import type { Referral } from '../referrals/types.ts';
import { isOver } from '../referrals/words.ts';
import { useStaff } from '../staff.tsx';

/** Whom one referred and who was referred to one's service: first what has waited too long, then what is open, then what ended. */
export default function Referrals() {
  const { ask } = useStaff();
  const fresh = useFresh((signal) => ask('GET /v1/staff/referrals', {}, { signal }));
  const [said, setSaid] = useState<string>();
  const words = texts.list;
  const done = (what: string) => {
    setSaid(what);
    fresh.again();
  };
  return (
    <ListPage
      title={words.title}
      lead={words.lead}
      none={words.none}
      fresh={fresh}
      said={said}
      count={(value) => shownOf(value).open}
    >
      {(value) => {
        const { stale, received, sent, over } = shownOf(value);
        return (
          <>
            <p>
              <a class="button" href="/pro/orienter">
                {words.refer}
              </a>
            </p>
            <Section id="stale" title={words.sections.stale(value.staleDays)} cards={stale} onDone={done} />
            <Section id="received" title={words.sections.received} cards={received} onDone={done} />
            <Section id="sent" title={words.sections.sent} cards={sent} onDone={done} />
            <Section id="over" title={words.sections.over} cards={over} onDone={done} />
          </>
        );
      }}
    </ListPage>
  );
}

interface Card {
  readonly referral: Referral;
  readonly as: 'sender' | 'receiver';
}

/** Each once: what one sent to one's own service is answered there. */
function shownOf({ sent, received }: { sent: readonly Referral[]; received: readonly Referral[] }) {
  const mine = new Set(received.map(({ id }) => id));
  const all: Card[] = [
    ...received.map((referral) => ({ referral, as: 'receiver' as const })),
    ...sent.filter(({ id }) => !mine.has(id)).map((referral) => ({ referral, as: 'sender' as const })),
  ];
  const open = all.filter(({ referral }) => !isOver(referral));
  const fresh = open.filter(({ referral }) => !referral.stale);
  return {
    open: open.length,
    stale: open.filter(({ referral }) => referral.stale),
    received: fresh.filter(({ as }) => as === 'receiver'),
    sent: fresh.filter(({ as }) => as === 'sender'),
    over: all.filter(({ referral }) => isOver(referral)),
  };
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  readonly cards: readonly Card[];
  readonly onDone: (said: string) => void;
}

function Section({ id, title, cards, onDone }: SectionProps) {
  if (cards.length === 0) return null;
  return (
    <section class="stack" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul class="rows">
        {cards.map(({ referral, as }) => (
          <li key={referral.id} class="card">
            <ReferralCard referral={referral} as={as} onDone={onDone} />
          </li>
        ))}
      </ul>
    </section>
  );
}
