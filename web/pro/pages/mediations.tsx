import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useNow } from '../agenda/use-now.ts';
import { FreshList } from '../desk/fresh-list.tsx';
import { Views } from '../desk/toggles.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { CallLog } from '../mediation/call-log.tsx';
import { CaseLine } from '../mediation/case-line.tsx';
import '../mediation/mediation.css';
import { texts } from '../mediation/texts.fr.ts';
import type { Summary } from '../mediation/types.ts';
import { CloseMeetings } from '../mediation/warnings.tsx';
import { useTerritories } from '../mediation/words.ts';
import { useStaff } from '../staff.tsx';

/** A mediator's cases and those of colleagues who delegate (D6): what waits for the mediator first, then the newest. */
export default function Mediations() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<'open' | 'closed'>('open');
  const fresh = useFresh(
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
          <Views legend={words.views} views={words.view} chosen={status} onChoose={setStatus} />
        </div>
        <FreshList
          fresh={fresh}
          none={({ mediations }) => (mediations.length === 0 ? words.none[status] : undefined)}
        >
          {({ mediations }) => (
            <>
              {status === 'open' ? <CloseMeetings cases={mediations} /> : null}
              <ol class="rows">
                {mediations.toSorted(waitingFirst).map((one) => (
                  <li class="card" key={one.id}>
                    <CaseLine summary={one} now={now} territory={nameOfTerritory(one.territory)} />
                  </li>
                ))}
              </ol>
            </>
          )}
        </FreshList>
        <CallLog />
      </div>
    </Page>
  );
}

const waitingFirst = (a: Summary, b: Summary) => Number(b.waiting.length > 0) - Number(a.waiting.length > 0);
