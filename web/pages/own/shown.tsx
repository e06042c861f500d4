import { useState } from 'preact/hooks';
import { call } from '../../api/client.ts';
import type { Problem } from '../../api/contract.ts';
import { useCatalogue } from '../../app/catalogue.tsx';
import { useLanguage, useTexts } from '../../app/language.tsx';
import { saveFile, textFile } from '../../app/save-file.ts';
import { serviceKey } from '../../app/service-key.ts';
import { useIsDelicate } from '../../app/service-words.ts';
import { makeWhen } from '../../app/when.ts';
import { ZoneNote } from '../../app/zone-note.tsx';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Icon } from '../../design/icon.tsx';
import { Notice } from '../../design/notice.tsx';
import { FirstPage } from '../by-link/first-page.tsx';
import { WhenLine } from '../when-and-where.tsx';
import { Facts } from './facts.tsx';
import type { Done, OwnView } from './own.ts';

interface ShownProps {
  readonly view: OwnView;
  readonly token: string;
  readonly done: Done | undefined;
  readonly onForget: () => void;
}

/** The appointment as it stands, what to prepare and what one can do. */
export function Shown({ view, token, done, onForget }: ShownProps) {
  const words = useTexts().own;
  const delicate = useIsDelicate(view);
  const state = stateOf(view);
  const said = done === undefined ? undefined : { moved: words.moved, cancelled: words.didCancel }[done];
  const tags = { stands: 'good', offered: 'warning', cancelled: 'bad', over: 'info' } as const;
  return (
    <FirstPage key={done} title={words.title} delicate={delicate} said={said} onForget={onForget}>
      {state === 'offered' ? (
        <Notice tone="warning" title={words.offered}>
          <p>{words.offeredWords}</p>
          <p>
            <a class="button" href="/rendez-vous/deplacer">
              {words.seeOffers}
            </a>
          </p>
        </Notice>
      ) : null}
      <div class={state === 'stands' ? 'card slip stack' : 'card slip off stack'}>
        <p>
          <span class={`tag ${tags[state]}`}>{state === 'offered' ? words.cannotBe : words[state]}</span>
        </p>
        <WhenLine slot={view} zone={view.zone} />
        <Facts view={view} />
        <ZoneNote />
        {state === 'stands' ? <Keep token={token} /> : null}
      </div>
      {state === 'cancelled' || state === 'over' ? (
        <Ended state={state} />
      ) : (
        <>
          {state === 'stands' ? <Prepare view={view} /> : null}
          <Change view={view} isOffered={state === 'offered'} />
        </>
      )}
    </FirstPage>
  );
}

/** `offered`: it cannot take place, and the Caf keeps other times (B11). */
function stateOf({ status, canCancel, offers }: OwnView): 'stands' | 'offered' | 'cancelled' | 'over' {
  if (status === 'cancelled') return 'cancelled';
  if (status !== 'confirmed' || !canCancel) return 'over';
  return offers === undefined ? 'stands' : 'offered';
}

function Ended({ state }: { state: 'cancelled' | 'over' }) {
  const words = useTexts().own;
  return (
    <section class="stack">
      <p>{state === 'cancelled' ? words.cancelledWords : words.overWords}</p>
      <div class="actions">
        <a class="button" href="/reserver">
          {words.again}
        </a>
      </div>
    </section>
  );
}

/** Into one's own calendar, or onto paper. */
function Keep({ token }: { token: string }) {
  const words = useTexts().own;
  const [problem, setProblem] = useState<Problem>();
  const download = async () => {
    const file = await call('GET /v1/appointments/{token}/calendar.ics', { params: { token } });
    setProblem(file.ok ? undefined : file.problem);
    if (file.ok) saveFile(words.file, textFile(file.value, 'text/calendar'));
  };
  return (
    <div class="no-print keep">
      {problem === undefined ? null : <Failed problem={problem} again={() => void download()} />}
      <Button kind="quiet" onClick={() => void download()}>
        <Icon name="calendar" /> {words.calendar}
      </Button>
      <Button kind="quiet" onClick={() => window.print()}>
        <Icon name="print" /> {words.print}
      </Button>
    </div>
  );
}

/** To move and to cancel; other times that are kept have their own way above. */
function Change({ view, isOffered }: { view: OwnView; isOffered: boolean }) {
  const { texts, language } = useLanguage();
  const words = texts.own;
  const { canMove, moveUntil, zone } = view;
  return (
    <section class="stack no-print">
      {isOffered ? null : (
        <p>{canMove ? words.moveUntil(makeWhen(language, zone).dayAndTime(moveUntil)) : words.noMove}</p>
      )}
      <div class="actions">
        {canMove && !isOffered ? (
          <a class="button" href="/rendez-vous/deplacer">
            {words.move}
          </a>
        ) : null}
        <a class="button secondary" href="/rendez-vous/annuler">
          {words.cancel}
        </a>
      </div>
      {canMove && !isOffered ? (
        <p>
          <a href={`/prevenir/${serviceKey(view.service.id)}`}>{texts.tellMe.earlier}</a>
        </p>
      ) : null}
    </section>
  );
}

function Prepare({ view }: { view: OwnView }) {
  const words = useTexts().own;
  return (
    <section class="stack" aria-labelledby="prepare">
      <h2 id="prepare">{words.prepare}</h2>
      <ul class="ticks">
        <HowLines view={view} />
        <li>{words.papers}</li>
      </ul>
      {view.videoRoom === undefined ? null : (
        <p>
          <a class="button secondary" href={view.videoRoom}>
            {words.openVideo}
          </a>
        </p>
      )}
    </section>
  );
}

function HowLines({ view: { mode } }: { view: OwnView }) {
  const { own, video } = useTexts();
  const { caf } = useCatalogue();
  switch (mode) {
    case 'on-site':
      return <li>{own.identity}</li>;
    case 'phone':
      return <li>{own.phoneMode}</li>;
    case 'home':
      return <li>{own.homeMode}</li>;
    case 'video':
      return <li>{caf.video === undefined ? video.noneWords : own.videoMode}</li>;
  }
}
