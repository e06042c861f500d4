import { checkReachable } from '../booking/book.ts';
import { changeContact, type NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { invalid } from '../domain/errors.ts';
import { isReachedAs } from '../domain/person.ts';
import { changed } from '../domain/support-series.ts';
import { getSupportSeries } from '../store/support-series.ts';
import { aheadOf } from './booked.ts';
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
  const known = await getSupportSeries(deps.store, caf.code, id);
  const standing = known === undefined ? [] : await aheadOf(deps, known);
  const isRung = phone === undefined && standing.some(({ mode }) => mode === 'phone');
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
  const { contact } = series;
  for (const one of await aheadOf(deps, series))
    if (!isReachedAs(series, one)) await changeContact(deps, caf, one, { email, phone, contact });
}
