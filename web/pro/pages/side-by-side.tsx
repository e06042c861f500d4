import { useState } from 'preact/hooks';
import { addDays, middayOf } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { AgendaColumns } from '../desk/agenda-columns.tsx';
import { readColumns } from '../desk/agendas.ts';
import { useBookable } from '../desk/booking/bookable.ts';
import { ChooseProfessionals } from '../desk/choose-professionals.tsx';
import { useWords } from '../desk/desk-words.ts';
import '../desk/desk.css';
import '../desk/agendas.css';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { wallClock } from '../desk/local-time.ts';
import { texts } from '../desk/texts.fr.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

const MOST = 4;

/** Whose agendas were looked at last in this tab. */
let lastChosen: readonly string[] = [];

/** Several professionals' days side by side (D6), with their free times one gesture from a booking. */
export default function SideBySide() {
  const { ask, hasRole } = useStaff();
  const { zone } = useWords();
  const today = wallClock(Date.now(), zone).date;
  const [date, setDate] = useState(today);
  const [chosen, setChosen] = useState(lastChosen);
  const everybody = useLoad((signal) => ask('GET /v1/staff/professionals', {}, { signal }), []);
  const all = everybody.load.state === 'ready' ? everybody.load.value.professionals : [];
  const shown = chosen.flatMap((id) => all.find((one) => one.id === id) ?? []);
  const bookable = useBookable().filter((service) => service.bookableBy === 'anyone');
  const services = hasRole('secretariat') ? bookable : [];
  const fresh = useFresh(
    (signal) => readColumns(ask, { date, chosen: shown, services, signal }),
    [date, shown.map(({ id }) => id).join()],
  );
  const choose = (ids: readonly string[]) => {
    lastChosen = ids;
    setChosen(ids);
  };
  const { load, ...state } = fresh;
  const words = texts.sideBySide;
  return (
    <Page title={words.title}>
      <div class="desk stack">
        {everybody.load.state === 'failed' ? (
          <Failed problem={everybody.load.problem} again={everybody.again} />
        ) : null}
        {everybody.load.state === 'ready' ? (
          <ChooseProfessionals all={all} chosen={chosen} most={MOST} onChosen={choose} />
        ) : null}
        <div class="row">
          <Button kind="secondary" onClick={() => setDate(addDays(date, -1))}>
            {words.before}
          </Button>
          <label class="row" for="day">
            <span class="visually-hidden">{words.day}</span>
            <input
              class="input short"
              type="date"
              id="day"
              value={date}
              onChange={({ currentTarget: { value } }) => {
                if (value !== '') setDate(value);
              }}
            />
          </label>
          <Button kind="secondary" onClick={() => setDate(addDays(date, 1))}>
            {words.after}
          </Button>
          {date === today ? null : (
            <Button kind="quiet" onClick={() => setDate(today)}>
              {words.today}
            </Button>
          )}
          <p role="status">
            <strong>{makeWhen('fr', 'UTC').day(middayOf(date))}</strong>
          </p>
        </div>
        {chosen.length === 0 ? <p class="nothing-left">{words.none}</p> : null}
        {chosen.length > 0 && load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={fresh.again} /> : null}
        {shown.length > 0 && load.state === 'ready' ? (
          <>
            <FreshBar {...state} />
            <AgendaColumns columns={load.value} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
