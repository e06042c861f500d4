import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Contact, Person } from '../domain/person.ts';
import { addDays, localDateOf } from '../domain/time.ts';
import { waitableService } from '../domain/waiting.ts';
import type { LocalDate, Mode } from '../domain/words.ts';

/** Places and modes in the order in which they are wished for; none named means that any will do. */
export interface Wishes {
  readonly service: string;
  readonly places?: readonly string[] | undefined;
  readonly modes?: readonly Mode[] | undefined;
  readonly until: LocalDate;
}

/** Nobody waits for longer than half a year [A]. */
const MOST_DAYS = 183;

/**
 * What is wished for, against the configuration and the calendar.
 * @throws DomainError NOT_BOOKABLE, INVALID with the field at fault.
 */
export function checkedWishes(
  caf: Caf,
  { service: id, places, modes, until }: Wishes,
  { person, contact }: { person: Person; contact: Contact },
  now: number,
) {
  const service = waitableService(caf, id);
  if (service === undefined) throw new DomainError('NOT_BOOKABLE');
  if (places?.some((place) => !service.places.includes(place)))
    throw invalid('places', 'Ce service n’est pas proposé à cet endroit.');
  if (modes?.some((mode) => !service.modes.includes(mode)))
    throw invalid('modes', 'Ce service n’est pas proposé ainsi.');
  const today = localDateOf(now, caf.zone);
  if (until < today) throw invalid('until', 'Cette date est déjà passée.');
  if (until > addDays(today, MOST_DAYS)) throw invalid('until', 'Choisissez une date dans les six mois.');
  // Nobody is rung without a number: whoever names no way gets the others.
  const ways = service.modes.filter((mode) => mode !== 'phone' || person.phone !== undefined);
  const wanted = { places: unique(places, service.places), modes: unique(modes, ways) };
  if (wanted.modes.length === 0) throw invalid('person.phone', 'Indiquez un numéro de téléphone.');
  checkTold(person, contact, wanted.modes);
  return { service: id, until, ...wanted };
}

const unique = <T>(named: readonly T[] | undefined, all: readonly T[]): T[] => [
  ...new Set(named === undefined || named.length === 0 ? all : named),
];

/** Somebody must be able to tell them (F4), and to ring for an appointment by phone. */
function checkTold(person: Person, contact: Contact, modes: readonly Mode[]): void {
  if (contact.by === 'none')
    throw invalid('contact.by', 'Choisissez comment vous prévenir : e-mail ou téléphone.');
  if (contact.by === 'email' && person.email === undefined)
    throw invalid('person.email', 'Indiquez une adresse e-mail.');
  const isRung = contact.by === 'phone' || contact.discreet || modes.includes('phone');
  if (isRung && person.phone === undefined) throw invalid('person.phone', 'Indiquez un numéro de téléphone.');
}
