import type { Slot } from '../api/contract.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { placeLines } from '../app/place-lines.ts';
import { makeWhen } from '../app/when.ts';

type Time = Pick<Slot, 'start' | 'end'>;

/** « mardi 1er décembre 2026 à 9 h, jusqu’à 10 h environ », as the zone's clocks say it. */
export function useTimeWords(zone: string): (time: Time) => string {
  const { texts, language } = useLanguage();
  const when = makeWhen(language, zone);
  return ({ start, end }) => texts.own.until(when.dayAndTime(start), when.time(end));
}

/** When, in large letters, with the end as well. */
export function WhenLine({ slot, zone }: { slot: Time; zone: string }) {
  const inWords = useTimeWords(zone);
  return <p class="when-large">{inWords(slot).replace(/^./u, (first) => first.toUpperCase())}</p>;
}

interface HowLineProps {
  readonly mode: Slot['mode'];
  readonly place: Parameters<typeof placeLines>[0] | undefined;
}

/** How it takes place, and where if one goes there. */
export function HowLine({ mode, place }: HowLineProps) {
  const how = useTexts().service.modes[mode];
  return <p>{mode === 'on-site' && place !== undefined ? `${how}, ${placeLines(place).join(', ')}` : how}</p>;
}

/** Times to choose from. */
export function Times({ times, zone }: { times: readonly Time[]; zone: string }) {
  const inWords = useTimeWords(zone);
  return (
    <ul>
      {times.map((time) => (
        <li key={time.start}>{inWords(time)}</li>
      ))}
    </ul>
  );
}
