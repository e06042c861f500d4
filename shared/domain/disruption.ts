import * as z from 'zod';
import type { Appointment } from './appointment.ts';
import { DomainError } from './errors.ts';
import type { Absence, Closure } from './planning.ts';
import type { Calendar } from './time.ts';
import { CafCode, LocalDate, ReceivingRole, Slug } from './words.ts';

const By = { by: z.string(), at: z.int() };

/**
 * Where one touched appointment stands: nobody has dealt with it, times were offered, or it is settled (moved with the
 * person's agreement, cancelled by the Caf, kept as it is by a decision, or no longer in the way).
 */
export const TouchedState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('open') }),
  z.strictObject({ status: z.literal('offered'), ...By }),
  z.strictObject({ status: z.literal('rebooked'), ...By }),
  z.strictObject({ status: z.literal('cancelled'), ...By }),
  z.strictObject({ status: z.literal('kept'), ...By }),
  z.strictObject({ status: z.literal('resolved'), at: z.int() }),
]);
export type TouchedState = z.infer<typeof TouchedState>;

/** An appointment that a cause touches, with the time at which it stood then (`start`: epoch ms). */
export const Touched = z.strictObject({
  date: LocalDate,
  cell: z.int().min(0),
  start: z.int(),
  state: TouchedState,
});
export type Touched = z.infer<typeof Touched>;

/** One cause: an absence, a closure, or any change of the professional's availabilities. */
export const Cause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('absence'), absence: z.string() }),
  z.strictObject({ kind: z.literal('closure'), closure: z.string(), place: Slug }),
  z.strictObject({ kind: z.literal('availability') }),
]);
export type Cause = z.infer<typeof Cause>;

/**
 * The people whom one cause touches at one professional's (B11). It holds ids and times, no personal data. `version`
 * counts its changes, each made on condition of the one that was read.
 */
export const Disruption = z.strictObject({
  id: z.string(),
  caf: CafCode,
  professional: Slug,
  role: ReceivingRole,
  cause: Cause,
  createdAt: z.int(),
  version: z.int().min(0),
  touched: z.record(z.string(), Touched),
});
export type Disruption = z.infer<typeof Disruption>;

/** One id per professional and cause, so that whoever finds the same people twice adds them once. */
export function disruptionId(professional: string, cause: Cause): string {
  switch (cause.kind) {
    case 'absence':
      return `absence-${cause.absence}`;
    case 'closure':
      return `closure-${cause.closure}-${professional}`;
    case 'availability':
      return `availability-${professional}`;
  }
}

export function isSettled({ status }: TouchedState): boolean {
  return status !== 'open' && status !== 'offered';
}

export function isOpen({ touched }: Pick<Disruption, 'touched'>): boolean {
  return Object.values(touched).some(({ state }) => !isSettled(state));
}

/** Why an appointment is outside its professional's windows, judged on the plan itself, whichever change is being opened. */
export function causeOf(
  { date, start, end, place }: Pick<Appointment, 'date' | 'start' | 'end' | 'place'>,
  { absences, closures }: { absences: readonly Absence[]; closures: readonly Closure[] },
  calendar: Calendar,
): Cause {
  const instant = ({ date, time }: Absence['from']) =>
    calendar.instantOf(date, calendar.cellOfLocalTime(date, time));
  const absence = absences.find(({ from, to }) => instant(from) < end && start < instant(to));
  if (absence !== undefined) return { kind: 'absence', absence: absence.id };
  const closure = closures.find((one) => one.place === place && one.from <= date && date <= one.to);
  if (closure !== undefined) return { kind: 'closure', closure: closure.id, place };
  return { kind: 'availability' };
}

type Found = Pick<Appointment, 'id' | 'date' | 'cell' | 'start'>;

/**
 * Adds the appointments found, each once; undefined when nothing changes. What somebody has settled stays so while the
 * appointment stands at the same time. A disruption that was over begins again with the new ones alone.
 */
export function addTouched(
  existing: Disruption | undefined,
  about: Pick<Disruption, 'caf' | 'professional' | 'role' | 'cause'>,
  found: readonly Found[],
  now: number,
): Disruption | undefined {
  const added = found.filter(({ id, date, cell }) => {
    const known = existing?.touched[id];
    if (known === undefined) return true;
    const hasMoved = known.date !== date || known.cell !== cell;
    return hasMoved || known.state.status === 'resolved';
  });
  if (added.length === 0) return undefined;
  const goesOn = existing !== undefined && isOpen(existing);
  const touched = goesOn || about.cause.kind !== 'availability' ? { ...existing?.touched } : {};
  for (const { id, date, cell, start } of added)
    touched[id] = { date, cell, start, state: { status: 'open' } };
  return {
    ...about,
    id: disruptionId(about.professional, about.cause),
    createdAt: goesOn ? existing.createdAt : now,
    version: (existing?.version ?? 0) + 1,
    touched,
  };
}

/**
 * The disruption once somebody has dealt with one appointment.
 * @throws DomainError NOT_FOUND when it is not on the list, NOT_POSSIBLE_NOW when it is settled.
 */
export function dealWith(disruption: Disruption, appointment: string, state: TouchedState): Disruption {
  const known = disruption.touched[appointment];
  if (known === undefined) throw new DomainError('NOT_FOUND');
  if (isSettled(known.state)) throw new DomainError('NOT_POSSIBLE_NOW');
  return {
    ...disruption,
    version: disruption.version + 1,
    touched: { ...disruption.touched, [appointment]: { ...known, state } },
  };
}

/** Takes off the list what is no longer in the way: cancelled or moved by the person, expired, or inside a window again. Undefined when nothing changes. */
export function dropResolved(
  disruption: Disruption,
  isInTheWay: (appointment: string, touched: Touched) => boolean,
  now: number,
): Disruption | undefined {
  const gone = Object.entries(disruption.touched).filter(
    ([id, touched]) => !isSettled(touched.state) && !isInTheWay(id, touched),
  );
  if (gone.length === 0) return undefined;
  const resolved = gone.map(
    ([id, touched]) => [id, { ...touched, state: { status: 'resolved', at: now } }] as const,
  );
  return {
    ...disruption,
    version: disruption.version + 1,
    touched: { ...disruption.touched, ...Object.fromEntries(resolved) },
  };
}
