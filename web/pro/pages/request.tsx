import { useEffect, useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { Analysis } from '../consultation/analysis.tsx';
import { Appointments } from '../consultation/appointments.tsx';
import { Asked } from '../consultation/asked.tsx';
import { Calls } from '../consultation/calls.tsx';
import '../consultation/consultation.css';
import { End } from '../consultation/end.tsx';
import { Proposed } from '../consultation/proposed.tsx';
import { type RequestActs, RequestContext } from '../consultation/request-acts.ts';
import { texts } from '../consultation/texts.fr.ts';
import type { Request } from '../consultation/types.ts';
import { fullName } from '../desk/desk-words.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { Said } from '../desk/said.tsx';
import { useFresh } from '../desk/use-fresh.ts';
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
  const [request, setRequest] = useState<Request>();
  const [said, setSaid] = useState<string>();
  const read = load.state === 'ready' ? load.value : undefined;
  useEffect(() => {
    if (read !== undefined) setRequest(read);
  }, [read]);
  if (request === undefined)
    return (
      <Page title={texts.tab}>
        {load.state === 'failed' ? <NotRead problem={load.problem} again={fresh.again} /> : <Waiting />}
        <Back />
      </Page>
    );
  const acts: RequestActs = {
    request,
    again: fresh.again,
    done: (words, after) => {
      if (after !== undefined) setRequest(after);
      setSaid(undefined);
      setTimeout(() => setSaid(words));
      fresh.again();
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

function NotRead({
  problem,
  again,
}: {
  problem: Parameters<typeof Failed>[0]['problem'];
  again: () => void;
}) {
  if (problem.code !== 'NOT_FOUND') return <Failed problem={problem} again={again} />;
  return (
    <Notice tone="warning" role="alert">
      <p>{texts.request.gone}</p>
    </Notice>
  );
}
