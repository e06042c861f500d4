import { useLocation } from 'preact-iso';
import { addDays, middayOf } from '../../app/dates.ts';
import { makeWhen } from '../../app/when.ts';
import { texts } from '../texts.fr.ts';
import { type Asked, addressOf, rangeOf, stepped, VIEWS } from './period.ts';

const UTC = makeWhen('fr', 'UTC');

/** Which days are shown, and the way to others; all of it links, so that it can be opened beside or kept. */
export function AgendaBar({ asked, today }: { asked: Asked; today: string }) {
  const { route } = useLocation();
  const words = texts.agenda;
  const step = asked.view === 'jour' ? words.day : words.week;
  const jump = (date: string) => {
    if (date !== '') route(addressOf({ ...asked, date }));
  };
  return (
    <div class="agenda-bar">
      <p class="agenda-period" role="status">
        {periodWords(asked)}
      </p>
      <nav class="agenda-steps" aria-label={words.steps}>
        <a class="button secondary" href={addressOf(stepped(asked, -1))}>
          <span aria-hidden="true">‹</span>
          <span class="visually-hidden">{step.before}</span>
        </a>
        <a class="button secondary" href={addressOf({ ...asked, date: today })}>
          {words.today}
        </a>
        <a class="button secondary" href={addressOf(stepped(asked, 1))}>
          <span aria-hidden="true">›</span>
          <span class="visually-hidden">{step.after}</span>
        </a>
      </nav>
      <div class="agenda-jump">
        <label for="le">{words.jump}</label>
        <input
          class="input"
          type="date"
          id="le"
          value={asked.date}
          onChange={(event) => jump(event.currentTarget.value)}
        />
      </div>
      <nav class="agenda-views" aria-label={words.views}>
        {VIEWS.map((view) => (
          <a
            key={view}
            class={`agenda-view ${view}`}
            href={addressOf({ ...asked, view })}
            aria-current={view === asked.view ? 'true' : undefined}
          >
            {words.view[view]}
          </a>
        ))}
      </nav>
    </div>
  );
}

function periodWords(asked: Asked): string {
  const { from, to } = rangeOf(asked);
  if (asked.view === 'jour') return UTC.day(middayOf(from));
  const last = addDays(to, -1);
  const isOneMonth = from.slice(0, 7) === last.slice(0, 7);
  return texts.agenda.from(
    isOneMonth ? dayOfMonth(from) : dayAndMonth(from),
    `${dayAndMonth(last)} ${last.slice(0, 4)}`,
  );
}

const dayOfMonth = (date: string) => (date.endsWith('-01') ? '1er' : `${Number(date.slice(8, 10))}`);
/** « 23 novembre », without the day of the week. */
const dayAndMonth = (date: string) => UTC.shortDay(middayOf(date)).replace(/^\S+\s/, '');
