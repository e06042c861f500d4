import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { PhoneLink } from '../app/help-box.tsx';
import { useLanguage, useTexts } from '../app/language.tsx';
import { Page } from '../app/page.tsx';
import { isDelicate, useServiceWords } from '../app/service-words.ts';
import { useWhen } from '../app/use-when.ts';
import { Button } from '../design/button.tsx';
import { Icon } from '../design/icon.tsx';
import { Answer, HowAndWhere } from './answers.tsx';
import { CalendarButton } from './calendar-button.tsx';
import { changeDraft, type Draft, forgetEverything } from './draft.ts';
import { useDraft } from './use-draft.ts';

/** The end of the journey: when, where, what to have at hand, how to change it. */
export function Confirmed({ service }: { service: Service }) {
  const texts = useTexts();
  const words = texts.booking.done;
  const when = useWhen();
  const draft = useDraft();
  const { name, lang } = useServiceWords()(service);
  const { slot, confirmed } = draft;
  if (slot === undefined || confirmed === undefined) return null;
  return (
    <Page title={words.title} delicate={isDelicate(service)}>
      {confirmed.pin === undefined ? null : <Pin pin={confirmed.pin} draft={draft} />}
      <div class="card ticket stack">
        <p class="ticket-time">
          <Icon name="calendar" />
          <strong>{when.dayAndTime(slot.start)}</strong>
        </p>
        <dl class="facts">
          <Answer label={texts.booking.check.what}>
            <span lang={lang}>{name}</span>
          </Answer>
          <HowAndWhere draft={draft} fixed />
        </dl>
        <How draft={draft} />
        <div class="actions">
          <CalendarButton id={confirmed.id} slot={slot} discreet={confirmed.discreet} />
          <Button kind="secondary" onClick={() => window.print()}>
            {texts.own.print}
          </Button>
        </div>
        <p class="hint no-print">{confirmed.discreet ? words.calendarDiscreet : words.calendarHint}</p>
      </div>
      <section class="stack-small">
        <h2>{texts.own.prepare}</h2>
        <p>{texts.own.papers}</p>
        {slot.mode === 'on-site' ? <p>{texts.own.identity}</p> : null}
        {slot.mode === 'video' ? <p>{texts.own.videoMode}</p> : null}
      </section>
      <Changing draft={draft} />
      <p class="no-print">
        <a class="button secondary" href="/" onClick={() => setTimeout(forgetEverything)}>
          {words.finish}
        </a>
      </p>
    </Page>
  );
}

/** Shown once, to be noted: with the letter's code it is the way back in for whoever has no e-mail. */
function Pin({ pin, draft: { confirmed } }: { pin: string; draft: Draft }) {
  const words = useTexts().booking.done;
  return (
    <section class="card pin stack-small">
      <h2>{words.pin}</h2>
      <p class="pin-digits">{pin}</p>
      <p>{words.pinWords}</p>
      <p class="no-print">
        <Button
          kind="secondary"
          onClick={() => changeDraft({ confirmed: confirmed && { ...confirmed, pin: undefined } })}
        >
          {words.pinNoted}
        </Button>
      </p>
    </section>
  );
}

function How({ draft: { slot, confirmed } }: { draft: Draft }) {
  const { own, booking } = useTexts();
  const words = booking.done;
  if (slot?.mode === 'phone')
    return (
      <p>
        {confirmed?.phoneEnd === undefined
          ? own.phoneMode
          : `${words.phone(confirmed.phoneEnd)} ${own.phoneMode}`}
      </p>
    );
  if (slot?.mode !== 'video') return null;
  if (confirmed?.mailed === true && !confirmed.discreet) return <p>{words.videoMail}</p>;
  return <p>{confirmed?.byInvitation === true ? words.videoLetter : words.videoCall}</p>;
}

/** By the link of the mail, by the letter's code and the pin, or by voice (F4). */
function Changing({ draft: { confirmed } }: { draft: Draft }) {
  const { texts, language } = useLanguage();
  const words = texts.booking.done;
  const { phone, phoneHours, english } = useCatalogue().caf;
  const hours = language === 'fr' ? phoneHours : (english?.phoneHours ?? phoneHours);
  const hasLink = confirmed?.mailed === true && !confirmed.discreet;
  return (
    <section class="stack-small">
      <h2>{words.changing}</h2>
      {hasLink ? <p>{words.byMail}</p> : null}
      {confirmed?.byInvitation === true ? <p>{words.byLetter}</p> : null}
      <p>
        {words.byPhone}
        <span class="block">
          <PhoneLink number={phone} />
        </span>
        <span class="block soft">{hours}</span>
      </p>
      <p>{words.free}</p>
    </section>
  );
}
