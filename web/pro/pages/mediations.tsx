import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useNow } from '../agenda/use-now.ts';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { CallLog } from '../mediation/call-log.tsx';
import { CaseLine } from '../mediation/case-line.tsx';
import '../mediation/mediation.css';
import { texts } from '../mediation/texts.fr.ts';
import type { Summary } from '../mediation/types.ts';
import { CloseMeetings } from '../mediation/warnings.tsx';
import { useTerritories } from '../mediation/words.ts';
import { useStaff } from '../staff.tsx';

const VIEWS = ['open', 'closed'] as const;

/** A mediator's cases and those of colleagues who delegate (D6): what waits for the mediator first, then the newest. */
export default function Mediations() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<(typeof VIEWS)[number]>('open');
  const { load, ...state } = useFresh(
    (signal) => ask('GET /v1/staff/mediations', { query: { status } }, { signal }),
    [status],
  );
  const { nameOfTerritory } = useTerritories();
  const now = useNow();
  const words = texts.list;
  return (
    <Page title={words.title} neutralTitle={texts.tab} lead={words.lead}>
      <div class="desk stack">
        <div class="row">
          <a class="button" href="/pro/dossiers/ouvrir">
            {words.open}
          </a>
          <a class="button secondary" href="/pro/activite">
            {words.figures}
          </a>
        </div>
        <div class="row">
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
        </div>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={state.again} /> : null}
        {load.state === 'ready' ? (
          <>
            <FreshBar {...state} />
            {load.value.mediations.length === 0 ? <p class="nothing-left">{words.none[status]}</p> : null}
            {status === 'open' ? <CloseMeetings cases={load.value.mediations} /> : null}
            <ol class="cases">
              {load.value.mediations.toSorted(waitingFirst).map((one) => (
                <li class="card" key={one.id}>
                  <CaseLine summary={one} now={now} territory={nameOfTerritory(one.territory)} />
                </li>
              ))}
            </ol>
          </>
        ) : null}
        <CallLog />
      </div>
    </Page>
  );
}

const waitingFirst = (a: Summary, b: Summary) => Number(b.waiting.length > 0) - Number(a.waiting.length > 0);
