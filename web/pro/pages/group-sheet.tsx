import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { capital } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useWords } from '../desk/desk-words.ts';
import { texts as deskTexts } from '../desk/texts.fr.ts';
import '../group/group.css';
import { texts } from '../group/texts.fr.ts';
import type { Group, Registration } from '../group/types.ts';
import { namesOf } from '../group/words.ts';
import { useStaff } from '../staff.tsx';

/** Free lines at the end, for who comes without being registered. */
const FREE_LINES = 4;

/** The attendance sheet of a session, to be printed: names for those who may see them, each look written down (D3, D6). */
export default function GroupSheet() {
  const { ask } = useStaff();
  const { id = '' } = useRoute().params;
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/groups/{id}', { params: { id } }, { signal }),
    [id],
  );
  const words = texts.sheet;
  return (
    <Page title={words.title} neutralTitle={texts.tab}>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' ? <Sheet group={load.value} /> : null}
      <p class="no-print">
        <a href={`/pro/reunions/${id}`}>{words.back}</a>
      </p>
    </Page>
  );
}

function Sheet({ group }: { group: Group }) {
  const words = useWords();
  const { start, end, place, animators, registrations } = group;
  if (registrations === undefined)
    return (
      <Notice tone="info">
        <p>{texts.sheet.noNames}</p>
      </Notice>
    );
  const coming = registrations.filter(({ pending }) => !pending);
  return (
    <div class="stack">
      <p class="no-print">{texts.sheet.lead}</p>
      <div class="actions no-print">
        <Button onClick={() => window.print()}>{texts.sheet.print}</Button>
      </div>
      <p>
        <strong>{capital(words.when.dayAndTime(start))}</strong>, {texts.until(words.when.time(end))}
        <span class="block">{words.place(place)}</span>
        <span class="block">{texts.with(namesOf(animators))}</span>
      </p>
      <table class="sheet">
        <thead>
          <tr>
            <th scope="col">{texts.sheet.number}</th>
            <th scope="col">{texts.sheet.name}</th>
            <th scope="col">{texts.sheet.needs}</th>
            <th scope="col">{texts.sheet.sign}</th>
          </tr>
        </thead>
        <tbody>
          {coming.map((one, at) => (
            <Row key={one.appointment} registration={one} number={at + 1} />
          ))}
          {Array.from({ length: FREE_LINES }, (_, at) => (
            <tr key={at}>
              <td>{coming.length + at + 1}</td>
              <td />
              <td />
              <td />
            </tr>
          ))}
        </tbody>
      </table>
      <p class="small soft">{texts.sheet.empty}</p>
    </div>
  );
}

function Row({ registration, number }: { registration: Registration; number: number }) {
  const { person, needs = [] } = registration;
  return (
    <tr>
      <td>{number}</td>
      <th scope="row">
        {person.lastName} {person.firstName}
      </th>
      <td>{needs.map((need) => deskTexts.words.needs[need]).join(', ')}</td>
      <td />
    </tr>
  );
}
