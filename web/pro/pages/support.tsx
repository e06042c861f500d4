import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import type { Problem } from '../../api/contract.ts';
import { Page } from '../../app/page.tsx';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { useNow } from '../agenda/use-now.ts';
import '../appointment/appointment.css';
import { fullName } from '../desk/desk-words.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { NotYet } from '../desk/not-yet.tsx';
import { Said } from '../desk/said.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useSaid } from '../desk/use-said.ts';
import { useStaff } from '../staff.tsx';
import { type Acts, ActsContext, useAct, useActs } from '../support/acts.ts';
import { AddAppointment } from '../support/add-appointment.tsx';
import { ChangeContact } from '../support/change-contact.tsx';
import { EndSeries } from '../support/end-series.tsx';
import { HomeBox } from '../support/home-box.tsx';
import { SeriesAppointmentRow } from '../support/series-appointment.tsx';
import { SeriesFacts } from '../support/series-facts.tsx';
import '../support/support.css';
import { texts } from '../support/texts.fr.ts';
import type { Series } from '../support/types.ts';

/** One support: its contract, every appointment with what can be done with it, visits at home, the end. */
export default function SupportPage() {
  const id = useRoute().params['id'] ?? '';
  return <SeriesPage key={id} id={id} />;
}

function SeriesPage({ id }: { id: string }) {
  const { ask } = useStaff();
  const { load, ...fresh } = useFresh(
    (signal) => ask('GET /v1/staff/support-series/{id}', { params: { id } }, { signal }),
    [id],
    { merge: withProblems },
  );
  const { said, say } = useSaid();
  const now = useNow();
  const series = load.state === 'ready' ? load.value : undefined;
  const words = texts.series;
  if (series === undefined)
    return (
      <NotYet title={texts.tab} load={load} again={fresh.again} gone={words.gone}>
        <Back />
      </NotYet>
    );
  const acts: Acts = {
    series,
    now,
    again: (words) => {
      say(words);
      fresh.again();
    },
    done: (after, words) => {
      fresh.replace(after);
      say(words);
    },
  };
  return (
    <Page title={fullName(series.person)} neutralTitle={texts.tab}>
      <ActsContext.Provider value={acts}>
        <div class="desk stack">
          <Said words={said} />
          <FreshBar {...fresh} />
          <ToResume />
          <SeriesFacts />
          {series.status === 'open' ? <ChangeContact /> : null}
          <Appointments />
          <div class="halves">
            <HomeBox />
            {series.status === 'open' ? <EndSeries /> : null}
          </div>
          <Back />
        </div>
      </ActsContext.Provider>
    </Page>
  );
}

function Back() {
  return (
    <p>
      <a href="/pro/accompagnements">{texts.series.back}</a>
    </p>
  );
}

/** Something is planned and not booked: after a failure, or because the time went to somebody else. */
function ToResume() {
  const { ask } = useStaff();
  const { series } = useActs();
  const act = useAct();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem>();
  const words = texts.series;
  const isWaiting = series.appointments.some(({ status }) => status === 'to-book');
  if (!isWaiting || series.status === 'ended') return null;
  const resume = async () => {
    if (busy) return;
    setBusy(true);
    const params = { id: series.id };
    setProblem(await act(() => ask('POST /v1/staff/support-series/{id}/resume', { params }), words.resumed));
    setBusy(false);
  };
  return (
    <Notice tone="warning" title={words.toBookTitle}>
      <p>{words.toBook}</p>
      {problem === undefined ? null : <Failed problem={problem} />}
      <p>
        <Button busy={busy} onClick={() => void resume()}>
          {words.resume}
        </Button>
      </p>
    </Notice>
  );
}

function Appointments() {
  const { series } = useActs();
  const [isAdding, setAdding] = useState(false);
  const words = texts.series;
  return (
    <section class="stack" aria-labelledby="appointments">
      <h2 id="appointments">{words.appointments}</h2>
      <ol class="rows">
        {series.appointments.map((one) => (
          <li class="card series-row" key={`${one.id}${one.status}`}>
            <SeriesAppointmentRow one={one} />
          </li>
        ))}
      </ol>
      {series.status === 'ended' ? null : isAdding ? (
        <AddAppointment onClose={() => setAdding(false)} />
      ) : (
        <p>
          <Button kind="secondary" onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        </p>
      )}
    </section>
  );
}

/** Why something could not be booked comes with the attempt alone: a reading keeps it as long as it is not booked. */
function withProblems(read: Series, before: Series | undefined): Series {
  const known = new Map(before?.appointments.map(({ id, problem }) => [id, problem]));
  const appointments = read.appointments.map((one) => {
    const problem = one.status === 'to-book' ? known.get(one.id) : undefined;
    return problem === undefined ? one : { ...one, problem };
  });
  return { ...read, appointments };
}
