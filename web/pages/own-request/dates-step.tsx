import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import { useLanguage } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import { OneOf } from '../../design/choices.tsx';
import { ChooseStep } from '../by-link/choose-step.tsx';
import { HowLine, useTimeWords } from '../when-and-where.tsx';
import { HOME, type Proposal, type RequestAnswering } from './answering.ts';

/** One of the times that are kept; the others are free as soon as it is taken (P2). */
export function DatesStep({
  proposal,
  view,
  token,
  onDone,
  onStale,
}: RequestAnswering & { proposal: Proposal }) {
  const { texts, language } = useLanguage();
  const words = texts.request;
  const when = makeWhen(language, view.zone);
  const inWords = useTimeWords(view.zone);
  const [chosen, setChosen] = useState('');
  return (
    <ChooseStep
      words={words}
      send={words.accept}
      home={HOME}
      none="/demande/aucune"
      chosen={chosen}
      check={(start) => (start === '' ? { start: words.noDate } : {})}
      answer={(start) =>
        call('POST /v1/consultation-requests/{token}/accept', { params: { token }, body: { start } })
      }
      onDone={(next) => onDone(next, 'accepted')}
      onStale={onStale}
    >
      {(errors) => (
        <>
          <p>{words.kept(when.dayAndTime(proposal.until))}</p>
          <HowLine {...proposal} />
          <OneOf
            id="start"
            legend={words.dates}
            error={errors['start']}
            value={chosen}
            onValue={setChosen}
            options={proposal.times.map((time) => ({ value: time.start, label: inWords(time) }))}
          />
        </>
      )}
    </ChooseStep>
  );
}
