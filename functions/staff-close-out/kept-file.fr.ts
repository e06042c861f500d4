import type { Appointment } from '../../shared/domain/appointment.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { MINUTE, makeCalendar } from '../../shared/domain/time.ts';
import type { Mode } from '../../shared/domain/words.ts';

/** So that a spreadsheet program knows UTF-8. */
const MARK = '\ufeff';
const HEAD = ['Date', 'Heure', 'Durée (min)', 'Service', 'Lieu', 'Mode', 'Issue', 'Numéro allocataire'];

const MODES: Readonly<Record<Mode, string>> = {
  'on-site': 'sur place',
  phone: 'téléphone',
  video: 'visio',
  home: 'domicile',
};

/** One line per appointment that took place, as spreadsheets in French read it: semicolons, CRLF. No name: the number, where one is known. */
export function keptFile({ zone, services, places }: Caf, kept: readonly Appointment[]): string {
  const calendar = makeCalendar(zone);
  const lines = kept.map((one) => [
    calendar.localDateOf(one.start),
    calendar.localTimeOf(one.start),
    String((one.end - one.start) / MINUTE),
    services.find(({ id }) => id === one.service)?.name ?? one.service,
    places.find(({ id }) => id === one.place)?.name ?? one.place,
    MODES[one.mode],
    one.state.status === 'closed' && one.state.outcome === 'late' ? 'venu en retard' : 'venu',
    one.person.allocataireNumber ?? '',
  ]);
  return MARK + [HEAD, ...lines].map((cells) => `${cells.map(quoted).join(';')}\r\n`).join('');
}

const quoted = (cell: string) => (/[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
