import { useState } from 'preact/hooks';
import { CallBackCard } from '../desk/call-back-card.tsx';
import { ListPage } from '../desk/list-page.tsx';
import { texts } from '../desk/texts.fr.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** People who asked to be phoned (B5), the longest waiting first. */
export default function CallBacks() {
  const { ask } = useStaff();
  const fresh = useFresh((signal) => ask('GET /v1/staff/call-backs', {}, { signal }));
  const [said, setSaid] = useState<string>();
  const settled = (name: string) => {
    setSaid(texts.callBacks.said(name));
    fresh.again();
  };
  return (
    <ListPage
      title={texts.callBacks.title}
      lead={texts.callBacks.lead}
      none={texts.callBacks.none}
      fresh={fresh}
      said={said}
      count={({ callBacks }) => callBacks.length}
    >
      {({ callBacks, more }) => (
        <>
          <ol class="rows">
            {callBacks.map((one) => (
              <li key={one.id} class="card">
                <CallBackCard callBack={one} onSettled={settled} />
              </li>
            ))}
          </ol>
          {more ? <p>{texts.list.more}</p> : null}
        </>
      )}
    </ListPage>
  );
}
