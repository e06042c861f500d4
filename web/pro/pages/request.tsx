import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Analysis } from '../consultation/analysis.tsx';
import { Appointments } from '../consultation/appointments.tsx';
import { Asked } from '../consultation/asked.tsx';
import { Calls } from '../consultation/calls.tsx';
import '../consultation/consultation.css';
import { End } from '../consultation/end.tsx';
import { Proposed } from '../consultation/proposed.tsx';
import { type RequestActs, RequestContext } from '../consultation/request-acts.ts';
import { texts } from '../consultation/texts.fr.ts';
import { fullName } from '../desk/desk-words.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { NotYet } from '../desk/not-yet.tsx';
import { Said } from '../desk/said.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useSaid } from '../desk/use-said.ts';
import { useStaff } from '../staff.tsx';

/** One request: what was asked, calls, the four points, times and decision; for psychologists alone (P1, P3, P5). */
export default function RequestPage() {
  const id = useRoute().params['id'] ?? '';
  return <One key={id} id={id} />;
}

function One({ id }: { id: string }) {
  const { ask } = useStaff();
  const { load, ...fresh } = useFresh(
    (signal) => ask('GET /v1/staff/consultation-requests/{id}', { params: { id } }, { signal }),
    [id],
  );
  const { said, say } = useSaid();
  const request = load.state === 'ready' ? load.value : undefined;
  if (request === undefined)
    return (
      <NotYet title={texts.tab} load={load} again={fresh.again} gone={texts.request.gone}>
        <Back />
      </NotYet>
    );
  const acts: RequestActs = {
    request,
    again: fresh.again,
    done: (words, after) => {
      if (after === undefined) fresh.again();
      else fresh.replace(after);
      say(words);
    },
  };
  return (
    <Page title={fullName(request.person)} neutralTitle={texts.tab}>
      <RequestContext.Provider value={acts}>
        <div class="desk stack">
          <Said words={said} />
          <FreshBar {...fresh} />
          <div class="request-parts">
            <div class="stack">
              <Asked />
              <Calls />
            </div>
            {request.closed === undefined ? <Analysis /> : null}
            <Proposed />
            <Appointments />
          </div>
          <End />
          <Back />
        </div>
      </RequestContext.Provider>
    </Page>
  );
}

function Back() {
  return (
    <p class="no-print">
      <a href="/pro/demandes">{texts.request.back}</a>
    </p>
  );
}
