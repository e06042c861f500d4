import { clockInWords } from '../../app/when.ts';
import { AgendaEntryCard } from './agenda-entry.tsx';
import { type Column, entriesOf } from './agendas.ts';
import { useMayOpen } from './appointment-line.tsx';
import { useWords } from './desk-words.ts';
import { texts } from './texts.fr.ts';

const FIVE_MINUTES = 300_000;
const HOUR = 12;

/**
 * One list of the day for each professional. Wide enough, the lists stand side by side on one scale of hours; the scale is a matter of
 * looks alone, and the lists say everything without it.
 */
export function AgendaColumns({ columns }: { columns: readonly Column[] }) {
  const { when } = useWords();
  const all = columns.flatMap(entriesOf);
  const starts = all.map(({ start }) => Date.parse(start));
  const first = Math.floor(Math.min(...starts) / (FIVE_MINUTES * HOUR)) * FIVE_MINUTES * HOUR;
  const last = Math.max(...all.map(({ end }) => Date.parse(end)));
  const row = (iso: string) => Math.round((Date.parse(iso) - first) / FIVE_MINUTES) + 1;
  const hours = all.length === 0 ? [] : hoursBetween(first, last);
  return (
    <div class="agendas">
      <div class="hours" aria-hidden="true">
        {hours.map((at) => (
          <span key={at} style={rows(row(at), row(at) + HOUR)}>
            {when.time(at)}
          </span>
        ))}
      </div>
      {columns.map((column) => (
        <AgendaColumn key={column.professional.id} column={column} row={row} />
      ))}
    </div>
  );
}

function hoursBetween(first: number, last: number): string[] {
  const step = FIVE_MINUTES * HOUR;
  return Array.from({ length: Math.ceil((last - first) / step) }, (_, at) =>
    new Date(first + at * step).toISOString(),
  );
}

const rows = (from: number, to: number) => ({ '--from': String(from), '--to': String(to) });

function AgendaColumn({ column, row }: { column: Column; row: (iso: string) => number }) {
  const { professional, view, windows, appointments, free } = column;
  const words = useWords();
  const entries = entriesOf(column);
  const id = `agenda-${professional.id}`;
  return (
    <section class="agenda" aria-labelledby={id}>
      <div class="agenda-head">
        <h2 id={id}>{professional.displayName}</h2>
        <p class="small soft">
          {professional.title}, {texts.sideBySide.counts(appointments.length, free.length)}
        </p>
        {windows.map(({ start, end, place }) => (
          <p class="small" key={`${start}${place}`}>
            {texts.sideBySide.receives(clockInWords(start), clockInWords(end), words.place(place))}
          </p>
        ))}
        {windows.length === 0 && view !== 'busy' ? <Closed isEmpty={appointments.length === 0} /> : null}
        {view === 'busy' ? <p class="small">{texts.sideBySide.busyOnly}</p> : null}
      </div>
      {entries.length === 0 ? (
        <p class="small soft">{texts.sideBySide.empty}</p>
      ) : (
        <ol class="agenda-list">
          {entries.map((entry) => (
            <li key={entry.start} style={rows(row(entry.start), row(entry.end))}>
              <AgendaEntryCard entry={entry} professional={professional} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** B11: whoever is away with people still booked is a matter for the list of disruptions. */
function Closed({ isEmpty }: { isEmpty: boolean }) {
  const mayReplace = useMayOpen();
  return (
    <p class="small">
      {isEmpty ? texts.sideBySide.closed : texts.sideBySide.stillBooked}{' '}
      {isEmpty || !mayReplace ? null : <a href="/pro/a-replacer">{texts.sideBySide.toReplace}</a>}
    </p>
  );
}
