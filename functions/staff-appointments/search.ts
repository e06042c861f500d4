import { numberHash } from '../../shared/booking/confirmation.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Appointment } from '../../shared/domain/appointment.ts';
import { invalid } from '../../shared/domain/errors.ts';
import { nameLetters } from '../../shared/domain/person.ts';
import { type Call, route } from '../../shared/http/function.ts';
import { appointmentsOfNumber, searchPeople } from '../../shared/store/people.ts';
import { openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { seen } from './views.ts';

const MOST_FOUND = 50;

type Body = Call<typeof operations.searchPeople>['body'];

/** POST people/search (D3, D5, D6). */
export function searchRoute(deps: Deps) {
  return route(operations.searchPeople, async ({ caf, body, ...call }) => {
    const desk = await openDesk(deps, call);
    const found = await search(deps, caf.code, body);
    const appointments = seen(desk, found.appointments);
    await desk.audit(
      'search-people',
      appointments.map(({ id }) => id),
    );
    return { appointments, more: found.more };
  });
}

async function search(
  deps: Deps,
  caf: string,
  { lastName, firstName, email, phone, allocataireNumber }: Body,
): Promise<{ appointments: Appointment[]; more: boolean }> {
  for (const [path, name] of Object.entries({ lastName, firstName }))
    if (name !== undefined && nameLetters(name) === '') throw invalid(path, 'Tapez au moins une lettre.');
  if (allocataireNumber === undefined) {
    if (lastName === undefined) throw invalid('lastName', 'Donnez un nom, ou un numéro allocataire.');
    return searchPeople(deps.store, caf, { lastName, firstName, email, phone }, MOST_FOUND);
  }
  const hash = numberHash(deps, { person: { firstName: '-', lastName: '-', allocataireNumber } });
  const found = hash === undefined ? [] : await appointmentsOfNumber(deps.store, caf, hash, MOST_FOUND + 1);
  const matching = found.filter(
    ({ person }) =>
      contains(person.lastName, lastName) &&
      contains(person.firstName, firstName) &&
      (email === undefined || person.email === email) &&
      (phone === undefined || person.phone === phone),
  );
  return { appointments: matching.slice(0, MOST_FOUND), more: found.length > MOST_FOUND };
}

const contains = (name: string, typed: string | undefined) =>
  typed === undefined || nameLetters(name).startsWith(nameLetters(typed));
