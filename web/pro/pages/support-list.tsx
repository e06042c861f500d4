import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { FreshList } from '../desk/fresh-list.tsx';
import { Views } from '../desk/toggles.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import { SeriesLine } from '../support/series-line.tsx';
import '../support/support.css';
import { texts } from '../support/texts.fr.ts';
import type { Summary } from '../support/types.ts';

/** A social worker's series and those of colleagues who delegate (D6): what waits first, then the newest. */
export default function SupportList() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<'open' | 'ended'>('open');
  const fresh = useFresh(
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
          <Views legend={words.views} views={words.view} chosen={status} onChoose={setStatus} />
        </div>
        <FreshList
          fresh={fresh}
          none={({ series }) => (series.length === 0 ? words.none[status] : undefined)}
        >
          {({ series }) => (
            <ol class="rows">
              {series.toSorted(waitingFirst).map((one) => (
                <li class="card" key={one.id}>
                  <SeriesLine summary={one} />
                </li>
              ))}
            </ol>
          )}
        </FreshList>
      </div>
    </Page>
  );
}

const waits = ({ toBook, toClose }: Summary) => toBook + toClose > 0;
const waitingFirst = (a: Summary, b: Summary) => Number(waits(b)) - Number(waits(a));
