import { useState } from 'preact/hooks';
import { Button } from '../../design/button.tsx';
import { AppointmentLine } from '../desk/appointment-line.tsx';
import { fullName } from '../desk/desk-words.ts';
import { ListPage } from '../desk/list-page.tsx';
import { texts } from '../desk/texts.fr.ts';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** Appointments of one service that share an allocataire number (B2), page by page: perhaps one person, perhaps a couple. */
export default function Duplicates() {
  const { ask } = useStaff();
  const [after, setAfter] = useState<string>();
  const fresh = useFresh(
    (signal) =>
      ask('GET /v1/staff/possible-duplicates', { query: after === undefined ? {} : { after } }, { signal }),
    [after],
  );
  const next = fresh.load.state === 'ready' ? fresh.load.value.next : null;
  const isAll = after === undefined && next === null;
  return (
    <ListPage
      title={texts.duplicates.title}
      lead={texts.duplicates.lead}
      none={isAll ? texts.duplicates.noneAtAll : texts.duplicates.none}
      fresh={fresh}
      count={({ groups }) => groups.length}
    >
      {({ groups }) => (
        <>
          <ol class="rows">
            {groups.map(({ appointments }, at) => (
              <li key={appointments.map(({ id }) => id).join()} class="card stack-small">
                <h2 class="small-heading">{texts.duplicates.group(at + 1)}</h2>
                <ul class="plain-list lines">
                  {appointments.map((one) => (
                    <li key={one.id}>
                      <AppointmentLine appointment={one} name={fullName(one.person)} />
                    </li>
                  ))}
                </ul>
              </li>
            ))}
          </ol>
          {isAll ? null : (
            <div class="actions">
              {next === null ? null : <Button onClick={() => setAfter(next)}>{texts.duplicates.next}</Button>}
              {after === undefined ? null : (
                <Button kind="secondary" onClick={() => setAfter(undefined)}>
                  {texts.duplicates.first}
                </Button>
              )}
            </div>
          )}
        </>
      )}
    </ListPage>
  );
}
