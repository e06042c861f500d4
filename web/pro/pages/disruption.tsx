import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import { Page } from '../../app/page.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useWords } from '../desk/desk-words.ts';
import '../desk/desk.css';
import { disruptionHeading } from '../desk/disruption-card.tsx';
import { texts } from '../desk/texts.fr.ts';
import { TouchedPeople } from '../desk/touched-people.tsx';
import { useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';

/** The people one absence or closure touches, the soonest first, and everything that can be done about each (B11). */
export default function Disruption() {
  const { ask } = useStaff();
  const words = useWords();
  const id = useRoute().params['id'] ?? '';
  const fresh = useFresh(
    (signal) => ask('GET /v1/staff/disruptions/{id}', { params: { id } }, { signal }),
    [id],
  );
  const [settled, setSettled] = useState(0);
  const { load } = fresh;
  const title = load.state === 'ready' ? disruptionHeading(load.value, words) : texts.disruptions.title;
  return (
    <Page title={title} neutralTitle={texts.disruptions.title}>
      <div class="desk stack">
        <p>
          <a href="/pro/a-replacer">{texts.disruptions.back}</a>
        </p>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' ? <Failed problem={load.problem} again={fresh.again} /> : null}
        {load.state === 'ready' ? (
          <TouchedPeople
            detail={load.value}
            fresh={fresh}
            settled={settled}
            onSettled={(count) => setSettled((before) => before + count)}
          />
        ) : null}
      </div>
    </Page>
  );
}
