import { useTexts } from '../app/language.tsx';
import { useWhen } from '../app/use-when.ts';
import { type DayOfTimes, perHour } from './days.ts';
import { type Choosing, TimeButtons } from './time-buttons.tsx';

interface DayListProps extends Choosing {
  readonly days: readonly DayOfTimes[];
  readonly placeMatters: boolean;
}

/** Days with free times, each in two halves. */
export function DayList({ days, ...choosing }: DayListProps) {
  const words = useTexts().booking.time;
  const when = useWhen();
  return (
    <div class="stack">
      {days.map(({ date, morning, afternoon }) => (
        <section key={date} class="card day" aria-labelledby={`day-${date}`}>
          <h3 id={`day-${date}`}>{when.shortDay((morning[0] ?? afternoon[0])?.start ?? '')}</h3>
          <div class="halves">
            {[
              { title: words.morning, slots: morning },
              { title: words.afternoon, slots: afternoon },
            ].map(({ title, slots }) =>
              slots.length === 0 ? null : (
                <div class="half" key={title}>
                  <h4>{title}</h4>
                  <TimeButtons {...choosing} hours={perHour(slots)} />
                </div>
              ),
            )}
          </div>
        </section>
      ))}
    </div>
  );
}
