import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { SeriesLine } from '../support/series-line.tsx';
import '../support/support.css';
import { texts } from '../support/texts.fr.ts';
import type { Summary } from '../support/types.ts';

const VIEWS = ['open', 'ended'] as const;

/** A social worker's series and those of colleagues who delegate (D6): what waits first, then the newest. */
export default function SupportList() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<(typeof VIEWS)[number]>('open');
  const { load, ...state } = useFresh(
    (signal) => ask('GET /v1/staff/support-series', { query: { status } }, { signal }),
    [status],
  );
  const words = texts.list;
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="desk stack">
        <div class="row">
          <a class="button" href="/pro/accompagnements/ouvrir">
            {words.open}
          </a>
          <fieldset class="series-views">
            <legend class="visually-hidden">{words.views}</legend>
            {VIEWS.map((view) => (
              <button
                key={view}
                type="button"
                class="chip"
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
            {load.value.series.length === 0 ? <p class="nothing-left">{words.none[status]}</p> : null}
            <ol class="rows">
              {load.value.series.toSorted(waitingFirst).map((one) => (
                <li class="card" key={one.id}>
                  <SeriesLine summary={one} />
                </li>
              ))}
            </ol>
          </>
        ) : null}
      </div>
    </Page>
  );
}

const waits = ({ toBook, toClose }: Summary) => toBook + toClose > 0;
const waitingFirst = (a: Summary, b: Summary) => Number(waits(b)) - Number(waits(a));
