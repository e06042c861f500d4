import { followersNow } from '../booking/follow.ts';
import type { Deps } from '../deps.ts';
import { type Appointment, receiversOf } from '../domain/appointment.ts';
import type { Mediation } from '../domain/mediation.ts';
import type { Person } from '../domain/person.ts';
import type { Professional } from '../domain/planning.ts';
import type { Follower } from '../domain/situation.ts';
import { LeadingRole } from '../domain/words.ts';
import { casesOfPerson, getMediations } from '../store/mediations.ts';
import { searchPeople } from '../store/people.ts';
import { identityKeys } from '../store/person-marks.ts';

/** Appointments of one person looked at, at most. */
const MOST = 100;
/** As long as a follow-up lasts after its last appointment [S], ms. */
const FOLLOWED_FOR = 183 * 86_400_000;

/** Who follows a person, and the cases of which they are a party. */
export interface Followed {
  readonly followers: readonly Follower[];
  readonly cases: readonly Mediation[];
}

/**
 * Who follows a person now: by follow-up (B7), by an appointment ahead or of the last six months, by a mediation that goes on. Read
 * where it stands, each time; appointments through the index, eventually.
 */
export async function whoFollows(
  deps: Deps,
  caf: string,
  person: Person,
  professionals: readonly Professional[],
): Promise<Followed> {
  const now = deps.clock();
  const [follows, appointments, cases] = await Promise.all([
    followersNow(deps, caf, person, now),
    appointmentsOf(deps, caf, person),
    casesOf(deps, caf, person),
  ]);
  const names = [
    ...follows,
    ...appointments.filter((one) => bindsNow(one, now)).flatMap(receiversOf),
    ...cases.filter(goesOn).map(({ mediator }) => mediator),
  ];
  const byId = new Map(professionals.map((one) => [one.id, one]));
  const followers = [...new Set(names)].flatMap((id) => {
    const { data: service } = LeadingRole.safeParse(byId.get(id)?.role);
    return service === undefined ? [] : [{ professional: id, service }];
  });
  return { followers, cases };
}

/** Whether somebody follows another party of one of these cases, who is not their mediator (M3). */
export async function followsAnotherParty(
  deps: Deps,
  {
    caf,
    person,
    cases,
    viewer,
    professionals,
  }: {
    caf: string;
    person: Person;
    cases: readonly Mediation[];
    viewer: string;
    professionals: readonly Professional[];
  },
): Promise<boolean> {
  const own = new Set(identityKeys(deps.keys, person));
  const others = cases
    .filter(({ mediator }) => mediator !== viewer)
    .flatMap(({ parties }) => parties)
    .filter((party) => !identityKeys(deps.keys, party.person).some((key) => own.has(key)));
  for (const other of others) {
    const { followers } = await whoFollows(deps, caf, other.person, professionals);
    if (followers.some(({ professional }) => professional === viewer)) return true;
  }
  return false;
}

async function appointmentsOf(deps: Deps, caf: string, person: Person): Promise<Appointment[]> {
  const own = new Set(identityKeys(deps.keys, person));
  const { firstName, lastName } = person;
  const { appointments } = await searchPeople(deps.store, caf, { firstName, lastName }, MOST);
  return appointments.filter((one) => identityKeys(deps.keys, one.person).some((key) => own.has(key)));
}

/** A seat in a group session binds nobody. */
function bindsNow({ state, end, session }: Appointment, now: number): boolean {
  if (session !== undefined) return false;
  switch (state.status) {
    case 'confirmed':
      return end > now - FOLLOWED_FOR;
    case 'closed':
      return state.outcome !== 'cancelled-by-caf' && end > now - FOLLOWED_FOR;
    case 'pending':
    case 'expired':
    case 'cancelled':
      return false;
  }
}

const goesOn = ({ state }: Mediation) => state.status === 'open' || state.status === 'withheld';

async function casesOf(deps: Deps, caf: string, person: Person): Promise<Mediation[]> {
  const found = await casesOfPerson(deps, caf, person);
  return getMediations(deps.store, caf, [...new Set(found.map(({ mediation }) => mediation))]);
}
