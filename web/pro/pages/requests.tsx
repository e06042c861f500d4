import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../consultation/consultation.css';
import { RequestLine } from '../consultation/request-line.tsx';
import { texts } from '../consultation/texts.fr.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import '../mediation/mediation.css';
import { useStaff } from '../staff.tsx';

const VIEWS = ['open', 'closed'] as const;

/** The psychologists' queue, in its order, with what each has waited (P4). */
export default function Requests() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<(typeof VIEWS)[number]>('open');
  const { load, ...state } = useFresh(
    (signal) => ask('GET /v1/staff/consultation-requests', { query: { status } }, { signal }),
    [status],
  );
  const words = texts.queue;
  return (
    <Page title={words.title} neutralTitle={texts.tab} lead={words.lead}>
      <div class="desk stack">
        <div class="row">
          <a class="button secondary" href="/pro/demandes/transmettre">
            {words.handIn}
          </a>
          <a class="button secondary" href="/pro/demandes/chiffres">
            {words.figures}
          </a>
        </div>
        <fieldset class="toggles">
          <legend class="visually-hidden">{words.views}</legend>
          {VIEWS.map((view) => (
            <button
              key={view}
              type="button"
              class="toggle"
              aria-pressed={view === status}
              onClick={() => setStatus(view)}
            >
              {words.view[view]}
            </button>
          ))}
        </fieldset>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={state.again} /> : null}
        {load.state === 'ready' ? (
          <>
            <FreshBar {...state} />
            {load.value.requests.length === 0 ? <p class="nothing-left">{words.none[status]}</p> : null}
            <ol class="requests">
              {load.value.requests.map((one) => (
                <li class="card" key={one.id}>
                  <RequestLine request={one} />
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </Page>
  );
}
