import { useLayoutEffect, useRef } from 'preact/hooks';
import { useLoad } from '../../../app/use-load.ts';
import { Waiting } from '../../../design/waiting.tsx';
import { useStaff } from '../../staff.tsx';
import { AppointmentLine } from '../appointment-line.tsx';
import { texts } from '../texts.fr.ts';
import type { Draft } from './draft.ts';
import { STEPS } from './start-booking.ts';

/** B2: this person has such an appointment already: which one, as far as the reader may see it, and what to do instead. */
export function AlreadyBooked({ draft: { person, service } }: { draft: Draft }) {
  const { ask } = useStaff();
  const { lastName, firstName } = person;
  const { load } = useLoad(
    (signal) => ask('POST /v1/staff/people/search', { body: { lastName, firstName } }, { signal }),
    [lastName, firstName],
  );
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => box.current?.focus(), []);
  const standing =
    load.state === 'ready'
      ? load.value.appointments.filter(
          (one) =>
            Date.parse(one.end) > Date.now() &&
            (one.service ?? service) === service &&
            (one.status ?? 'confirmed') === 'confirmed',
        )
      : [];
  return (
    <div class="notice warning stack-small" role="alert" tabIndex={-1} ref={box}>
      <h2>{texts.book.alreadyTitle}</h2>
      <p>{texts.book.already}</p>
      {load.state === 'waiting' ? <Waiting /> : null}
      {load.state !== 'waiting' && standing.length === 0 ? <p>{texts.book.alreadyHidden}</p> : null}
      <ul class="plain-list lines">
        {standing.map((one) => (
          <li key={one.id}>
            <AppointmentLine appointment={one} />
          </li>
        ))}
      </ul>
      <p>
        <a href={STEPS.time}>{texts.book.changeService}</a>
      </p>
    </div>
  );
}
