import { checkReachable } from '../booking/book.ts';
import { changeContact, type NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { invalid } from '../domain/errors.ts';
import { changed, type SeriesStep, type SupportSeries } from '../domain/support-series.ts';
import { getAppointments } from '../store/appointments.ts';
import { getSupportSeries } from '../store/support-series.ts';
import { changeSeries } from './change.ts';

/**
 * Replaces e-mail, phone and choice of contact of a series and of all that is to come in it; every earlier link ends (F4). Each
 * appointment in a transaction of its own: asked again, the rest follows. Discretion once asked for stays, with its question (M7).
 * @throws DomainError NOT_FOUND, INVALID, CHANGED_MEANWHILE.
 */
export async function changeSeriesContact(
  deps: Deps,
  caf: Caf,
  id: string,
  { email, phone, contact: asked }: NewContact,
): Promise<void> {
  const steps = (await getSupportSeries(deps.store, caf.code, id))?.steps ?? [];
  const isRung = phone === undefined && (await ahead(deps, caf, steps)).some(({ mode }) => mode === 'phone');
  const series = await changeSeries(deps, caf, id, (before, now) => {
    const person = { ...before.person, email, phone };
    const question = asked.question ?? before.contact.question;
    const discreet = asked.discreet || before.contact.discreet;
    const contact = { ...asked, discreet, ...(question === undefined ? {} : { question }) };
    checkReachable('on-site', person, contact);
    if (isRung || (phone === undefined && before.steps.some(({ mode }) => mode === 'phone')))
      throw invalid('phone', 'Des rendez-vous ont lieu par téléphone : indiquez un numéro.');
    const becomes = changed(before, { person, contact }, now);
    return isReachedAs(becomes, before) ? before : becomes;
  });
  if (series === 'repeated') throw new Error('no key was given');
  const { contact } = series;
  for (const one of await ahead(deps, caf, series.steps))
    if (!isReachedAs(series, one)) await changeContact(deps, caf, one, { email, phone, contact });
}

async function ahead(deps: Deps, { code }: Caf, steps: readonly SeriesStep[]): Promise<Appointment[]> {
  const ids = steps.map(({ appointment }) => appointment);
  const now = deps.clock();
  return (await getAppointments(deps.store, code, ids)).filter(
    ({ state, start }) => state.status === 'confirmed' && start > now,
  );
}

type Reached = Pick<SupportSeries | Appointment, 'person' | 'contact'>;

export const isReachedAs = (one: Reached, other: Reached): boolean => reach(one) === reach(other);
const reach = ({ person: { email, phone }, contact: { by, hours, discreet, question } }: Reached) =>
  JSON.stringify([email, phone, by, hours, discreet, question?.ask, question?.answer]);
