import type { Caf, Service } from './caf.ts';
import { DomainError } from './errors.ts';
import { occursOn } from './opening.ts';
import { minuteOf, pieceLengths } from './plan-conflicts.ts';
import type { Absence, Availability, Closure, Professional, Receiving } from './planning.ts';
import { addDays, makeCalendar } from './time.ts';
import type { LocalDate } from './words.ts';

/** A fault of a field, or something that the professional may well mean; French, for people. */
export interface Remark {
  readonly path: string;
  readonly message: string;
}

/** How far ahead a plan may be made, days. */
export const AHEAD = 731;
/** No stretch is longer, minutes: hours written the wrong way round would open a night. */
const LONGEST = 720;
/** The last day that a rule may name: ten years. */
const FARTHEST = 3_653;

/** Faults refuse the change; warnings are told with the answer. */
export interface Judged {
  readonly faults: readonly Remark[];
  readonly warnings: readonly Remark[];
}

/**
 * Refuses what the rules of the Caf do not allow.
 * @throws DomainError INVALID with every fault and its path.
 */
export function refuseFaults({ faults, warnings }: Judged): readonly Remark[] {
  if (faults.length > 0) throw new DomainError('INVALID', { errors: faults });
  return warnings;
}

/** An availability as asked for: its dates, its place, modes and services in this Caf, its length (B3, B8). */
export function judgeAvailability(
  availability: Availability,
  { caf, owner, today }: { caf: Caf; owner: Pick<Professional, 'role'>; today: LocalDate },
): Judged {
  const { from, until, repeat } = availability;
  const faults: Remark[] = [];
  const add = (path: string, message: string) => faults.push({ path, message });
  if (from > addDays(today, AHEAD)) add('from', 'Cette date est trop lointaine : deux ans au plus.');
  if (repeat === undefined) {
    if (until !== undefined) add('until', 'Une plage unique n’a pas de date de fin.');
    if (from < today) add('from', 'Cette date est passée.');
  } else {
    if (until !== undefined && until > addDays(today, FARTHEST))
      add('until', 'Cette date est trop lointaine.');
    else if (until !== undefined && until < from) add('until', 'La fin vient avant le début.');
    else if (until !== undefined && until < today) add('until', 'Cette date est passée.');
    else if (!occursEver(availability)) add('until', 'Aucun de ces jours ne tombe entre le début et la fin.');
  }
  const receiving = judgeReceiving(availability, { caf, owner });
  return { faults: [...faults, ...receiving.faults], warnings: receiving.warnings };
}

/** What one stretch of open time says: also asked of an exception that changes an occurrence. */
export function judgeReceiving(
  receiving: Receiving,
  { caf, owner }: { caf: Caf; owner: Pick<Professional, 'role'> },
): Judged {
  const faults: Remark[] = [];
  const add = (path: string, message: string) => faults.push({ path, message });
  const { start, end, place, modes, services: asked } = receiving;
  if (start === '24:00') add('start', 'Une plage commence au plus tard à 23:55.');
  if (start === end) add('end', 'L’heure de fin doit être différente de l’heure de début.');
  else if (pieceLengths(receiving).reduce((sum, piece) => sum + piece, 0) > LONGEST)
    add('end', 'Cette plage dure plus de 12 heures : vérifiez le début et la fin.');
  const isPlace = caf.places.some(({ id }) => id === place);
  if (!isPlace) add('place', 'Ce lieu n’existe pas dans votre Caf.');
  const services = asked.flatMap((id, at) => {
    const service = caf.services.find((one) => one.id === id);
    const fault =
      service === undefined
        ? 'Ce service n’existe pas dans votre Caf.'
        : unfit(service, owner, isPlace ? place : undefined);
    if (fault !== undefined) add(`services.${at}`, fault);
    return service === undefined ? [] : [service];
  });
  modes.forEach((mode, at) => {
    if (!services.some((service) => service.modes.includes(mode)))
      add(`modes.${at}`, 'Aucun des services choisis ne se donne ainsi.');
  });
  const longest = Math.max(0, ...pieceLengths(receiving));
  const tooLong = services.filter(({ lengthMinutes }) => lengthMinutes > longest);
  if (services.length > 0 && tooLong.length === services.length)
    add('end', 'La plage est plus courte qu’un rendez-vous. Une plage de nuit est coupée à minuit.');
  const warnings = tooLong.map(({ id, name }) => ({
    path: `services.${asked.indexOf(id)}`,
    message: `La plage est trop courte pour : ${name}.`,
  }));
  return { faults, warnings };
}

function unfit(
  service: Service,
  { role }: Pick<Professional, 'role'>,
  place: string | undefined,
): string | undefined {
  if (service.receivedBy !== role && service.together?.includes(role) !== true)
    return 'Ce service n’est pas reçu par ce métier.';
  return place === undefined || service.places.includes(place)
    ? undefined
    : 'Ce service n’est pas proposé dans ce lieu.';
}

/** An absence ends after it begins, and not in the past. */
export function judgeAbsence({ from, to }: Absence, { caf, now }: { caf: Caf; now: number }): Judged {
  const faults: Remark[] = [];
  const calendar = makeCalendar(caf.zone);
  if (from.time === '24:00') faults.push({ path: 'from.time', message: 'Écrivez 00:00 du jour suivant.' });
  if (minuteOf(to) <= minuteOf(from)) faults.push({ path: 'to', message: 'La fin vient avant le début.' });
  else if (to.date > addDays(calendar.localDateOf(now), AHEAD))
    faults.push({ path: 'to.date', message: 'Cette date est trop lointaine : deux ans au plus.' });
  else if (calendar.instantOf(to.date, calendar.cellOfLocalTime(to.date, to.time)) <= now)
    faults.push({ path: 'to', message: 'Cette absence est déjà passée.' });
  return { faults, warnings: [] };
}

export function judgeClosure(
  { place, from, to }: Closure,
  { caf, today }: { caf: Caf; today: LocalDate },
): Judged {
  const faults: Remark[] = [];
  if (!caf.places.some(({ id }) => id === place))
    faults.push({ path: 'place', message: 'Ce lieu n’existe pas dans votre Caf.' });
  if (to < from) faults.push({ path: 'to', message: 'La fin vient avant le début.' });
  else if (to > addDays(today, AHEAD))
    faults.push({ path: 'to', message: 'Cette date est trop lointaine : deux ans au plus.' });
  else if (to < today) faults.push({ path: 'to', message: 'Cette fermeture est déjà passée.' });
  return { faults, warnings: [] };
}

/** Whether the rule has an occurrence at all: one lies within its first `everyWeeks` weeks, or nowhere. */
function occursEver(availability: Availability): boolean {
  const weeks = (availability.repeat?.everyWeeks ?? 1) + 1;
  for (let day = 0; day < 7 * weeks; day += 1)
    if (occursOn(availability, addDays(availability.from, day))) return true;
  return false;
}
