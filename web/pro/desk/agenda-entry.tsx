import { texts as common } from '../texts.fr.ts';
import type { Entry } from './agendas.ts';
import { useMayOpen } from './appointment-line.tsx';
import type { Professional } from './booking/bookable.ts';
import { useStartBooking } from './booking/start-booking.ts';
import { fullName, useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';

interface AgendaEntryProps {
  readonly entry: Entry;
  readonly professional: Professional;
}

/** A free time is a button that begins a booking there; an appointment says as much as the reader may know (D6). */
export function AgendaEntryCard({ entry, professional }: AgendaEntryProps) {
  const { when } = useWords();
  const start = useStartBooking();
  if (entry.kind === 'taken') return <Taken entry={entry.entry} />;
  const { service, slot } = entry.time;
  const time = when.time(slot.start);
  return (
    <button
      type="button"
      class="free"
      aria-label={texts.sideBySide.freeAt(time, professional.displayName)}
      onClick={() =>
        start({ service, mode: slot.mode, place: slot.place, professional: professional.id, slot })
      }
    >
      <span class="number">{time}</span> {texts.sideBySide.free}
    </button>
  );
}

function Taken({ entry }: { entry: Extract<Entry, { kind: 'taken' }>['entry'] }) {
  const words = useWords();
  const mayOpen = useMayOpen();
  const { start, end, person, appointment, group, status, mode } = entry;
  const time = words.when.time(start);
  const name =
    person !== undefined
      ? fullName(person)
      : group === undefined
        ? status === 'proposed'
          ? common.agenda.proposed
          : texts.words.busy
        : texts.sideBySide.group(words.service(entry.service), group.registered, group.seats);
  const details = [
    texts.words.from(time, words.when.time(end)),
    mode === undefined ? '' : words.mode(mode),
    status === 'pending' || status === 'closed' ? texts.words.statuses[status] : '',
  ].filter((part) => part !== '');
  return (
    <div class={`taken ${status}`}>
      <p class="small number">{details.join(' · ')}</p>
      <p>
        {group !== undefined && mayOpen ? (
          <a href={`/pro/reunions/${group.id}`}>{name}</a>
        ) : appointment !== undefined && mayOpen && person !== undefined ? (
          <a href={`/pro/rendez-vous/${appointment}`}>{name}</a>
        ) : (
          <strong>{name}</strong>
        )}
      </p>
    </div>
  );
}
