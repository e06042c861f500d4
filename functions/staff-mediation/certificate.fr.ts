import type { Caf } from '../../shared/domain/caf.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { type Mediation, type Party, timeOf } from '../../shared/domain/mediation.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { dayInWords, timeInWords, typeset } from '../../shared/messaging/when.fr.ts';

/**
 * That one person came to the Caf, and when; neither for what nor with whom (M3, M6).
 * @throws DomainError NOT_FOUND for somebody who came to nothing yet.
 */
export function certificateOf(caf: Caf, mediation: Mediation, { id, person }: Party, now: number) {
  const calendar = makeCalendar(caf.zone);
  const attended = mediation.sessions
    .flatMap((session) => {
      const { state } = session;
      if (state.status !== 'over') return [];
      const how = state.attendance[id];
      return how === 'kept' || how === 'late' ? [timeOf(session, state.start)] : [];
    })
    .sort((a, b) => a.start - b.start);
  if (attended.length === 0) throw new DomainError('NOT_FOUND');
  const when = attended.map(
    ({ start, end }) =>
      `le ${dayInWords(start, caf.zone)}, de ${timeInWords(start, caf.zone)} à ${timeInWords(end, caf.zone)}`,
  );
  const today = calendar.localDateOf(now);
  return {
    title: 'Attestation de présence',
    text: typeset(
      `La ${caf.name} atteste avoir reçu ${person.firstName} ${person.lastName} en rendez-vous ${when.join(' ; ')}. Cette attestation est remise à la personne, à sa demande.`,
    ),
    attendances: attended.map(({ start, end }) => ({ start: calendar.iso(start), end: calendar.iso(end) })),
    place: caf.name,
    date: today,
  };
}
