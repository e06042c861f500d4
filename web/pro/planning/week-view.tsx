import { useState } from 'preact/hooks';
import { addDays, mondayOf } from '../../app/dates.ts';
import { capital } from '../../app/when.ts';
import { DayItems } from './day-items.tsx';
import { minute } from './recurrence.ts';
import { texts } from './texts.fr.ts';
import type { WeekDay } from './week.ts';
import './week.css';
import { shortDayWords, spanWords } from './words.ts';

interface WeekViewProps {
  readonly days: readonly WeekDay[];
  readonly monday: string;
  readonly today: string;
  readonly canChange: boolean;
  readonly onMonday: (monday: string) => void;
}

const NOON = 13 * 60;

/** One week as it is: as a table of days on a desk, as a list of days on a phone or when one prefers it. */
export function WeekView({ days, monday, today, canChange, onMonday }: WeekViewProps) {
  const [look, setLook] = useState<'table' | 'list'>('table');
  const span = spanWords(monday, addDays(monday, 6));
  const isEmpty = days.every(({ windows, absences }) => windows.length === 0 && absences.length === 0);
  const shown = days.filter((day, at) => at < 5 || day.windows.length > 0 || day.absences.length > 0);
  const thisMonday = mondayOf(today);
  return (
    <section class="stack" aria-labelledby="week">
      <div class="week-head">
        <h2 id="week" aria-live="polite">
          {span}
        </h2>
        <fieldset class="segments" aria-label={texts.week.steps}>
          <button type="button" class="button secondary" onClick={() => onMonday(addDays(monday, -7))}>
            <span aria-hidden="true">←</span>
            <span class="visually-hidden">{texts.week.before}</span>
          </button>
          <button
            type="button"
            class="button secondary"
            aria-pressed={monday === thisMonday}
            onClick={() => onMonday(thisMonday)}
          >
            {texts.week.now}
          </button>
          <button type="button" class="button secondary" onClick={() => onMonday(addDays(monday, 7))}>
            <span aria-hidden="true">→</span>
            <span class="visually-hidden">{texts.week.after}</span>
          </button>
        </fieldset>
        <fieldset class="segments looks" aria-label={texts.week.looks}>
          {(['table', 'list'] as const).map((one) => (
            <button
              type="button"
              class="button secondary"
              key={one}
              aria-pressed={look === one}
              onClick={() => setLook(one)}
            >
              {texts.week.look[one]}
            </button>
          ))}
        </fieldset>
      </div>
      {isEmpty ? (
        <p class="card soft">{texts.week.nothingThisWeek}</p>
      ) : (
        <div class={look === 'table' ? 'week as-table' : 'week'}>
          {look === 'table' ? (
            <WeekTable days={shown} today={today} canChange={canChange} span={span} />
          ) : null}
          <WeekList days={shown} today={today} canChange={canChange} />
        </div>
      )}
    </section>
  );
}

interface DaysProps {
  readonly days: readonly WeekDay[];
  readonly today: string;
  readonly canChange: boolean;
}

function WeekTable({ days, today, canChange, span }: DaysProps & { span: string }) {
  const halves = [
    { name: texts.week.morning, from: 0, to: NOON },
    { name: texts.week.afternoon, from: NOON, to: 24 * 60 },
  ];
  return (
    <table class="week-table">
      <caption class="visually-hidden">{texts.week.caption(span)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{texts.week.part}</span>
          </th>
          {days.map(({ date }) => (
            <th scope="col" key={date} class={date === today ? 'today' : undefined}>
              {capital(shortDayWords(date))}
              {date === today ? <span class="tag info">{texts.week.today}</span> : null}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {halves.map(({ name, from, to }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {days.map((day) => (
              <td key={day.date}>
                <DayItems day={halfOf(day, from, to)} today={today} canChange={canChange} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function WeekList({ days, today, canChange }: DaysProps) {
  return (
    <ol class="week-list plain-list stack">
      {days.map((day) => (
        <li key={day.date} class="stack-small">
          <h3>
            {capital(shortDayWords(day.date))}
            {day.date === today ? <span class="tag info">{texts.week.today}</span> : null}
          </h3>
          <DayItems day={day} today={today} canChange={canChange} />
        </li>
      ))}
    </ol>
  );
}

/** What begins in this half of the day, and absences that reach into it. */
function halfOf(day: WeekDay, from: number, to: number): WeekDay {
  return {
    date: day.date,
    windows: day.windows.filter(({ what }) => from <= minute(what.start) && minute(what.start) < to),
    absences: day.absences.filter((absence) => absence.from < to && from < absence.to),
  };
}
