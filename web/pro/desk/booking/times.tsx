import '../times.css';
import { useState } from 'preact/hooks';
import type { Slot } from '../../../api/contract.ts';
import { addDays, middayOf } from '../../../app/dates.ts';
import { makeWhen } from '../../../app/when.ts';
import { Button } from '../../../design/button.tsx';
import { Failed } from '../../../design/failed.tsx';
import { Waiting } from '../../../design/waiting.tsx';
import { useWords } from '../desk-words.ts';
import { wallClock } from '../local-time.ts';
import { texts } from '../texts.fr.ts';
import { byDay, type DayTimes, SHOWN_DAYS, useTimes, type Wanted } from './use-times.ts';

interface TimesProps {
  readonly wanted: Wanted;
  /** Places in the order in which they are shown. */
  readonly places: readonly string[];
  readonly onTake: (slot: Slot) => void;
}

/** Free times of a week by day and place, each a button that takes it; the next date with one when there are none. */
export function Times({ wanted, places, onTake }: TimesProps) {
  const { when, zone } = useWords();
  const today = wallClock(Date.now(), zone).date;
  const [from, setFrom] = useState(today);
  const { load, again } = useTimes(wanted, from);
  const words = texts.book;
  const inDays = makeWhen('fr', 'UTC');
  const named = (date: string) => inDays.shortDay(middayOf(date));
  return (
    <section class="stack" aria-labelledby="times">
      <h2 id="times">{words.timesOf(named(from), named(addDays(from, SHOWN_DAYS - 1)))}</h2>
      <div class="row">
        {from > today ? (
          <Button kind="secondary" onClick={() => setFrom(later(today, addDays(from, -SHOWN_DAYS)))}>
            {words.earlier}
          </Button>
        ) : null}
        <Button kind="secondary" onClick={() => setFrom(addDays(from, SHOWN_DAYS))}>
          {words.later}
        </Button>
        <label class="row small" for="from">
          {words.from}
          <input
            class="input short"
            type="date"
            id="from"
            min={today}
            value={from}
            onChange={({ currentTarget: { value } }) => {
              if (value >= today) setFrom(value);
            }}
          />
        </label>
      </div>
      {load.state === 'waiting' ? <Waiting what={words.looking} /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' && load.value.slots.length === 0 ? (
        <div class="nothing-left stack-small" role="status">
          <p>{words.noTimes}</p>
          {load.value.next === null ? (
            <p>{words.noNext}</p>
          ) : (
            <NextDate date={load.value.next} named={named} onGo={setFrom} />
          )}
        </div>
      ) : null}
      {load.state === 'ready' ? (
        <div class="days">
          {byDay(load.value.slots, when, places).map((day) => (
            <Day key={day.date} day={day} named={named(day.date)} onTake={onTake} />
          ))}
        </div>
      ) : null}
    </section>
  );
}

const later = (a: string, b: string) => (a > b ? a : b);

interface NextDateProps {
  readonly date: string;
  readonly named: (date: string) => string;
  readonly onGo: (date: string) => void;
}

function NextDate({ date, named, onGo }: NextDateProps) {
  return (
    <p>
      <Button onClick={() => onGo(date)}>{texts.book.nextOn(named(date))}</Button>
    </p>
  );
}

interface DayProps {
  readonly day: DayTimes;
  readonly named: string;
  readonly onTake: (slot: Slot) => void;
}

function Day({ day, named, onTake }: DayProps) {
  const words = useWords();
  return (
    <section class="card stack-small" aria-label={named}>
      <h3>{named}</h3>
      {day.places.map(({ place, slots }) => (
        <div class="place-times" key={place}>
          <p class="small">{words.place(place)}</p>
          <ul class="chips">
            {slots.map((slot) => {
              const time = words.when.time(slot.start);
              return (
                <li key={slot.start}>
                  <button
                    type="button"
                    class="chip number"
                    aria-label={texts.book.takeTime(time, named, words.place(place))}
                    onClick={() => onTake(slot)}
                  >
                    {time}
                  </button>
                </li>
              );
            })}
          </ul>
        </div>
      ))}
    </section>
  );
}
