import { useLanguage } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import type { Proposal } from './answering.ts';

/** Where and how the proposed appointment takes place. */
export function Where({ proposal: { mode, place } }: { proposal: Proposal }) {
  const { texts } = useLanguage();
  const where = [
    place.name,
    ...place.address,
    ...(place.name.includes(place.commune) ? [] : [place.commune]),
  ];
  const how = texts.service.modes[mode];
  return <p>{mode === 'on-site' ? `${how}, ${where.join(', ')}` : how}</p>;
}

/** « mardi 1er décembre 2026, de 9 h à 10 h ». */
export function useTimeWords(zone: string) {
  const { texts, language } = useLanguage();
  const when = makeWhen(language, zone);
  return ({ start, end }: Proposal['times'][number]) =>
    texts.own.until(when.dayAndTime(start), when.time(end));
}
