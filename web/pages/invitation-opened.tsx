import { useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import type { Problem } from '../api/contract.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { PhoneLink } from '../app/help-box.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { serviceKey } from '../app/service-key.ts';
import { isDelicate, useServiceWords } from '../app/service-words.ts';
import { makeWhen } from '../app/when.ts';
import { startBooking } from '../booking/draft.ts';
import { Button } from '../design/button.tsx';
import { Failed } from '../design/failed.tsx';
import { Notice } from '../design/notice.tsx';
import type { Opened } from './invitation-session.ts';

interface OpenedProps {
  readonly opened: Opened;
  readonly keep: (opened: Opened | undefined) => void;
  /** The half-hour of the session is over. */
  readonly onOver: () => void;
}

/** What the code opens in its state; declining takes one press and no reason, and is taken back as easily (F2). */
export function InvitationOpened({ opened, keep, onOver }: OpenedProps) {
  const words = useTexts().invitation;
  const { services } = useCatalogue();
  const [doing, setDoing] = useState<'nothing' | 'changing' | 'took-back'>('nothing');
  const [problem, setProblem] = useState<Problem>();
  const service = services.find(({ id }) => id === opened.service);
  const change = async (what: 'decline' | 'take-back') => {
    if (doing === 'changing') return;
    setDoing('changing');
    const params = { token: opened.token };
    const answer =
      what === 'decline'
        ? await call('POST /v1/invitations/{token}/decline', { params })
        : await call('POST /v1/invitations/{token}/take-back', { params });
    setDoing(what === 'take-back' && answer.ok ? 'took-back' : 'nothing');
    setProblem(answer.ok ? undefined : answer.problem);
    if (answer.ok) keep({ ...answer.value, token: opened.token, expiresAt: opened.expiresAt });
    else if (answer.problem.code === 'NOT_FOUND') onOver();
  };
  const titles = { open: words.proposes, used: words.used, declined: words.declined, expired: words.expired };
  const isDeclined = opened.declinedAt !== undefined;
  return (
    <Page
      key={opened.state}
      title={titles[opened.state]}
      delicate={service !== undefined && isDelicate(service)}
    >
      {problem === undefined ? null : <Failed problem={problem} />}
      {doing === 'took-back' && opened.state === 'open' ? (
        <Notice tone="good" role="status">
          <p>{words.tookBack}</p>
        </Notice>
      ) : null}
      <State opened={opened} service={service} />
      {isDeclined ? (
        <section class="stack-small">
          {opened.state === 'declined' ? null : <p>{words.declined}.</p>}
          <p>{words.someoneElse}</p>
          <Button kind="secondary" busy={doing === 'changing'} onClick={() => void change('take-back')}>
            {words.takeBack}
          </Button>
        </section>
      ) : (
        <section class="stack-small">
          <Button kind="secondary" busy={doing === 'changing'} onClick={() => void change('decline')}>
            {words.decline}
          </Button>
          <p class="soft">{words.declineHint}</p>
        </section>
      )}
      <p>
        <button type="button" class="button quiet" onClick={() => keep(undefined)}>
          {words.other}
        </button>
      </p>
    </Page>
  );
}

function State({ opened, service }: { opened: Opened; service: Service | undefined }) {
  const words = useTexts().invitation;
  switch (opened.state) {
    case 'open':
      return <Offer opened={opened} service={service} />;
    case 'declined':
      return (
        <>
          <p>{words.declinedWords}</p>
          <WithoutCode opened={opened} service={service} />
        </>
      );
    case 'expired':
      return (
        <>
          <p>{words.expiredWords}</p>
          <WithoutCode opened={opened} service={service} />
        </>
      );
    case 'used':
      return (
        <>
          <p>{words.usedWords}</p>
          <p>
            <a class="button" href="/rendez-vous">
              {words.seeOwn}
            </a>
          </p>
          <p>
            {words.usedNotMe} <PhoneLink number={opened.openBooking.phone} />
          </p>
        </>
      );
  }
}

function Offer({ opened, service }: { opened: Opened; service: Service | undefined }) {
  const { texts, language } = useLanguage();
  const words = texts.invitation;
  const { caf } = useCatalogue();
  const { route } = useLocation();
  const wordsOf = useServiceWords();
  if (service === undefined) return <WithoutCode opened={opened} service={service} />;
  const { name, summary, lang } = wordsOf(service);
  const book = () => {
    startBooking(service.id, opened.token);
    route('/reserver/lieu');
  };
  return (
    <div class="then stack">
      <h2 lang={lang}>{name}</h2>
      <p lang={lang}>{summary}</p>
      <p>{words.always}</p>
      {opened.bookUntil === undefined ? null : (
        <p>{words.until(makeWhen(language, caf.zone).day(opened.bookUntil))}</p>
      )}
      <div class="actions">
        {service.bookableBy === 'anyone' ? <Button onClick={book}>{words.book}</Button> : null}
        <a class="button secondary" href={`/service/${serviceKey(service.id)}`}>
          {words.about}
        </a>
      </div>
    </div>
  );
}

/** Whatever became of the code, the way without it stays open (L8). */
function WithoutCode({ opened, service }: { opened: Opened; service: Service | undefined }) {
  const words = useTexts().invitation;
  const { route } = useLocation();
  const book = () => {
    if (service?.bookableBy === 'anyone') startBooking(service.id);
    route(service?.bookableBy === 'anyone' ? '/reserver/lieu' : '/reserver');
  };
  return (
    <div class="actions">
      <Button onClick={book}>{words.openBooking}</Button>
      <PhoneLink number={opened.openBooking.phone} />
    </div>
  );
}
