import { useCatalogue } from '../../app/catalogue.tsx';
import { clockInWords } from '../../app/when.ts';
import { texts } from './texts.fr.ts';
import type { WeekDay, WeekWindow } from './week.ts';
import { hoursWords, ruleWords, shortDayWords } from './words.ts';

interface DayItemsProps {
  readonly day: WeekDay;
  readonly today: string;
  readonly canChange: boolean;
}

/** The windows and absences of a day or a half of it, one below the other. */
export function DayItems({ day, today, canChange }: DayItemsProps) {
  if (day.windows.length === 0 && day.absences.length === 0)
    return <p class="small soft nothing">{texts.week.nothing}</p>;
  return (
    <ul class="windows">
      {day.absences.map(({ id, from, to }) => (
        <li class="window away" key={id}>
          {absenceWords(from, to)}
        </li>
      ))}
      {day.windows.map((window) => (
        <WindowItem
          key={window.availability.id}
          window={window}
          canChange={canChange && window.date >= today}
        />
      ))}
    </ul>
  );
}

function WindowItem({ window, canChange }: { window: WeekWindow; canChange: boolean }) {
  const { places } = useCatalogue();
  const { availability, what, state, isChanged, date } = window;
  const isOff = state !== 'open' && state !== 'partly';
  const href =
    availability.repeat === undefined
      ? `/pro/disponibilites?vue=plage&id=${availability.id}`
      : `/pro/disponibilites?vue=jour&id=${availability.id}&date=${date}`;
  return (
    <li class={isOff ? 'window not-open' : 'window'}>
      <p class="hours number">
        {clockInWords(what.start)} – {clockInWords(what.end)}
      </p>
      <p>{places.find((one) => one.id === what.place)?.name ?? what.place}</p>
      <p class="small soft">{what.modes.map((mode) => texts.week.modes[mode]).join(' · ')}</p>
      {state === 'open' ? null : <p class="tag warning">{texts.week.states[state]}</p>}
      {isChanged ? <p class="tag info">{texts.week.changed}</p> : null}
      {canChange ? (
        <a href={href}>
          {texts.week.change}
          <span class="visually-hidden">
            {' : '}
            {availability.repeat === undefined
              ? ruleWords(availability)
              : `${shortDayWords(date)}, ${hoursWords(what)}`}
          </span>
        </a>
      ) : null}
    </li>
  );
}

function absenceWords(from: number, to: number): string {
  const clock = (minutes: number) =>
    clockInWords(
      `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    );
  if (from === 0 && to === 1_440) return texts.week.allDay;
  if (from === 0) return texts.week.awayUntil(clock(to));
  return to === 1_440 ? texts.week.awayFrom(clock(from)) : texts.week.away(clock(from), clock(to));
}
