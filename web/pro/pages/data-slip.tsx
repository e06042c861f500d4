import { useState } from 'preact/hooks';
import { useRoute } from 'preact-iso';
import '../desk/desk.css';
import { Page } from '../../app/page.tsx';
import { useAct } from '../../app/use-act.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Notice } from '../../design/notice.tsx';
import '../data-requests/data-requests.css';
import { texts } from '../data-requests/texts.fr.ts';
import type { Slip } from '../data-requests/types.ts';
import '../mediation/certificate.css';
import { useStaff } from '../staff.tsx';

/** A neutral slip with a code, to be printed: each one ends the one before, so that it is made by a button and not by looking (B10). */
export default function DataSlip() {
  const { ask } = useStaff();
  const { id = '' } = useRoute().params;
  const [slip, setSlip] = useState<Slip>();
  const { busy, problem, act } = useAct();
  const words = texts.slip;
  const make = () =>
    void act(() => ask('POST /v1/staff/data-requests/{id}/slip', { params: { id } }), setSlip);
  const isGone = problem?.code === 'NOT_FOUND' || problem?.code === 'REQUEST_CLOSED';
  return (
    <Page
      key={String(slip === undefined)}
      title={words.title}
      lead={slip === undefined ? words.lead : undefined}
    >
      {isGone ? (
        <Notice tone="warning" role="alert">
          <p>{words.gone}</p>
        </Notice>
      ) : problem === undefined ? null : (
        <Failed problem={problem} />
      )}
      {slip === undefined ? <p class="no-print">{words.ends}</p> : <Paper slip={slip} />}
      <div class="actions">
        {slip === undefined ? (
          <Button busy={busy} onClick={make}>
            {words.make}
          </Button>
        ) : (
          <Button onClick={() => window.print()}>{words.print}</Button>
        )}
      </div>
      <p class="no-print">
        <a href="/pro/donnees">{words.back}</a>
      </p>
    </Page>
  );
}

function Paper({ slip: { tells, language, code, validUntil, page, lines, caf } }: { slip: Slip }) {
  const { me } = useStaff();
  const words = texts.paper[language];
  const when = makeWhen(language, me.caf.zone);
  return (
    <div class="card paper stack" lang={language}>
      <p>
        <span class="label block">{caf.name}</span>
        {caf.phone}
      </p>
      <p class="paper-address">
        {lines.map((line) => (
          <span class="block" key={line}>
            {line}
          </span>
        ))}
      </p>
      <p>{words.hello}</p>
      {tells === 'answer' && code !== undefined ? (
        <>
          <p>{words.waits}</p>
          <dl class="stack">
            <div>
              <dt>{words.go}</dt>
              <dd class="paper-page">{page.replace(/^https?:\/\//, '')}</dd>
            </div>
            <div>
              <dt>{words.type}</dt>
              <dd class="paper-code">{code}</dd>
            </div>
          </dl>
          {validUntil === undefined ? null : <p>{words.until(when.day(validUntil))}</p>}
          <p>{words.without}</p>
        </>
      ) : (
        <>
          <p>{words.refused}</p>
          <p>{words.refusedThen}</p>
        </>
      )}
      <p>{words.ask(caf.phone, caf.phoneHours)}</p>
    </div>
  );
}
