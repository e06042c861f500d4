import '../desk/times.css';
import { useEffect, useState } from 'preact/hooks';
import { addDays, middayOf } from '../../app/dates.ts';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { SelectField } from '../../design/field.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { RANGE_DAYS } from '../mediation/proposal.ts';
import { useStaff } from '../staff.tsx';
import { texts } from './texts.fr.ts';
import type { Times } from './types.ts';

interface OwnTimesProps {
  /** Undefined until one is chosen: then the place of the first free time. */
  readonly place: string | undefined;
  readonly onPlace: (place: string) => void;
  readonly chosen: readonly string[];
  readonly most: number;
  readonly onToggle: (start: string) => void;
}

/** Free times of one's own agenda, four weeks at a time, at one place (B3, B9). */
export function OwnTimes({ place, onPlace, chosen, most, onToggle }: OwnTimesProps) {
  const { ask } = useStaff();
  const { when, zone, moment, place: nameOf } = useWords();
  const today = wallClock(Date.now(), zone).date;
  const [from, setFrom] = useState(today);
  const to = addDays(from, RANGE_DAYS - 1);
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/consultation-times', { query: { from, to } }, { signal }),
    [from],
  );
  const times = load.state === 'ready' ? load.value.times : [];
  const first = times[0]?.place;
  useEffect(() => {
    if (place === undefined && first !== undefined) onPlace(first);
  }, [first]);
  const places = [...new Set([...(place === undefined ? [] : [place]), ...times.map((one) => one.place)])];
  const here = times.filter((one) => one.place === place);
  const words = texts.times;
  const inDays = makeWhen('fr', 'UTC');
  const isFull = chosen.length >= most;
  return (
    <section class="stack" aria-labelledby="times">
      <h2 id="times">{words.free}</h2>
      <SelectField
        id="place"
        label={words.place}
        value={place ?? ''}
        onValue={onPlace}
        options={places.map((id) => ({ value: id, label: nameOf(id) }))}
      />
      <div class="row">
        <p class="label">{words.range(inDays.date(middayOf(from)), inDays.date(middayOf(to)))}</p>
        {from > today ? (
          <Button kind="secondary" onClick={() => setFrom(addDays(from, -RANGE_DAYS))}>
            {words.earlier}
          </Button>
        ) : null}
        <Button kind="secondary" onClick={() => setFrom(addDays(from, RANGE_DAYS))}>
          {words.later}
        </Button>
      </div>
      <p role="status">{isFull ? words.full(most) : ''}</p>
      {load.state === 'waiting' ? <Waiting what={words.looking} /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' && here.length === 0 ? (
        <p class="nothing-left" role="status">
          {words.none}
        </p>
      ) : null}
      <div class="days">
        {byDay(here, when.localDate).map(({ date, starts }) => (
          <section class="card place-times" key={date} aria-label={inDays.shortDay(middayOf(date))}>
            <h3 class="small-heading">{inDays.shortDay(middayOf(date))}</h3>
            <ul class="chips">
              {starts.map((start) => (
                <li key={start}>
                  <button
                    type="button"
                    class="chip number"
                    aria-pressed={chosen.includes(start)}
                    aria-disabled={isFull && !chosen.includes(start)}
                    aria-label={moment(start)}
                    onClick={() => onToggle(start)}
                  >
                    {when.time(start)}
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}

function byDay(times: Times, dayOf: (iso: string) => string) {
  const days = new Map<string, string[]>();
  for (const { start } of times) days.set(dayOf(start), [...(days.get(dayOf(start)) ?? []), start]);
  return [...days].map(([date, starts]) => ({ date, starts: [...new Set(starts)] }));
}
