import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../agenda/agenda.css';
import '../agenda/agenda-grid.css';
import '../agenda/agenda-heads.css';
import { AgendaBar } from '../agenda/agenda-bar.tsx';
import { AgendaDays } from '../agenda/agenda-days.tsx';
import { IllToday } from '../agenda/ill-today.tsx';
import { rangeOf, readAsked } from '../agenda/period.ts';
import { useNow } from '../agenda/use-now.ts';
import { WhoseAgenda } from '../agenda/whose-agenda.tsx';
import { wallClock } from '../desk/local-time.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { AGENDA_OF } from '../tab-keys.ts';
import { texts } from '../texts.fr.ts';

/** A professional's agenda by day, by week and as a list; a colleague's as far as D6 opens it. */
export default function AgendaPage() {
  const { query } = useLocation();
  const { ask, me } = useStaff();
  const now = useNow();
  const today = wallClock(now, me.caf.zone).date;
  const asked = readAsked(query, today);
  const { from, to } = rangeOf(asked);
  const [whose, setWhose] = useState(() => sessionStorage.getItem(AGENDA_OF) ?? undefined);
  const choose = (id: string | undefined) => {
    if (id === undefined) sessionStorage.removeItem(AGENDA_OF);
    else sessionStorage.setItem(AGENDA_OF, id);
    setWhose(id);
  };
  const isMine = whose === undefined || whose === me.professional?.id;
  const professional = whose ?? me.professional?.id;
  const { load, stale, again } = useFresh(
    (signal) => ask('GET /v1/staff/agenda', { query: { from, to, professional } }, { signal }),
    [from, to, professional],
  );
  return (
    <Page title={texts.nav.agenda}>
      <div class="stack">
        <div class="agenda-top">
          <WhoseAgenda whose={whose} onWhose={choose} />
          <div class="row">
            <a class="button" href="/pro/reserver">
              {texts.nav.book}
            </a>
            {isMine && me.professional !== undefined ? <IllToday done={again} /> : null}
          </div>
        </div>
        <AgendaBar asked={asked} today={today} />
        {professional === undefined ? <p>{texts.agenda.notLinked}</p> : null}
        {load.state === 'waiting' && professional !== undefined ? <Waiting /> : null}
        {load.state === 'failed' && professional !== undefined ? (
          <Failed problem={load.problem} again={again} />
        ) : null}
        {load.state === 'ready' ? (
          <>
            {stale === undefined ? null : <Failed problem={stale} again={again} />}
            {load.value.view === 'full' ? null : <p class="soft">{texts.agenda.seen[load.value.view]}</p>}
            <AgendaDays asked={asked} days={load.value.days} now={now} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
