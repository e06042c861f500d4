import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { call } from '../api/client.ts';
import type { Problem, Slot } from '../api/contract.ts';
import { serverNow } from '../api/server-clock.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { useTexts } from '../app/language.tsx';
import { serviceKey } from '../app/service-key.ts';
import { useWhen } from '../app/use-when.ts';
import { Notice } from '../design/notice.tsx';
import { isTimeGone, takeHold } from './book.ts';
import { ChooseSession } from './choose-session.tsx';
import { ChooseTime } from './choose-time.tsx';
import { ANYWHERE, changeDraft, type Draft, readDraft } from './draft.ts';
import { StepPage } from './step-page.tsx';
import { chosenSlot, firstMissing, keptUntil, pathOf } from './steps.ts';
import { Trouble } from './trouble.tsx';
import { useDraft } from './use-draft.ts';

/** Step 2: a free time, kept from the moment it is pressed (B5). */
export function TimeStep({ service }: { service: Service }) {
  const { booking, tellMe } = useTexts();
  const { time: words, sessions } = booking;
  const draft = useDraft();
  const { place = ANYWHERE, mode, lost } = draft;
  const { taking, problem, choose, round } = useTaking(service);
  if (mode === undefined) return null;
  const isGroup = service.bookableBy === 'session';
  const { title, lead } = isGroup ? sessions : words;
  return (
    <StepPage step="heure" title={title} lead={lost === undefined ? lead : undefined}>
      <LostTime draft={draft} isGroup={isGroup} />
      <Trouble problem={problem} />
      <KeptTime draft={draft} service={service} />
      <p class="visually-hidden" role="status">
        {taking === undefined ? '' : isGroup ? sessions.taking : words.taking}
      </p>
      {isGroup ? (
        <ChooseSession
          key={round}
          service={service}
          mode={mode}
          taking={taking}
          otherwise={<NoSession />}
          onChoose={choose}
        />
      ) : (
        <ChooseTime
          key={`${place} ${mode} ${round}`}
          service={service.id}
          place={place}
          mode={mode}
          begin={lost?.start ?? chosenSlot(draft)?.start}
          near={lost?.start}
          offered={lost?.alternatives}
          taking={taking}
          otherwise={<Otherwise />}
          onChoose={choose}
        />
      )}
      <TellMe service={service} words={isGroup ? sessions.tellMe : tellMe} />
    </StepPage>
  );
}

/** Keeps a pressed time; one that is gone brings the list again, with others first and every answer kept. */
function useTaking(service: Service) {
  const { route } = useLocation();
  const { code } = useCatalogue().caf;
  const [taking, setTaking] = useState<Slot>();
  const [problem, setProblem] = useState<Problem>();
  const [round, setRound] = useState(0);
  const choose = async (slot: Slot) => {
    setTaking(slot);
    setProblem(undefined);
    const refusal = await keep(code, service, slot);
    setTaking(undefined);
    if (refusal === undefined) return route(pathOf(firstMissing(readDraft(), service, serverNow())));
    if (!isTimeGone(refusal)) return setProblem(refusal);
    changeDraft({ lost: { why: 'taken', start: slot.start, alternatives: refusal.alternatives } });
    setRound((before) => before + 1);
  };
  return { taking, problem, round, choose: (slot: Slot) => void choose(slot) };
}

async function keep(caf: string, service: Service, slot: Slot): Promise<Problem | undefined> {
  const { pending } = readDraft();
  if (pending !== undefined) {
    // Another time is wanted now: the booking that waits for its code goes first. Should that fail, it runs out by itself.
    await call('DELETE /v1/cafs/{caf}/appointments/{id}', { params: { caf, id: pending.id } });
    changeDraft({ pending: undefined, slot: undefined });
  }
  const held = await takeHold(caf, service.id, slot);
  if (!held.ok) return held.problem;
  changeDraft({ slot, hold: held.value, lost: undefined });
  return undefined;
}

/** Why the person is back here; takes the focus when that happens on this very page. */
function LostTime({ draft: { lost }, isGroup }: { draft: Draft; isGroup: boolean }) {
  const { time: words, sessions } = useTexts().booking;
  const when = useWhen();
  const box = useRef<HTMLDivElement>(null);
  const first = useRef(lost);
  useLayoutEffect(() => {
    if (lost !== undefined && lost !== first.current) box.current?.focus();
  }, [lost]);
  if (lost === undefined) return null;
  const why = isGroup && lost.why === 'taken' ? sessions.full : words.lost[lost.why];
  return (
    <div ref={box} tabIndex={-1}>
      <Notice tone="warning" role="alert" title={why(when.shortDayAndTime(lost.start))}>
        <p>{isGroup ? sessions.kept : words.kept}</p>
      </Notice>
    </div>
  );
}

/** For whoever came back to look for another time: the one they have. */
function KeptTime({ draft, service }: { draft: Draft; service: Service }) {
  const words = useTexts().booking.time;
  const when = useWhen();
  const slot = chosenSlot(draft);
  if (slot === undefined || keptUntil(draft) <= serverNow()) return null;
  return (
    <Notice tone="good">
      <p>
        {words.chosen} <strong>{when.shortDayAndTime(slot.start)}</strong>
      </p>
      <p>
        <a class="button secondary" href={pathOf(firstMissing(draft, service, serverNow()))}>
          {words.keep}
        </a>
      </p>
    </Notice>
  );
}

function NoSession() {
  const { booking, callBack } = useTexts();
  return (
    <>
      <p>{booking.sessions.noneWords}</p>
      <p>
        <a class="button" href="/rappel">
          {callBack.send}
        </a>
      </p>
    </>
  );
}

/** For whom no time suits, or none soon enough. */
function TellMe({ service, words }: { service: Service; words: { linkWords: string; link: string } }) {
  return (
    <section class="stack-small">
      <p>{words.linkWords}</p>
      <p>
        <a class="button secondary" href={`/prevenir/${serviceKey(service.id)}`}>
          {words.link}
        </a>
      </p>
    </section>
  );
}

function Otherwise() {
  const texts = useTexts();
  return (
    <>
      <p>{texts.booking.time.neverWords}</p>
      <div class="actions">
        <a class="button" href={pathOf('lieu')}>
          {texts.booking.time.otherPlace}
        </a>
        <a class="button secondary" href="/rappel">
          {texts.callBack.send}
        </a>
      </div>
    </>
  );
}
