import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { middayOf } from '../../app/dates.ts';
import { Page } from '../../app/page.tsx';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import { Waiting } from '../../design/waiting.tsx';
import '../mediation/certificate.css';
import { texts as sessionTexts } from '../mediation/session-texts.fr.ts';
import { useStaff } from '../staff.tsx';

/** A neutral certificate of attendance for one person, to be printed: neither the matter nor anybody else (M3, M6). */
export default function CertificatePage() {
  const { ask } = useStaff();
  const { id = '', party = '' } = useRoute().params;
  const { load, again } = useLoad(
    (signal) =>
      ask('GET /v1/staff/mediations/{id}/parties/{party}/certificate', { params: { id, party } }, { signal }),
    [id, party],
  );
  const words = sessionTexts.certificate;
  const back = (
    <p class="no-print">
      <a href={`/pro/dossiers/${id}`}>{words.back}</a>
    </p>
  );
  if (load.state !== 'ready')
    return (
      <Page title={words.title}>
        {load.state === 'waiting' ? <Waiting /> : null}
        {load.state === 'failed' && load.problem.code === 'NOT_FOUND' ? (
          <Notice tone="info" role="status">
            <p>{words.none}</p>
          </Notice>
        ) : null}
        {load.state === 'failed' && load.problem.code !== 'NOT_FOUND' ? (
          <Failed problem={load.problem} again={again} />
        ) : null}
        {back}
      </Page>
    );
  const { title, text, place, date } = load.value;
  return (
    <Page title={title}>
      <p class="no-print">{words.lead}</p>
      <div class="card paper stack">
        <p class="label">{place}</p>
        <p>{text}</p>
        <p>{words.madeOn(makeWhen('fr', 'UTC').day(middayOf(date)))}</p>
        <p class="sign">{words.sign(place)}</p>
      </div>
      <div class="actions">
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      {back}
    </Page>
  );
}
