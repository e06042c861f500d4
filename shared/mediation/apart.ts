import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { closeness, type Presence } from '../domain/closeness.ts';
import { DomainError } from '../domain/errors.ts';
import type { Mediation, Party } from '../domain/mediation.ts';
import type { Person } from '../domain/person.ts';
import { casesOfPerson, getMediations } from '../store/mediations.ts';
import { standingOfName } from '../store/people.ts';
import { identityKeys } from '../store/person-marks.ts';

/** Appointments of one party looked at, at most. */
const MOST = 50;

/** Keeps the parties of one mediation apart (B7). */
export interface Apart {
  /**
   * Who is signed in is told nothing of why, but the mediator of the case.
   * @throws DomainError TOO_CLOSE when somebody else of the same mediation would be there, or with this professional.
   */
  check(presence: Presence): void;
}

/** What staff booking must keep apart from this person; `self`: the professional's record of who books. */
export async function apartFor(
  deps: Deps,
  caf: Caf,
  person: Person,
  self: string | undefined,
): Promise<Apart> {
  const cases = await casesOfPerson(deps, caf.code, person);
  const own = new Map(cases.map(({ mediation, party }) => [mediation, party]));
  const open = (await getMediations(deps.store, caf.code, [...own.keys()])).filter(goesOn);
  const others = await Promise.all(
    open.flatMap((mediation) =>
      mediation.parties
        .filter(({ id }) => id !== own.get(mediation.id))
        .map(async (party) => ({ mediation, appointments: await aheadOf(deps, caf, party) })),
    ),
  );
  return {
    check(presence) {
      for (const { mediation, appointments } of others) {
        const { mediator, id } = mediation;
        if (appointments.some((one) => closeness(presence, one, { zone: caf.zone, mediator }) !== undefined))
          throw new DomainError('TOO_CLOSE', self === mediator ? { mediation: id } : {});
      }
    },
  };
}

/** Two appointments that bring two parties of one mediation together. */
export interface Warning {
  readonly mediation: string;
  readonly why: 'place' | 'professional';
  readonly meeting: readonly { readonly party: string; readonly appointment: Appointment }[];
}

/** What public booking never refuses, for the mediator alone, who moves one of them (B7). */
export async function warningsOf(deps: Deps, caf: Caf, mediations: readonly Mediation[]): Promise<Warning[]> {
  const warnings: Warning[] = [];
  for (const { id, parties, mediator } of mediations.filter(goesOn)) {
    const ahead = await Promise.all(
      parties.map(async (party) =>
        (await aheadOf(deps, caf, party)).map((appointment) => ({ party: party.id, appointment })),
      ),
    );
    const all = ahead.flat();
    all.forEach((one, at) => {
      for (const other of all.slice(at + 1)) {
        if (one.party === other.party) continue;
        const why = closeness(one.appointment, other.appointment, { zone: caf.zone, mediator });
        if (why !== undefined) warnings.push({ mediation: id, why, meeting: [one, other] });
      }
    });
  }
  return warnings;
}

const goesOn = ({ state }: Mediation) => state.status === 'open' || state.status === 'withheld';

/** Appointments ahead of one party: the same name, with the same e-mail, phone or household number. */
async function aheadOf(deps: Deps, caf: Caf, { person }: Party): Promise<Appointment[]> {
  const found = await standingOfName(deps.store, caf.code, person, { now: deps.clock(), limit: MOST });
  const own = new Set(identityKeys(deps.keys, person));
  return found.filter((one) => identityKeys(deps.keys, one.person).some((key) => own.has(key)));
}
