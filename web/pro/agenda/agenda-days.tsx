import { middayOf, weekdayOf } from '../../app/dates.ts';
import { capital, clockInWords, makeWhen } from '../../app/when.ts';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { AgendaEntry } from './agenda-item.tsx';
import { type AgendaDay, minutesOf } from './item-words.ts';
import { type Asked, addressOf, datesIn, rangeOf } from './period.ts';

const UTC = makeWhen('fr', 'UTC');
/** What a grid shows at least, in hours. */
const EARLIEST = 9;
const LATEST = 17;

interface DaysProps {
  readonly asked: Asked;
  readonly days: readonly AgendaDay[];
  readonly now: number;
}

/**
 * The days of a period: a list of days, each a list of appointments in their order. The grid of a wide window is the very same list
 * laid out by the hour, so that nothing is lost for whoever does not see it.
 */
export function AgendaDays({ asked, days, now }: DaysProps) {
  const known = new Map(days.map((day) => [day.date, day]));
  const dates = datesIn(rangeOf(asked)).filter((date) => {
    const day = known.get(date);
    return asked.view === 'jour' || !isWeekend(date) || (day !== undefined && !isEmpty(day));
  });
  const { first, last } = hoursOf(days);
  const hours = Array.from({ length: last - first }, (_, at) => first + at);
  return (
    <div
      class={`agenda ${asked.view}`}
      style={{ '--first': `${first * 60}`, '--hours': `${hours.length}`, '--days': `${dates.length}` }}
    >
      <div class="agenda-rail" aria-hidden="true">
        {hours.map((hour) => (
          <span key={hour}>{clockInWords(`${hour}:00`)}</span>
        ))}
      </div>
      <ol class="agenda-days">
        {dates.map((date) => (
          <Day key={date} date={date} day={known.get(date)} asked={asked} now={now} />
        ))}
      </ol>
    </div>
  );
}

function Day({
  date,
  day,
  asked,
  now,
}: {
  date: string;
  day: AgendaDay | undefined;
  asked: Asked;
  now: number;
}) {
  const { zone } = useStaff().me.caf;
  const { place } = useWords();
  const moment = wallClock(now, zone);
  const isToday = moment.date === date;
  const { windows = [], appointments = [] } = day ?? {};
  const [weekday = '', dayOfMonth = '', ...month] = capital(UTC.shortDay(middayOf(date))).split(' ');
  const name = (
    <span>
      {`${weekday} ${dayOfMonth}`}
      <span class="grid-hidden">{` ${month.join(' ')}`}</span>
    </span>
  );
  const receives = windows.map((window) =>
    texts.agenda.window(clockInWords(window.start), clockInWords(window.end), place(window.place)),
  );
  return (
    <li class={isToday ? 'agenda-day today' : 'agenda-day'}>
      <div class="agenda-head">
        <h2>
          {asked.view === 'jour' ? name : <a href={addressOf({ ...asked, view: 'jour', date })}>{name}</a>}
          {isToday ? <span class="tag info">{texts.agenda.today}</span> : null}
        </h2>
        {receives.length === 0 ? null : (
          <ul class="agenda-receives">
            {receives.map((words) => (
              <li key={words}>
                <span class="grid-hidden">{texts.agenda.open}</span>
                {words}
              </li>
            ))}
          </ul>
        )}
        {appointments.length > 0 ? null : <p class="agenda-none">{texts.agenda.none}</p>}
      </div>
      <div class="agenda-hours">
        {windows.map(({ start, end }) => (
          <span key={start} class="agenda-window" aria-hidden="true" style={laidOut(start, end)} />
        ))}
        {isToday ? (
          <span class="agenda-now" aria-hidden="true" style={laidOut(moment.time, moment.time)} />
        ) : null}
        {appointments.length === 0 ? null : (
          <ol class="agenda-entries">
            {appointments.map((item) => (
              <li key={item.appointment ?? item.start} style={laidOut(item.start, item.end)}>
                <AgendaEntry item={item} now={now} />
              </li>
            ))}
          </ol>
        )}
      </div>
    </li>
  );
}

/** Where it stands in a grid; the list does not use it. */
function laidOut(start: string, end: string) {
  return { '--at': `${minutesOf(start)}`, '--long': `${minutesOf(end) - minutesOf(start)}` };
}

function hoursOf(days: readonly AgendaDay[]): { first: number; last: number } {
  const spans = days.flatMap(({ windows, appointments }) => [...windows, ...appointments]);
  return {
    first: Math.min(EARLIEST, ...spans.map(({ start }) => Math.floor(minutesOf(start) / 60))),
    last: Math.max(LATEST, ...spans.map(({ end }) => Math.ceil(minutesOf(end) / 60))),
  };
}

const isWeekend = (date: string) => weekdayOf(date) > 5;
const isEmpty = ({ windows, appointments }: AgendaDay) => windows.length === 0 && appointments.length === 0;
