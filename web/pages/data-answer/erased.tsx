import type { DataTexts } from '../../texts/data.fr.ts';
import type { ErasureView, FactWords } from './fact-words.ts';

interface ErasedProps {
  readonly view: ErasureView;
  readonly facts: FactWords;
  readonly words: DataTexts;
}

/** What is gone, and what still runs, why, and until when. */
export function Erased({ view: { erased, ended, stays, objectionStays }, facts, words }: ErasedProps) {
  const isNothing = erased.length + ended.length + stays.length === 0;
  return (
    <>
      {isNothing ? <p class="card">{words.nothingErased}</p> : null}
      <Part title={words.erased} lines={erased.map(({ kind, count }) => [facts.count(kind, count)])} />
      <Part title={words.ended} lines={ended.map(({ kind, count }) => [facts.count(kind, count)])} />
      <Part
        title={words.stays}
        lines={stays.map(({ kind, count, why, until }) => [
          facts.count(kind, count),
          words.staysWhy[why],
          ...(until === undefined ? [] : [words.staysUntil(facts.date(until))]),
        ])}
        then={words.staysThen}
      />
      {objectionStays ? <p>{words.objection}</p> : null}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly lines: readonly (readonly string[])[];
  readonly then?: string;
}

function Part({ title, lines, then }: PartProps) {
  if (lines.length === 0) return null;
  return (
    <section class="card slip stack-small" aria-label={title}>
      <h2>{title}</h2>
      <ul class="prose">
        {lines.map(([what = '', ...why]) => (
          <li key={what}>
            <strong>{what}</strong>
            {why.map((line) => (
              <span class="block" key={line}>
                {line}
              </span>
            ))}
          </li>
        ))}
      </ul>
      {then === undefined ? null : <p>{then}</p>}
    </section>
  );
}
