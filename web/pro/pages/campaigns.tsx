import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { MissingLists } from '../campaigns/missing-lists.tsx';
import { RunRow } from '../campaigns/run-row.tsx';
import { texts } from '../campaigns/texts.fr.ts';
import '../desk/desk.css';
import '../campaigns/campaigns.css';
import { FreshBar } from '../desk/fresh-bar.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** All runs of letters, the latest first, and the lists that have not come. */
export default function Campaigns() {
  const { ask, hasRole } = useStaff();
  const { load, ...fresh } = useFresh((signal) => ask('GET /v1/staff/campaigns', {}, { signal }));
  const words = texts.list;
  const isOffice = hasRole('list-office');
  const runs = load.state === 'ready' ? load.value.campaigns : [];
  const mine = load.state === 'ready' ? load.value.types.filter(({ approve }) => approve) : [];
  const toApprove = runs.filter(
    ({ status, type }) => status === 'planned' && mine.some(({ id }) => id === type),
  );
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="desk stack">
        {isOffice ? (
          <p>
            <a class="button" href="/pro/envois/deposer">
              {words.handIn}
            </a>
          </p>
        ) : null}
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={fresh.again} /> : null}
        {load.state === 'ready' ? (
          <>
            <MissingLists list={load.value} />
            <FreshBar {...fresh} />
            {toApprove.length === 0 ? null : (
              <p>
                <strong>{words.toApprove(toApprove.length)}</strong>
              </p>
            )}
            {runs.length === 0 ? (
              <p class="nothing-left">{isOffice ? words.noneOffice : words.none}</p>
            ) : (
              <section aria-labelledby="runs">
                <h2 id="runs" class="visually-hidden">
                  {words.heading}
                </h2>
                <ol class="rows">
                  {runs.map((run) => (
                    <RunRow key={run.id} run={run} />
                  ))}
                </ol>
              </section>
            )}
          </>
        ) : null}
      </div>
    </Page>
  );
}
