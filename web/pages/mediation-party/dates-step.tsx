import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { useLanguage } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import { SomeOf } from '../../design/choices.tsx';
import { ChooseStep } from '../by-link/choose-step.tsx';
import { useTimeWords } from '../when-and-where.tsx';
import { HOME, type PartyAnswering, type PartySession } from './answering.ts';

/** All the proposed times that suit, once; what the others answer is never shown (M2, M3). */
export function DatesStep({
  session,
  view,
  token,
  onDone,
  onStale,
}: PartyAnswering & { session: PartySession }) {
  const { texts, language } = useLanguage();
  const words = texts.answer;
  const when = makeWhen(language, view.zone);
  const inWords = useTimeWords(view.zone);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  return (
    <ChooseStep
      words={words}
      send={words.send}
      home={HOME}
      none="/reponse/annuler"
      chosen={chosen}
      check={(starts) => (starts.length === 0 ? { starts: words.noDate } : {})}
      answer={(starts) =>
        call('POST /v1/mediation-parties/{token}/sessions/{session}/confirm', {
          params: { token, session: session.id },
          body: { starts: [...starts] },
        })
      }
      onDone={(next) => onDone(next, 'dates')}
      onStale={onStale}
    >
      {(errors) => (
        <>
          {session.until === undefined ? null : <p>{words.proposed(when.dayAndTime(session.until))}</p>}
          <SomeOf
            id="starts"
            legend={words.dates}
            hint={words.datesHint}
            error={errors['starts']}
            values={chosen}
            onValues={setChosen}
            options={(session.times ?? []).map((time) => ({ value: time.start, label: inWords(time) }))}
          />
        </>
      )}
    </ChooseStep>
  );
}
