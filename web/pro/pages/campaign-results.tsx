import { useRoute } from 'preact-iso';
import { middayOf } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { ResultBars } from '../campaigns/result-bars.tsx';
import { texts } from '../campaigns/texts.fr.ts';
import type { Rate } from '../campaigns/types.ts';
import '../desk/desk.css';
import '../campaigns/campaigns.css';
import { useStaff } from '../staff.tsx';

/** What came of one run, each share with numerator and denominator (D4). */
export default function CampaignResults() {
  const id = useRoute().params['id'] ?? '';
  const { ask, hasRole } = useStaff();
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/campaigns/{id}/results', { params: { id } }, { signal }),
    [id],
  );
  const words = texts.results;
  const isReader = hasRole('list-office', 'mediator', 'social-worker', 'psychologist');
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="desk stack">
        <p>
          <a href={isReader ? `/pro/envois/${id}` : '/pro/envois'}>
            {isReader ? texts.results.back : texts.run.back}
          </a>
        </p>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' ? (
          <>
            <p>{periodOf(load.value.mail)}</p>
            <ResultBars results={load.value} />
            <p class="soft">{words.free}</p>
          </>
        ) : null}
      </div>
    </Page>
  );
}

function periodOf({ from, to, scope }: Rate): string {
  const { day } = makeWhen('fr', 'UTC');
  return texts.results.period(day(middayOf(from)), day(middayOf(to)), scope);
}
