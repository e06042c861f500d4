import { randomUUID } from 'node:crypto';
import { keptUntil, resolveOwnTimes } from '../booking/own-times.ts';
import type { Want } from '../booking/want.ts';
import type { Deps } from '../deps.ts';
import type { Caf, Service } from '../domain/caf.ts';
import { CELL_MINUTES } from '../domain/day.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { JOINT_SESSION, type MediationSession, type SessionTime, sessionId } from '../domain/mediation.ts';
import { proposeSession } from '../domain/mediation-sessions.ts';
import { reminderDueAt } from '../domain/reminders.ts';
import type { Mode } from '../domain/words.ts';
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
  const service = sessionService(caf, ask.lengthMinutes);
  const services = caf.services.map((one) => (one.id === service.id ? service : one));
  const own = { ...ask, service: service.id, professional: of.mediator };
  const wants = await resolveOwnTimes(deps, { ...caf, services }, own, now);
  const { lengthCells, cells } = lengthsOf(service);
  if (wants.some(({ cell, keptTo }) => keptTo - cell < cells))
    throw invalid('starts', 'La séance finirait après minuit.');
  const { sessionAnswerHours: hours } = caf.limits;
  const until = keptUntil(wants, { answerBy: ask.answerBy, hours, now });
  const times = timesOf(service, caf, wants);
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

function timesOf({ reminders }: Service, caf: Caf, wants: readonly Want[]): SessionTime[] {
  return wants.map(({ date, cell, start, end }) => {
    const due = reminders.map((rule) => reminderDueAt(rule, start, caf.zone));
    return { date, cell, start, end, remindFrom: Math.min(start, ...due) };
  });
}
