import { useState } from 'preact/hooks';
import { Notice } from '../../design/notice.tsx';
import { useWords } from './desk-words.ts';
import { datesOf } from './disruption-card.tsx';
import { FreshBar } from './fresh-bar.tsx';
import { Said } from './said.tsx';
import { texts } from './texts.fr.ts';
import { Together } from './together.tsx';
import type { DisruptionDetail } from './touched.ts';
import { TouchedCard } from './touched-card.tsx';
import { TouchedEngagements } from './touched-engagements.tsx';
import type { Fresh } from './use-fresh.ts';

interface TouchedPeopleProps {
  readonly detail: DisruptionDetail;
  readonly fresh: Fresh<DisruptionDetail>;
  /** How many were settled since the page was opened. */
  readonly settled: number;
  readonly onSettled: (count: number) => void;
}

/** Progress, what was just done, several at once, then one card for each person. */
export function TouchedPeople({ detail, fresh, settled, onSettled }: TouchedPeopleProps) {
  const { touched, more, waiting, offered, engaged, canHandle, place, professional } = detail;
  const words = useWords();
  const [said, setSaid] = useState<string>();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { load: _, ...state } = fresh;
  const done = (told: string, count: number) => {
    setSaid(told);
    setChosen([]);
    onSettled(count);
    fresh.again();
  };
  const toggle = (id: string) =>
    setChosen(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id]);
  return (
    <>
      <Said words={said} />
      <div>
        <p>
          {datesOf(detail)}
          {place === undefined ? null : `. ${texts.disruptions.closedPlace(words.place(place))}`}
        </p>
        <p>
          <strong>{texts.disruptions.waiting(waiting - offered)}</strong> {texts.disruptions.offered(offered)}{' '}
          {texts.disruptions.engaged(engaged)} {texts.disruptions.progress(settled)}
        </p>
      </div>
      <FreshBar {...state} />
      {canHandle ? null : (
        <Notice tone="info">
          <p>{texts.disruptions.notYours(words.professional(professional))}</p>
        </Notice>
      )}
      {waiting + engaged === 0 ? <p class="nothing-left">{texts.disruptions.allDone}</p> : null}
      {canHandle && touched.length > 1 ? (
        <Together detail={detail} chosen={chosen} onChosen={setChosen} onDone={done} />
      ) : null}
      <ol class="rows">
        {touched.map((one) => (
          <li class="card" key={one.appointment.id}>
            <TouchedCard
              disruption={detail.id}
              touched={one}
              canHandle={canHandle}
              isChosen={chosen.includes(one.appointment.id)}
              onChoose={touched.length > 1 ? () => toggle(one.appointment.id) : undefined}
              onDone={(told) => done(told, 1)}
            />
          </li>
        ))}
      </ol>
      <TouchedEngagements engagements={detail.engagements} />
      {more === 0 ? null : <p>{texts.disruptions.moreToCome(more)}</p>}
    </>
  );
}
