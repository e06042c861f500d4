import { useStaff } from '../staff.tsx';
import { type Appointment, useWords, type Words } from './desk-words.ts';
import { texts } from './texts.fr.ts';

interface AppointmentLineProps {
  readonly appointment: Appointment;
  /** Who it is for, where that is not said above. */
  readonly name?: string;
}

/** One appointment on one line, as much of it as the reader may see (D6), leading to its page where they may open it. */
export function AppointmentLine({ appointment, name }: AppointmentLineProps) {
  const words = useWords();
  const mayOpen = useMayOpen();
  const moment = words.moment(appointment.start);
  return (
    <div class="line">
      <p>
        {mayOpen ? (
          <a href={`/pro/rendez-vous/${appointment.id}`} aria-label={texts.people.open(named(moment, name))}>
            {moment}
          </a>
        ) : (
          <strong>{moment}</strong>
        )}
      </p>
      <p>
        {name === undefined ? null : <strong class="block">{name}</strong>}
        {whatAndWhere(appointment, words)}
      </p>
      <p class="soft">{words.professional(appointment.professional)}</p>
      <p>
        <Status appointment={appointment} />
      </p>
    </div>
  );
}

const named = (moment: string, name: string | undefined) =>
  name === undefined ? moment : `${moment}, ${name}`;

/** Those who may read a single appointment; the benefits desk only learns that it stands (F1). */
export function useMayOpen(): boolean {
  return useStaff().hasRole('secretariat', 'social-worker', 'mediator', 'psychologist');
}

/** « Rendez-vous des droits, sur place, Caf Créteil ». */
export function whatAndWhere({ service, mode, place }: Appointment, words: Words): string {
  return [words.service(service), mode === undefined ? '' : words.mode(mode), words.place(place)]
    .filter((part) => part !== '')
    .join(', ');
}

export function Status({ appointment }: { appointment: Appointment }) {
  const { status, cancelledBy, view } = appointment;
  if (view === 'standing') return <span class="tag info">{texts.words.ahead}</span>;
  if (status === undefined) return null;
  const tone = (
    { confirmed: 'good', pending: 'warning', cancelled: 'bad', expired: 'bad', closed: 'info' } as const
  )[status];
  const label =
    cancelledBy === undefined ? texts.words.statuses[status] : texts.words.cancelledBy[cancelledBy];
  return <span class={`tag ${tone}`}>{label}</span>;
}
