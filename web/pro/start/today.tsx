import { addDays } from '../../app/dates.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../agenda/agenda.css';
import { AgendaEntry } from '../agenda/agenda-item.tsx';
import { IllToday } from '../agenda/ill-today.tsx';
import { isToClose } from '../agenda/item-words.ts';
import { useNow } from '../agenda/use-now.ts';
import { wallClock } from '../desk/local-time.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { texts } from '../texts.fr.ts';
import { ToClose } from './to-close.tsx';

/** Appointments that nobody closed are shown for so many days. */
const DAYS_BACK = 14;

/** A professional's day: what is left of it, and what is over and still to be closed. */
export function Today() {
  const { ask, me, hasRole } = useStaff();
  const now = useNow();
  const today = wallClock(now, me.caf.zone).date;
  const { load, stale, again } = useFresh(
    (signal) =>
      ask(
        'GET /v1/staff/agenda',
        { query: { from: addDays(today, -DAYS_BACK), to: addDays(today, 1) } },
        { signal },
      ),
    [today],
  );
  const words = texts.start;
  if (load.state === 'waiting') return <Waiting />;
  if (load.state === 'failed') return <Failed problem={load.problem} again={again} />;
  const items = load.value.days.flatMap(({ appointments }) => appointments);
  // Who received says how it went, never the benefits desk (F1).
  const mayClose = hasRole('social-worker', 'mediator', 'psychologist');
  const toClose = items.filter((item) => mayClose && isToClose(item, now));
  const todays = load.value.days
    .filter(({ date }) => date === today)
    .flatMap(({ appointments }) => appointments)
    .filter((item) => !toClose.includes(item));
  return (
    <>
      <section class="stack" aria-labelledby="start-today">
        <h2 id="start-today">{words.yourDay}</h2>
        {stale === undefined ? null : <Failed problem={stale} again={again} />}
        {todays.length === 0 ? (
          <p>{words.noneToday}</p>
        ) : (
          <ol class="agenda-entries">
            {todays.map((item) => (
              <li key={item.appointment ?? item.start}>
                <AgendaEntry item={item} now={now} />
              </li>
            ))}
          </ol>
        )}
        <div class="row">
          <a class="button secondary" href="/pro/agenda">
            {words.wholeAgenda}
          </a>
          <IllToday done={again} />
        </div>
      </section>
      <ToClose items={toClose} now={now} done={again} />
    </>
  );
}
