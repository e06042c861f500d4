import type { ComponentChildren } from 'preact';
import { call } from '../api/client.ts';
import type { Slot } from '../api/contract.ts';
import { serverNow } from '../api/server-clock.ts';
import { type Service, useCatalogue } from '../app/catalogue.tsx';
import { addDays } from '../app/dates.ts';
import { useTexts } from '../app/language.tsx';
import { useLoad } from '../app/use-load.ts';
import { useWhen } from '../app/use-when.ts';
import { ZoneNote } from '../app/zone-note.tsx';
import { Button } from '../design/button.tsx';
import { Failed } from '../design/failed.tsx';
import { Waiting } from '../design/waiting.tsx';
import { isSameSlot } from './days.ts';
import type { Mode } from './draft.ts';
import type { Choosing } from './time-buttons.tsx';
import './choose-session.css';

interface ChooseSessionProps extends Choosing {
  readonly service: Service;
  readonly mode: Mode;
  /** What to do when no session has a free seat. */
  readonly otherwise: ComponentChildren;
}

/** Group sessions with a free seat, the soonest first; nothing is kept by it. Give it another `key` to read them again. */
export function ChooseSession({ service, mode, otherwise, ...choosing }: ChooseSessionProps) {
  const { booking } = useTexts();
  const words = booking.sessions;
  const { caf } = useCatalogue();
  const when = useWhen();
  const from = when.localDate(new Date(serverNow()).toISOString());
  const { load, again } = useLoad(
    (signal) => {
      const query = { service: service.id, mode, from, to: addDays(from, service.horizonDays + 1) };
      return call('GET /v1/cafs/{caf}/slots', { params: { caf: caf.code }, query }, { signal });
    },
    [service.id, mode, caf.code],
  );
  if (load.state === 'waiting') return <Waiting what={words.searching} />;
  if (load.state === 'failed') return <Failed problem={load.problem} again={again} />;
  const { slots } = load.value;
  if (slots.length === 0)
    return (
      <div class="stack">
        <h2>{words.none}</h2>
        {otherwise}
      </div>
    );
  return (
    <section class="stack" aria-labelledby="sessions">
      <ZoneNote />
      <h2 id="sessions">{words.list}</h2>
      <ul class="plain-list stack">
        {slots.map((slot) => (
          <li key={slot.session}>
            <Session {...choosing} slot={slot} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Session({ slot, taking, onChoose }: Choosing & { slot: Slot }) {
  const { booking, service } = useTexts();
  const words = booking.sessions;
  const when = useWhen();
  const place = useCatalogue().places.find(({ id }) => id === slot.place);
  const { seatsLeft = 0 } = slot;
  return (
    <article class="card session">
      <div class="stack-small">
        <h3>{when.dayAndTime(slot.start)}</h3>
        <p>
          {words.until(when.time(slot.end))}
          {slot.mode === 'on-site' && place !== undefined ? (
            <span class="block" lang="fr">
              {place.name.includes(place.commune) ? place.name : `${place.name}, ${place.commune}`}
            </span>
          ) : (
            <span class="block">{service.modes[slot.mode]}</span>
          )}
        </p>
        <p>
          <span class={seatsLeft <= 3 ? 'seats few' : 'seats'}>{words.seats(seatsLeft)}</span>
        </p>
      </div>
      <Button
        busy={isSameSlot(slot, taking)}
        onClick={() => (taking === undefined ? onChoose(slot) : undefined)}
      >
        {words.choose}
        <span class="visually-hidden"> {when.shortDayAndTime(slot.start)}</span>
      </Button>
    </article>
  );
}
