import '../desk/times.css';
import { useState } from 'preact/hooks';
import { addDays, middayOf } from '../../app/dates.ts';
import { useLoad } from '../../app/use-load.ts';
import { makeWhen } from '../../app/when.ts';
import { Button } from '../../design/button.tsx';
import { Failed } from '../../design/failed.tsx';
import { Waiting } from '../../design/waiting.tsx';
import { useWords } from '../desk/desk-words.ts';
import { wallClock } from '../desk/local-time.ts';
import { useStaff } from '../staff.tsx';
import { daysOf, MOST_TIMES, RANGE_DAYS, type Wanted } from './proposal.ts';
import { texts } from './session-texts.fr.ts';

interface FreeTimesProps {
  readonly mediator: string;
  readonly wanted: Wanted;
  readonly chosen: readonly string[];
  readonly onToggle: (start: string) => void;
}

/** Free times of the case's mediator, four weeks at a time; up to three are pressed, in the order of preference. */
export function FreeTimes({ mediator, wanted, chosen, onToggle }: FreeTimesProps) {
  const { ask } = useStaff();
  const { when, zone } = useWords();
  const today = wallClock(Date.now(), zone).date;
  const [from, setFrom] = useState(today);
  const to = addDays(from, RANGE_DAYS - 1);
  const { mode, place, minutes } = wanted;
  const query = { mediator, mode, place, length: String(minutes), from, to };
  const { load, again } = useLoad(
    (signal) => ask('GET /v1/staff/mediation-times', { query }, { signal }),
    [mode, place, minutes, from],
  );
  const words = texts.plan;
  const inDays = makeWhen('fr', 'UTC');
  const isFull = chosen.length >= MOST_TIMES;
  return (
    <section class="stack" aria-labelledby="times">
      <h2 id="times">{words.times}</h2>
      <p class="soft">{words.timesHint}</p>
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
      <p role="status">{isFull ? words.full : ''}</p>
      {load.state === 'waiting' ? <Waiting what={words.looking} /> : null}
      {load.state === 'failed' ? <Failed problem={load.problem} again={again} /> : null}
      {load.state === 'ready' && load.value.times.length === 0 ? (
        <div class="nothing-left stack-small" role="status">
          <p>{words.noTimes}</p>
          <p>{words.noTimesWays}</p>
        </div>
      ) : null}
      {load.state === 'ready' ? (
        <div class="days">
          {daysOf(load.value, when.localDate).map(({ date, starts }) => (
            <section class="card place-times" key={date} aria-label={inDays.shortDay(middayOf(date))}>
              <h3 class="small-heading">{inDays.shortDay(middayOf(date))}</h3>
              <ul class="chips">
                {starts.map((start) => (
                  <li key={start}>
                    <TimeChip
                      start={start}
                      isChosen={chosen.includes(start)}
                      isFull={isFull}
                      onToggle={() => onToggle(start)}
                    />
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      ) : null}
    </section>
  );
}

interface TimeChipProps {
  readonly start: string;
  readonly isChosen: boolean;
  readonly isFull: boolean;
  readonly onToggle: () => void;
}

function TimeChip({ start, isChosen, isFull, onToggle }: TimeChipProps) {
  const { when, moment } = useWords();
  return (
    <button
      type="button"
      class="chip number"
      aria-pressed={isChosen}
      aria-disabled={isFull && !isChosen}
      aria-label={texts.plan.add(moment(start))}
      onClick={onToggle}
    >
      {when.time(start)}
    </button>
  );
}
