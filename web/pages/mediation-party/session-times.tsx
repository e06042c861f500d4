import { useLanguage } from '../../app/language.tsx';
import { makeWhen } from '../../app/when.ts';
import { WhenLine } from '../own/facts.tsx';
import type { PartySession } from './answering.ts';

/** When: fixed, or the times to choose from; and how and where. */
export function SessionTimes({ session, zone }: { session: PartySession; zone: string }) {
  const { texts, language } = useLanguage();
  const when = makeWhen(language, zone);
  const { start, end, times = [], mode, place } = session;
  const where = [
    place.name,
    ...place.address,
    ...(place.name.includes(place.commune) ? [] : [place.commune]),
  ];
  const how = texts.service.modes[mode];
  return (
    <>
      {start !== undefined && end !== undefined ? <WhenLine slot={{ start, end }} zone={zone} /> : null}
      {start === undefined && times.length > 0 ? (
        <ul>
          {times.map((time) => (
            <li key={time.start}>{texts.own.until(when.dayAndTime(time.start), when.time(time.end))}</li>
          ))}
        </ul>
      ) : null}
      <p>{mode === 'on-site' ? `${how}, ${where.join(', ')}` : how}</p>
    </>
  );
}
