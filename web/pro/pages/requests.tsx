import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import '../consultation/consultation.css';
import { RequestLine } from '../consultation/request-line.tsx';
import { texts } from '../consultation/texts.fr.ts';
import { FreshList } from '../desk/fresh-list.tsx';
import { Views } from '../desk/toggles.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** The psychologists' queue, in its order, with what each has waited (P4). */
export default function Requests() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<'open' | 'closed'>('open');
  const fresh = useFresh(
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
        <Views legend={words.views} views={words.view} chosen={status} onChoose={setStatus} />
        <FreshList
          fresh={fresh}
          none={({ requests }) => (requests.length === 0 ? words.none[status] : undefined)}
        >
          {({ requests }) => (
            <ol class="rows">
              {requests.map((one) => (
                <li class="card" key={one.id}>
                  <RequestLine request={one} />
                </li>
              ))}
            </ol>
          )}
        </FreshList>
      </div>
    </Page>
  );
}
