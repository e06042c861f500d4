import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { call } from '../api/client.ts';
import type { Slot } from '../api/contract.ts';
import { serverNow } from '../api/server-clock.ts';
import { useCatalogue } from '../app/catalogue.tsx';
import { addDays, middayOf } from '../app/dates.ts';
import { useLanguage, useTexts } from '../app/language.tsx';
import { useLoad } from '../app/use-load.ts';
import { useWhen } from '../app/use-when.ts';
import { makeWhen } from '../app/when.ts';
import { ZoneNote } from '../app/zone-note.tsx';
import { Failed } from '../design/failed.tsx';
import { Waiting } from '../design/waiting.tsx';
import { DayList } from './day-list.tsx';
import { nearest, PAGE_DAYS, PAGE_TIMES, type PageOfTimes, pageOf } from './days.ts';
import { ANYWHERE, type Mode } from './draft.ts';
import { type Choosing, TimeButton } from './time-buttons.tsx';
import './choose-time.css';

export interface ChooseTimeProps extends Choosing {
  readonly service: string;
  /** Id of a place, or ANYWHERE. */
  readonly place: string;
  readonly mode: Mode;
  /** An instant (ISO): begins with its day. */
  readonly begin?: string | undefined;
  /** An instant (ISO): begins with its day too, and offers what is close to it first. */
  readonly near?: string | undefined;
  /** Offered first instead, such as the alternatives of SLOT_TAKEN. */
  readonly offered?: readonly Slot[] | undefined;
  /** Times that are of no use, such as the one a person moves away from. */
  readonly without?: ((slot: Slot) => boolean) | undefined;
  /** What to do when nothing is free at all. */
  readonly otherwise?: ComponentChildren;
}

const CLOSE = 3;

/** Free times to choose from, day by day; nothing is kept by it. Give it another `key` to read them again. */
export function ChooseTime(props: ChooseTimeProps) {
  const { service, place, mode, near, begin = near, offered = [], without, otherwise, ...choosing } = props;
  const words = useTexts().booking.time;
  const { caf } = useCatalogue();
  const when = useWhen();
  const today = when.localDate(new Date(serverNow()).toISOString());
  const [pages, setPages] = useState([begin === undefined ? today : when.localDate(begin)]);
  const from = pages[pages.length - 1] ?? today;
  const placeMatters = place === ANYWHERE && mode === 'on-site';
  const { load, again } = useLoad(
    async (signal) => {
      const query = {
        service,
        mode,
        ...(place === ANYWHERE ? {} : { place }),
        from,
        to: addDays(from, PAGE_DAYS),
        limit: String(PAGE_TIMES),
      };
      const answer = await call('GET /v1/cafs/{caf}/slots', { params: { caf: caf.code }, query }, { signal });
      if (!answer.ok) return answer;
      return { ok: true, value: pageOf(answer.value, from, when, { placeMatters, without }) };
    },
    [service, place, mode, from, caf.code],
  );
  const head = useFocusAfterTurn(load.state === 'ready' ? load.value.from : undefined);
  if (load.state === 'waiting') return <Waiting what={words.searching} />;
  if (load.state === 'failed') return <Failed problem={load.problem} again={again} />;
  const page = load.value;
  const earlier = pages.length > 1 ? pages.slice(0, -1) : from > today ? [before(from, today)] : undefined;
  const first = offered.length > 0 || near === undefined ? offered : nearest(page.days, near, CLOSE);
  const isOnlyPage = page.days.length === 0 && page.later === undefined && earlier === undefined;
  if (isOnlyPage)
    return (
      <div class="stack">
        <h2>{words.never}</h2>
        {otherwise}
      </div>
    );
  return (
    <div class="times stack-large">
      <ZoneNote />
      {first.length === 0 ? null : (
        <section class="card close-times stack-small">
          <h2>{words.close}</h2>
          <ul class="plain-list stack-small">
            {first.map((slot) => (
              <li key={`${slot.start}${slot.place}`}>
                <TimeButton {...choosing} slot={slot} says="everything" />
              </li>
            ))}
          </ul>
        </section>
      )}
      <section class="stack-large" aria-labelledby="times-range">
        <RangeHeading page={page} head={head} />
        {earlier === undefined ? null : (
          <p>
            <button type="button" class="button secondary" onClick={() => setPages(earlier)}>
              {words.earlier}
            </button>
          </p>
        )}
        <DayList {...choosing} days={page.days} placeMatters={placeMatters} />
        <Later page={page} onLater={(date) => setPages([...pages, date])} />
      </section>
    </div>
  );
}

const before = (from: string, today: string) => {
  const earlier = addDays(from, -PAGE_DAYS);
  return earlier < today ? today : earlier;
};

/** The heading of the list takes the focus when another page is there, so that it is read out and the keyboard goes on there. */
function useFocusAfterTurn(from: string | undefined) {
  const head = useRef<HTMLHeadingElement>(null);
  const shown = useRef(from);
  useEffect(() => {
    if (from === undefined || shown.current === from) return;
    const isFirst = shown.current === undefined;
    shown.current = from;
    if (isFirst) return;
    head.current?.focus({ preventScroll: true });
    head.current?.scrollIntoView({ block: 'start' });
  }, [from]);
  return head;
}

function useDateWords() {
  const when = makeWhen(useLanguage().language, 'UTC');
  return {
    day: (date: string) => when.shortDay(middayOf(date)),
    date: (date: string) => when.date(middayOf(date)),
  };
}

function RangeHeading({ page, head }: { page: PageOfTimes; head: { current: HTMLHeadingElement | null } }) {
  const words = useTexts().booking.time;
  const inWords = useDateWords();
  const last = addDays(page.to, -1);
  return (
    <h2 id="times-range" ref={head} tabIndex={-1}>
      {last === page.from ? inWords.day(page.from) : words.range(inWords.date(page.from), inWords.date(last))}
    </h2>
  );
}

/** What comes after this page: the next date with a free time, never an empty one. */
function Later({ page, onLater }: { page: PageOfTimes; onLater: (date: string) => void }) {
  const words = useTexts().booking.time;
  const inWords = useDateWords();
  const { days, from, to, later } = page;
  return (
    <div class="stack">
      {days.length > 0 ? null : <p>{words.none(inWords.date(from), inWords.date(addDays(to, -1)))}</p>}
      {later === undefined || days.length > 0 ? null : <p>{words.next(inWords.day(later))}</p>}
      {later === undefined ? null : (
        <p>
          <button type="button" class="button secondary" onClick={() => onLater(later)}>
            {days.length > 0 ? words.later(inWords.day(later)) : words.seeNext}
          </button>
        </p>
      )}
    </div>
  );
}
