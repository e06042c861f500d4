import type { Deps } from '../deps.ts';
import { type Agreement, type Appointment, receiversOf } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { CELL_MINUTES, type Day } from '../domain/day.ts';
import { type Disruption, isSettled, type Touched, type TouchedState } from '../domain/disruption.ts';
import { DomainError } from '../domain/errors.ts';
import { type Proposal, proposeInstead } from '../domain/proposals.ts';
import { addDays, makeCalendar } from '../domain/time.ts';
import { getAppointment, getAppointments } from '../store/appointments.ts';
import { listDays } from '../store/days.ts';
import { getDisruption, settleTouched } from '../store/disruptions.ts';
import type { NamedWrite } from '../store/transact.ts';
import { cancel, type MoveAsk, move } from './change.ts';
import { serviceOf } from './confirm.ts';
import { fittingTimes } from './fitting.ts';
import { offerTimes } from './offer.ts';
import type { Want } from './want.ts';

/** Somebody who waits to be told, with the appointment as it stands. */
export interface Waiting {
  readonly appointment: Appointment;
  readonly touched: Touched;
}

/** Of some disruptions, the people nobody has settled with and whose appointment still stands in the way, by time (B11). */
export async function whoWaits(
  deps: Deps,
  caf: string,
  disruptions: readonly Disruption[],
): Promise<Map<string, Waiting[]>> {
  const ids = disruptions.flatMap(({ touched }) =>
    Object.entries(touched).flatMap(([id, { state }]) => (isSettled(state) ? [] : [id])),
  );
  const appointments = await getAppointments(deps.store, caf, [...new Set(ids)]);
  return new Map(
    disruptions.map((disruption) => [
      disruption.id,
      appointments
        .flatMap((appointment) => {
          const touched = disruption.touched[appointment.id];
          return touched !== undefined && isInTheWay(disruption, appointment, touched)
            ? [{ appointment, touched }]
            : [];
        })
        .sort((a, b) => a.appointment.start - b.appointment.start),
    ]),
  );
}

/** The person may have moved or cancelled since, which settles it without a word from anybody. */
function isInTheWay({ professional }: Disruption, appointment: Appointment, touched: Touched): boolean {
  return (
    !isSettled(touched.state) &&
    appointment.state.status === 'confirmed' &&
    receiversOf(appointment).includes(professional) &&
    appointment.date === touched.date &&
    appointment.cell === touched.cell
  );
}

/** Proposals for one person, and days on either side of the appointments in which they are looked for. */
const MOST_PROPOSALS = 3;
const DAYS_BEFORE = 7;
const DAYS_AFTER = 21;

/** Up to three other times for each of these people, of the same service, place and mode (B11). */
export async function proposalsFor(
  deps: Deps,
  caf: Caf,
  waiting: readonly Waiting[],
): Promise<Map<string, Proposal[]>> {
  const now = deps.clock();
  const calendar = makeCalendar(caf.zone);
  const today = calendar.localDateOf(now);
  const roles = new Set(waiting.map(({ appointment }) => serviceOf(caf, appointment).receivedBy));
  const dates = waiting.map(({ appointment }) => appointment.date).sort();
  const [first, last] = [dates.at(0) ?? today, dates.at(-1) ?? today];
  const from = later(today, addDays(first, -DAYS_BEFORE));
  const to = addDays(later(today, last), DAYS_AFTER + 1);
  const days = new Map<string, Day[]>();
  for (const role of roles) days.set(role, await listDays(deps.store, { caf: caf.code, role, from, to }));
  const proposals = new Map<string, Proposal[]>();
  for (const { appointment } of waiting) {
    const service = serviceOf(caf, appointment);
    const { place, mode, second, before } = appointment;
    const ask = {
      service: service.id,
      place,
      mode,
      lengthCells: service.lengthMinutes / CELL_MINUTES,
      pauseCells: service.pauseMinutes / CELL_MINUTES,
      travelCells: before,
      calendar,
      now,
      most: MOST_PROPOSALS,
      fits: await fittingTimes(deps, caf, service, {
        second,
        place,
        mode,
        from,
        to,
        now,
        but: appointment.id,
      }),
    };
    proposals.set(appointment.id, proposeInstead(days.get(service.receivedBy) ?? [], appointment, ask));
  }
  return proposals;
}

const later = (a: string, b: string) => (a > b ? a : b);

/** Whose appointment of which disruption, and who settles it (a staff subject). */
export interface Settling {
  readonly disruption: string;
  readonly appointment: string;
  readonly by: string;
}

/** Moves somebody with their agreement (F1): told as a move by the Caf, and settled in the same act. */
export function rebookTouched(
  deps: Deps,
  caf: Caf,
  settling: Settling,
  ask: {
    choose: (of: Appointment) => Promise<Pick<MoveAsk, 'want' | 'only' | 'second' | 'check'>>;
    agreement: Agreement;
  },
): Promise<Appointment> {
  const { agreement } = ask;
  return settle(deps, caf, settling, 'rebooked', async (appointment, settled) => {
    const chosen = await ask.choose(appointment);
    return move(deps, caf, appointment, { ...chosen, agreement, by: 'caf', also: [settled] });
  });
}

/** Offers times, which the person takes by their own link whatever the limit for moving. */
export function offerTouched(
  deps: Deps,
  caf: Caf,
  settling: Settling,
  choose: (of: Appointment) => { wants: Want[]; only: string | undefined },
): Promise<Appointment> {
  return settle(deps, caf, settling, 'offered', (appointment, settled) =>
    offerTimes(deps, appointment, { ...choose(appointment), also: [settled] }),
  );
}

/** Cancels in the Caf's name. */
export function cancelTouched(deps: Deps, caf: Caf, settling: Settling): Promise<Appointment> {
  return settle(deps, caf, settling, 'cancelled', (appointment, settled) =>
    cancel(deps, appointment, 'caf', [settled]),
  );
}

const ATTEMPTS = 4;

/**
 * Does something about one person and records it in the same transaction. Two people who work off one list disturb each other
 * only here, so it is tried again on what the other left.
 * @throws DomainError NOT_FOUND, NOT_POSSIBLE_NOW when it is settled or the person has changed it, CHANGED_MEANWHILE.
 */
async function settle(
  deps: Deps,
  caf: Caf,
  { disruption: id, appointment: appointmentId, by }: Settling,
  status: Exclude<TouchedState['status'], 'open' | 'resolved'>,
  act: (appointment: Appointment, settled: NamedWrite) => Promise<Appointment>,
): Promise<Appointment> {
  const now = deps.clock();
  for (let attempt = 1; ; attempt += 1) {
    const disruption = await getDisruption(deps.store, caf.code, id);
    const touched = disruption?.touched[appointmentId];
    const appointment = await getAppointment(deps.store, caf.code, appointmentId);
    if (disruption === undefined || touched === undefined || appointment === undefined)
      throw new DomainError('NOT_FOUND');
    if (!isInTheWay(disruption, appointment, touched)) throw new DomainError('NOT_POSSIBLE_NOW');
    try {
      return await act(appointment, settleTouched(disruption, appointmentId, { status, by, at: now }, now));
    } catch (error) {
      const isRace = error instanceof DomainError && error.code === 'CHANGED_MEANWHILE';
      if (!isRace || attempt === ATTEMPTS) throw error;
    }
  }
}
