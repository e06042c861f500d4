import { checkReachable } from '../booking/book.ts';
import { changeContact, type NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { invalid } from '../domain/errors.ts';
import { changed, type SupportSeries } from '../domain/support-series.ts';
import { getAppointments } from '../store/appointments.ts';
import { changeSeries } from './change.ts';

/**
 * Replaces e-mail, phone and choice of contact of a series and of all that is to come in it; every earlier link ends (F4). Each
 * appointment in a transaction of its own: asked again, the rest follows.
 * @throws DomainError NOT_FOUND, INVALID, CHANGED_MEANWHILE.
 */
export async function changeSeriesContact(
  deps: Deps,
  caf: Caf,
  id: string,
  { email, phone, contact }: NewContact,
): Promise<void> {
  const series = await changeSeries(deps, caf, id, (before, now) => {
    const person = { ...before.person, email, phone };
    checkReachable('on-site', person, contact);
    if (phone === undefined && before.steps.some(({ mode }) => mode === 'phone'))
      throw invalid('phone', 'Des rendez-vous ont lieu par téléphone : indiquez un numéro.');
    const becomes = changed(before, { person, contact }, now);
    return isReachedAs(becomes, before) ? before : becomes;
  });
  if (series === 'repeated') throw new Error('no key was given');
  const now = deps.clock();
  const ids = series.steps.map(({ appointment }) => appointment);
  for (const one of await getAppointments(deps.store, caf.code, ids))
    if (one.state.status === 'confirmed' && one.start > now && !isReachedAs(series, one))
      await changeContact(deps, caf, one, { email, phone, contact });
}

type Reached = Pick<SupportSeries | Appointment, 'person' | 'contact'>;

const isReachedAs = (one: Reached, other: Reached): boolean => reach(one) === reach(other);
const reach = ({ person: { email, phone }, contact: { by, hours, discreet, question } }: Reached) =>
  JSON.stringify([email, phone, by, hours, discreet, question?.ask, question?.answer]);
