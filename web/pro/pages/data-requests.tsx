import { useState } from 'preact/hooks';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { Notice } from '../../design/notice.tsx';
import { AddRequest } from '../data-requests/add-request.tsx';
import '../data-requests/data-requests.css';
import { RequestCard } from '../data-requests/request-card.tsx';
import { texts } from '../data-requests/texts.fr.ts';
import type { DataRequest } from '../data-requests/types.ts';
import { FreshList } from '../desk/fresh-list.tsx';
import { Said } from '../desk/said.tsx';
import { Views } from '../desk/toggles.tsx';
import { useDisclosure } from '../desk/use-disclosure.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useSaid } from '../desk/use-said.ts';
import { useStaff } from '../staff.tsx';

/** An answer is prepared in a moment: the list then goes on by itself. */
const SOON_MS = 3_000;
const USUALLY_MS = 60_000;

/** Requests for access and erasure, the oldest first (D3): who asks is checked here, what is answered is seen by nobody. */
export default function DataRequests() {
  const { ask } = useStaff();
  const [status, setStatus] = useState<'open' | 'closed'>('open');
  const { said, say } = useSaid();
  const { isOpen, close, opener } = useDisclosure();
  const fresh = useFresh(
    (signal) => ask('GET /v1/staff/data-requests', { query: { status } }, { signal }),
    [status],
    { pause: (read) => (read?.requests.some((one) => one.status === 'searching') ? SOON_MS : USUALLY_MS) },
  );
  const done = (words: string) => {
    say(words);
    fresh.again();
  };
  return (
    <Page title={texts.title} neutralTitle={texts.tab} lead={texts.lead}>
      <div class="desk stack">
        <Said words={said} />
        <p>
          <button class="button secondary" {...opener}>
            {texts.add.open}
          </button>
        </p>
        {isOpen ? (
          <AddRequest
            onClose={close}
            onAdded={(name) => {
              close();
              done(texts.add.added(name));
            }}
          />
        ) : null}
        <Views legend={texts.views} views={texts.view} chosen={status} onChoose={setStatus} />
        <FreshList
          fresh={fresh}
          none={({ requests }) => (requests.length === 0 ? texts.none[status] : undefined)}
        >
          {({ requests, more }) => (
            <>
              {status === 'open' ? <Reminder requests={requests} /> : null}
              <ol class="rows">
                {requests.map((one) => (
                  <li class="card" key={one.id}>
                    <RequestCard request={one} onDone={done} />
                  </li>
                ))}
              </ol>
              {more ? <p>{texts.more}</p> : null}
            </>
          )}
        </FreshList>
      </div>
    </Page>
  );
}

/** Those within a week of their limit, or past it. */
function Reminder({ requests }: { requests: readonly DataRequest[] }) {
  const count = (which: DataRequest['due']['is']) => requests.filter(({ due }) => due.is === which).length;
  const [late, soon] = [count('late'), count('soon')];
  if (late + soon === 0) return null;
  return (
    <Notice tone={late > 0 ? 'bad' : 'warning'}>
      {late > 0 ? <p>{texts.late(late)}</p> : null}
      {soon > 0 ? <p>{texts.soon(soon)}</p> : null}
    </Notice>
  );
}
