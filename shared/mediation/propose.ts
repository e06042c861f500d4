import { randomUUID } from 'node:crypto';
import { resolveWant } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { JOINT_SESSION, type MediationSession, type SessionTime, sessionId } from '../domain/mediation.ts';
import { proposeSession } from '../domain/mediation-sessions.ts';
import { reminderDueAt } from '../domain/reminders.ts';
import { type DayAsk, windowOfStart } from '../domain/slots.ts';
import type { Mode } from '../domain/words.ts';
import { daysOfDates } from '../store/days.ts';
import { type Changing, change } from './change.ts';

export interface ProposalAsk {
  readonly place: string;
  readonly mode: Mode;
  /** ISO 8601 with offset, in the mediator's order of preference. */
  readonly starts: readonly string[];
  /** Of the session, the usual length when absent. */
  readonly lengthMinutes: number | undefined;
  /** Until when the times are kept, epoch ms. */
  readonly answerBy: number | undefined;
}

/** Answers are waited for so long at most, ms [A]. */
const LONGEST_WAIT = 30 * 86_400_000;

/**
 * Proposes a joint session to all parties at up to three times of the mediator's own agenda, each held until the deadline (M2,
 * B1, B3, B9). Answers the case and the session's id.
 * @throws DomainError AGREEMENTS_NEEDED, NO_JOINT_SESSION, SIX_MONTHS_OVER, SLOT_TAKEN, INVALID.
 */
export async function propose(
  deps: Deps,
  caf: Caf,
  of: { readonly id: string; readonly mediator: string },
  ask: ProposalAsk,
  also?: Changing['also'],
) {
  const now = deps.clock();
  const { service, times } = resolveTimes(caf, ask, now);
  const last = Math.max(...times.map(({ start }) => start));
  const until = Math.min(ask.answerBy ?? now + caf.limits.sessionAnswerHours * 3_600_000, last);
  if (until <= now || until > now + LONGEST_WAIT)
    throw invalid('answerBy', 'Donnez une date à venir, dans les trente jours.');
  const { lengthCells, cells } = lengthsOf(service);
  await checkGrid(deps, caf, of.mediator, { ...ask, lengthCells, pauseCells: cells - lengthCells }, times);
  const room = ask.mode === 'video' ? { room: randomUUID() } : {};
  return change(deps, caf, of.id, {
    decide(mediation, known) {
      const session: MediationSession = {
        id: sessionId(mediation.id, mediation.sessions.length + 1),
        place: ask.place,
        mode: ask.mode,
        cells,
        lengthCells,
        times,
        until,
        createdAt: known.now,
        replies: {},
        ...room,
        state: { status: 'proposed' },
      };
      return proposeSession(mediation, session, { now: known.now, zone: caf.zone });
    },
    ...(also === undefined ? {} : { also }),
  });
}

/** The service of joint sessions at the length asked for. @throws DomainError INVALID outside what the Caf allows. */
export function sessionService(caf: Caf, lengthMinutes: number | undefined): Service {
  const service = caf.services.find(({ id }) => id === JOINT_SESSION);
  if (service === undefined) throw new DomainError('NOT_BOOKABLE');
  const length = lengthMinutes ?? service.lengthMinutes;
  const shortest = service.shortestMinutes ?? service.lengthMinutes;
  if (length < shortest || length > service.lengthMinutes || length % CELL_MINUTES !== 0)
    throw invalid(
      'lengthMinutes',
      `De ${shortest} à ${service.lengthMinutes} minutes, de cinq en cinq minutes.`,
    );
  return { ...service, lengthMinutes: length };
}

function lengthsOf({ lengthMinutes, pauseMinutes }: Service) {
  const lengthCells = lengthMinutes / CELL_MINUTES;
  return { lengthCells, cells: lengthCells + pauseMinutes / CELL_MINUTES };
}

function resolveTimes(caf: Caf, ask: ProposalAsk, now: number): { service: Service; times: SessionTime[] } {
  const service = sessionService(caf, ask.lengthMinutes);
  const services = caf.services.map((one) => (one.id === service.id ? service : one));
  const times = ask.starts.map((start) => {
    const wanted = { service: JOINT_SESSION, place: ask.place, mode: ask.mode, start };
    const want = resolveWant({ ...caf, services }, wanted, 'staff', now);
    const { cells } = lengthsOf(service);
    if (want.keptTo - want.cell < cells) throw invalid('starts', 'La séance finirait après minuit.');
    const due = service.reminders.map((rule) => reminderDueAt(rule, want.start, caf.zone));
    return {
      date: want.date,
      cell: want.cell,
      start: want.start,
      end: want.end,
      remindFrom: Math.min(want.start, ...due),
    };
  });
  return { service, times };
}

/** B3, B9: each time is a start of one of the mediator's windows at that place. */
async function checkGrid(
  deps: Deps,
  caf: Caf,
  mediator: string,
  ask: Pick<DayAsk, 'lengthCells' | 'pauseCells'> & { place: string; mode: Mode },
  times: readonly SessionTime[],
): Promise<void> {
  const days = await daysOfDates(
    deps.store,
    times.map(({ date }) => ({ caf: caf.code, professional: mediator, date })),
  );
  const { place, mode, lengthCells, pauseCells } = ask;
  times.forEach(({ date, cell }, at) => {
    const day = days.find((one) => one.date === date);
    const isStart =
      day !== undefined &&
      windowOfStart(day, cell, { service: JOINT_SESSION, place, mode, lengthCells, pauseCells }) !==
        undefined;
    if (!isStart) throw invalid(`starts.${at}`, 'Vous ne recevez pas à cette heure, à cet endroit.');
  });
}
