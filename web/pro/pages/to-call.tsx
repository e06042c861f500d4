import { useState } from 'preact/hooks';
import { CallCard } from '../desk/call-card.tsx';
import { ListPage } from '../desk/list-page.tsx';
import { texts } from '../desk/texts.fr.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** People who must be told by voice (B11, F4), oldest first; professionals see their own. */
export default function ToCall() {
  const { ask } = useStaff();
  const fresh = useFresh((signal) => ask('GET /v1/staff/to-call', {}, { signal }));
  const [said, setSaid] = useState<string>();
  const told = (name: string) => {
    setSaid(texts.toCall.said(name));
    fresh.again();
  };
  return (
    <ListPage
      title={texts.toCall.title}
      lead={texts.toCall.lead}
      none={texts.toCall.none}
      fresh={fresh}
      said={said}
      count={({ calls }) => calls.length}
    >
      {({ calls, more }) => (
        <>
          <ol class="rows">
            {calls.map((one) => (
              <li key={one.id} class="card">
                <CallCard call={one} onTold={told} />
              </li>
            ))}
          </ol>
          {more ? <p>{texts.list.more}</p> : null}
        </>
      )}
    </ListPage>
  );
}
