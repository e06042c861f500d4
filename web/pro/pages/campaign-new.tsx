import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { ColumnsHelp } from '../campaigns/columns-help.tsx';
import { HandInForm } from '../campaigns/hand-in-form.tsx';
import { MissingLists } from '../campaigns/missing-lists.tsx';
import { texts } from '../campaigns/texts.fr.ts';
import '../desk/desk.css';
import '../campaigns/campaigns.css';
import { useStaff } from '../staff.tsx';

/** Hands a list in (L1): what it must hold, and the file itself. */
export default function CampaignNew() {
  const { ask, me } = useStaff();
  const { load, again } = useLoad((signal) => ask('GET /v1/staff/campaigns', {}, { signal }), []);
  const words = texts.handIn;
  return (
    <Page title={words.title} lead={words.lead}>
      <div class="desk stack">
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
        {load.state === 'ready' && load.value.types.length === 0 ? (
          <Notice tone="info">
            <p>{words.noType}</p>
          </Notice>
        ) : null}
        {load.state === 'ready' && load.value.types.length > 0 ? (
          <>
            <MissingLists list={load.value} />
            <HandInForm types={load.value.types} />
            <ColumnsHelp zone={me.caf.zone} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
