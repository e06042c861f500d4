import { checkReachable } from '../booking/book.ts';
import type { NewContact } from '../booking/contact.ts';
import type { Deps } from '../deps.ts';
import { invalid } from '../domain/errors.ts';
import { isLive, type Mediation, type Party } from '../domain/mediation.ts';
import { changeContactOf, partyOf } from '../domain/mediation-moves.ts';
import type { Person } from '../domain/person.ts';
import { endPartyLinkWrite, partyLinkWrite } from '../store/party-links.ts';
import { carryMarks, identityKeys, noJointSessionChecks } from '../store/person-marks.ts';
import type { NamedWrite } from '../store/transact.ts';
import { blockedFirst } from './blocked.ts';
import type { Changing } from './change.ts';
import { checkNew } from './open.ts';

/**
 * Another contact of a party: every earlier link ends (F4), and the marks stay with the person. Where they bear `no-joint-session`
 * under the one or the other, what must not be is freed in silence (M7). `act` makes the change.
 * @throws DomainError INVALID, also for a person who could not be told apart any more.
 */
export async function withContact<T>(
  deps: Deps,
  caf: string,
  known: Party,
  { email, phone, contact }: NewContact,
  act: (changing: Changing) => Promise<T>,
): Promise<T> {
  const renewed = (person: Person): Person => ({ ...person, email, phone });
  checkReachable('on-site', renewed(known.person), contact);
  if (identityKeys(deps.keys, renewed(known.person)).length === 0)
    throw invalid('email', 'Donnez un e-mail ou un téléphone.');
  let was = known.person;
  const decide: Changing['decide'] = (mediation) => {
    was = partyOf(mediation, known.id).person;
    const person = renewed(was);
    const others = mediation.parties.filter(({ id }) => id !== known.id);
    checkNew(deps, others, { person }, 'email');
    return changeContactOf(mediation, known.id, { person, contact });
  };
  const carry = () => carryMarks(deps, caf, known.person, renewed(known.person));
  await carry();
  const done = await act({
    decide,
    also(becomes): NamedWrite[] {
      const now = deps.clock();
      const { id, contactVersion, agreement } = partyOf(becomes, known.id);
      const checks = isLiveAt(now)(becomes) ? checksOf(deps, caf, was, renewed(was), contact.discreet) : [];
      return [
        endPartyLinkWrite(deps.keys, becomes, { id, contactVersion: contactVersion - 1 }),
        // What is on its way to them is answered by the new link.
        ...(agreement.history.length === 0
          ? []
          : [partyLinkWrite(deps.keys, becomes, { id, contactVersion }, now)]),
        ...checks,
      ];
    },
    marked: blockedFirst(decide),
  });
  await carry();
  return done;
}

const isLiveAt =
  (now: number) =>
  ({ sessions }: Pick<Mediation, 'sessions'>): boolean =>
    sessions.some((session) => isLive(session, now));

/** Each key once, and none that the discretion chosen here is written to in the same act (F4): its mark was carried to the others. */
function checksOf(deps: Deps, caf: string, was: Person, becomes: Person, isWritten: boolean): NamedWrite[] {
  const named = (person: Person) =>
    noJointSessionChecks(deps.keys, caf, person).map((one) => [JSON.stringify(one.write), one] as const);
  const checks = new Map(named(was));
  for (const [name, check] of named(becomes))
    if (isWritten) checks.delete(name);
    else checks.set(name, check);
  return [...checks.values()];
}
