import type { Caf } from './caf.ts';
import { DomainError } from './errors.ts';
import { occursOn } from './opening.ts';
import { absenceOverlap, firstOverlap, type Overlap } from './plan-conflicts.ts';
import {
  AHEAD,
  judgeAbsence,
  judgeAvailability,
  judgeReceiving,
  type Remark,
  refuseFaults,
} from './plan-rules.ts';
import type { Absence, Availability, Exception, Planning, Professional } from './planning.ts';
import { addDays, makeCalendar } from './time.ts';
import type { LocalDate } from './words.ts';

/** A professional with more is misusing something; it keeps every check and every opening short. */
const MOST_AVAILABILITIES = 60;
const MOST_ABSENCES = 200;
/** Exceptions of occurrences long past say nothing any more. */
const EXCEPTIONS_KEPT_DAYS = 90;

/** Where and when a change of planning is judged; `now` in epoch ms. */
export interface PlanContext {
  readonly caf: Caf;
  readonly owner: Professional;
  readonly now: number;
}

/** One change of a plan: an item to put or to remove, and the plan as it will be. */
export interface PlanChange {
  readonly change:
    | { readonly put: 'availability'; readonly item: Availability; readonly isNew: boolean }
    | { readonly put: 'absence'; readonly item: Absence; readonly isNew: boolean }
    | { readonly remove: 'availability' | 'absence'; readonly id: string };
  readonly becomes: Planning;
  readonly warnings: readonly Remark[];
}

/** @throws DomainError INVALID, OVERLAP with the availability it runs into. */
export function addAvailability(
  planning: Planning,
  availability: Availability,
  context: PlanContext,
): PlanChange {
  if (planning.availabilities.length >= MOST_AVAILABILITIES)
    throw tooMany('Trop de plages : supprimez-en d’abord.');
  return putAvailability(planning, availability, context, true);
}

/**
 * Replaces an availability. Its exceptions outlive the change where their occurrence does.
 * @throws DomainError NOT_FOUND, INVALID, OVERLAP.
 */
export function changeAvailability(
  planning: Planning,
  asked: Omit<Availability, 'exceptions'>,
  context: PlanContext,
): PlanChange {
  const { exceptions } = findAvailability(planning, asked.id);
  const bare: Availability = { ...asked, exceptions: {} };
  const kept = Object.entries(exceptions).filter(([date]) => occursOn(bare, date));
  return putAvailability(planning, { ...bare, exceptions: Object.fromEntries(kept) }, context, false);
}

/** @throws DomainError NOT_FOUND. */
export function removeAvailability(planning: Planning, id: string): PlanChange {
  findAvailability(planning, id);
  return {
    change: { remove: 'availability', id },
    becomes: { ...planning, availabilities: planning.availabilities.filter((one) => one.id !== id) },
    warnings: [],
  };
}

/**
 * Changes one occurrence, or (`exception` undefined) gives it back to the rule.
 * @throws DomainError NOT_FOUND when nothing occurs then, INVALID, OVERLAP.
 */
export function changeOccurrence(
  planning: Planning,
  { id, date, exception }: { id: string; date: LocalDate; exception: Exception | undefined },
  context: PlanContext,
): PlanChange {
  const availability = findAvailability(planning, id);
  const today = todayOf(context);
  if (!occursOn(availability, date)) throw new DomainError('NOT_FOUND');
  if (date < today)
    throw new DomainError('INVALID', { errors: [{ path: 'date', message: 'Cette date est passée.' }] });
  if (exception !== undefined && date > addDays(today, AHEAD))
    throw new DomainError('INVALID', {
      errors: [{ path: 'date', message: 'Cette date est trop lointaine : deux ans au plus.' }],
    });
  const { [date]: before, ...others } = availability.exceptions;
  if (exception === undefined && before === undefined) throw new DomainError('NOT_FOUND');
  const warnings = exception?.kind === 'changed' ? refuseFaults(judgeReceiving(exception, context)) : [];
  const exceptions = exception === undefined ? others : { ...others, [date]: exception };
  const becomes = { ...availability, exceptions: withoutOld(exceptions, today) };
  refuseOverlap(firstOverlap(becomes, planning.availabilities, today));
  return putChange(planning, becomes, warnings, false);
}

/** @throws DomainError INVALID, OVERLAP with the absence it runs into. */
export function addAbsence(planning: Planning, absence: Absence, { caf, now }: PlanContext): PlanChange {
  if (planning.absences.length >= MOST_ABSENCES) throw tooMany('Trop d’absences : supprimez-en d’abord.');
  refuseFaults(judgeAbsence(absence, { caf, now }));
  refuseOverlap(absenceOverlap(absence, planning.absences));
  return {
    change: { put: 'absence', item: absence, isNew: true },
    becomes: { ...planning, absences: [...planning.absences, absence] },
    warnings: [],
  };
}

/** @throws DomainError NOT_FOUND. */
export function removeAbsence(planning: Planning, id: string): PlanChange {
  if (!planning.absences.some((one) => one.id === id)) throw new DomainError('NOT_FOUND');
  return {
    change: { remove: 'absence', id },
    becomes: { ...planning, absences: planning.absences.filter((one) => one.id !== id) },
    warnings: [],
  };
}

function putAvailability(
  planning: Planning,
  availability: Availability,
  context: PlanContext,
  isNew: boolean,
): PlanChange {
  const today = todayOf(context);
  const warnings = refuseFaults(judgeAvailability(availability, { ...context, today }));
  const becomes = { ...availability, exceptions: withoutOld(availability.exceptions, today) };
  refuseOverlap(firstOverlap(becomes, planning.availabilities, today));
  return putChange(planning, becomes, warnings, isNew);
}

function putChange(
  planning: Planning,
  item: Availability,
  warnings: readonly Remark[],
  isNew: boolean,
): PlanChange {
  const others = planning.availabilities.filter((one) => one.id !== item.id);
  return {
    change: { put: 'availability', item, isNew },
    becomes: { ...planning, availabilities: [...others, item] },
    warnings,
  };
}

function findAvailability({ availabilities }: Planning, id: string): Availability {
  const found = availabilities.find((one) => one.id === id);
  if (found === undefined) throw new DomainError('NOT_FOUND');
  return found;
}

function withoutOld(exceptions: Availability['exceptions'], today: LocalDate): Availability['exceptions'] {
  const since = addDays(today, -EXCEPTIONS_KEPT_DAYS);
  return Object.fromEntries(Object.entries(exceptions).filter(([date]) => date >= since));
}

function refuseOverlap(overlap: Overlap | undefined): void {
  if (overlap !== undefined) throw new DomainError('OVERLAP', { overlaps: overlap });
}

function tooMany(message: string): DomainError {
  return new DomainError('INVALID', { errors: [{ path: '', message }] });
}

function todayOf({ caf, now }: PlanContext): LocalDate {
  return makeCalendar(caf.zone).localDateOf(now);
}
