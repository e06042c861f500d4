import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { isLive, type Mediation, type MediationSession, sessionId } from '../../shared/domain/mediation.ts';
import type { Moved } from '../../shared/domain/mediation-machine.ts';
import {
  askAgreement,
  cancelSession,
  close,
  giveAgreement,
  release,
  withdrawAgreement,
} from '../../shared/domain/mediation-moves.ts';
import {
  confirmTimes,
  declineSession,
  proposeSession,
  tick,
} from '../../shared/domain/mediation-sessions.ts';
import { localDateOf, placeInDay } from '../../shared/domain/time.ts';
import { getMediation } from '../../shared/store/mediations.ts';
import { said } from './desk.ts';
import type { TestClock } from './fixtures.ts';
import type { aMediator, partyPages } from './mediation.ts';

const ZONE = 'Europe/Paris';
const HOUR = 3_600_000;
const CELLS = 27;

/** One thing that somebody does; `who`: 0 or 1, a party. */
export type Act =
  | { readonly do: 'agree' | 'withdraw' | 'ask'; readonly who: number }
  | {
      readonly do: 'confirm';
      readonly who: number;
      readonly session: string;
      readonly starts: readonly string[];
    }
  | { readonly do: 'decline'; readonly who: number; readonly session: string }
  | { readonly do: 'propose'; readonly starts: readonly string[] }
  | { readonly do: 'cancel'; readonly session: string }
  | { readonly do: 'release' | 'close' };

export interface MediationWorld {
  readonly deps: Deps;
  readonly clock: TestClock;
  readonly mediator: ReturnType<typeof aMediator>;
  readonly pages: ReturnType<typeof partyPages>;
  readonly id: string;
  readonly parties: readonly string[];
}

/** Does it through the API; answers status and code. */
export async function perform(world: MediationWorld, act: Act): Promise<string> {
  const { mediator, pages, id, parties } = world;
  const party = 'who' in act ? (parties[act.who] ?? '') : '';
  const page = () => pages.of(id, party);
  const answer = async () => {
    switch (act.do) {
      case 'agree':
        return (await page()).agree();
      case 'withdraw':
        return (await page()).withdraw();
      case 'ask':
        return mediator.consent(id, party, 'asked');
      case 'confirm':
        return (await page()).confirm(act.session, ...act.starts);
      case 'decline':
        return (await page()).decline(act.session);
      case 'propose':
        return mediator.propose(id, { starts: act.starts });
      case 'cancel':
        return mediator.cancel(id, act.session);
      case 'release':
        return mediator.release(id);
      case 'close':
        return mediator.close(id, 'stopped');
    }
  };
  const [status, code = ''] = said(await answer());
  return `${status} ${code}`.trim();
}

/** The plain model: the same act on the case alone, one at a time. */
export function apply(mediation: Mediation, act: Act, now: number): { after: Mediation; said: string } {
  try {
    const after = moved(mediation, act, now).mediation;
    return { after, said: act.do === 'propose' ? '201' : '200' };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const status = error.code === 'INVALID' ? 400 : error.code === 'NOT_FOUND' ? 404 : 409;
    return { after: mediation, said: `${status} ${error.code}` };
  }
}

function moved(mediation: Mediation, act: Act, now: number): Moved {
  const party = 'who' in act ? (mediation.parties[act.who]?.id ?? '') : '';
  const said = { by: 'party' as const };
  switch (act.do) {
    case 'agree':
      return giveAgreement(mediation, party, said, now);
    case 'withdraw':
      return withdrawAgreement(mediation, party, said, now);
    case 'ask':
      return askAgreement(mediation, party, said, now);
    case 'confirm':
      return confirmTimes(
        mediation,
        { session: act.session, party, said, starts: act.starts.map((start) => Date.parse(start)) },
        { now, zone: ZONE, remindAt: () => [], isGone: () => false, isKept: () => true },
      );
    case 'decline':
      return declineSession(mediation, { session: act.session, party, said }, now);
    case 'propose': {
      const session = sessionOf(mediation, act.starts, now);
      const proposed = proposeSession(mediation, session, { now, zone: ZONE });
      if (!isFree(mediation, session, now)) throw new DomainError('SLOT_TAKEN');
      return proposed;
    }
    case 'cancel':
      return cancelSession(mediation, act.session, now);
    case 'release':
      return release(mediation, now);
    case 'close':
      return close(mediation, { outcome: 'stopped', by: 'subject', mayCorrect: true }, now);
  }
}

/** Lets hours pass in the model as the schedule does. */
export const wait = (mediation: Mediation, now: number): Mediation => tick(mediation, now).mediation;

function sessionOf(mediation: Mediation, starts: readonly string[], now: number): MediationSession {
  const times = starts.map((iso) => {
    const start = Date.parse(iso);
    const cell = placeInDay(start, ZONE)?.cell ?? 0;
    return {
      date: localDateOf(start, ZONE),
      cell,
      start,
      end: start + 2 * HOUR,
      remindFrom: start - 48 * HOUR,
    };
  });
  return {
    id: sessionId(mediation.id, mediation.sessions.length + 1),
    place: 'caf-creteil',
    mode: 'on-site',
    cells: CELLS,
    lengthCells: 24,
    times,
    until: Math.min(now + 168 * HOUR, Math.max(...times.map(({ start }) => start))),
    createdAt: now,
    replies: {},
    state: { status: 'proposed' },
  };
}

/** The one agenda of the model: what the sessions of the case keep of it. */
function isFree({ sessions }: Mediation, wanted: MediationSession, now: number): boolean {
  const kept = sessions.flatMap(({ state, times, until }) => {
    if (state.status === 'standing') return times.filter(({ start }) => start === state.start);
    return state.status === 'proposed' ? times.filter(({ start }) => Math.min(until, start) > now) : [];
  });
  return wanted.times.every(({ start }) =>
    kept.every((one) => Math.abs(one.start - start) >= CELLS * 5 * 60_000),
  );
}

/** What must be the same in the table and in the model. */
export function snapshot(mediation: Mediation, now: number): string[] {
  return [
    `case ${mediation.state.status}`,
    ...mediation.parties.map(
      ({ agreement }, at) => `party ${at} ${agreement.state} ${agreement.history.length}`,
    ),
    ...mediation.sessions.map((session) => {
      const { state } = session;
      const start = 'start' in state ? state.start : '';
      const told = state.status === 'freed' ? `${state.why} ${state.told === undefined ? '' : 'told'}` : '';
      const replies = Object.values(session.replies)
        .map(({ kind }) => kind)
        .sort();
      const times = session.times.map((time) => time.start).join();
      return `session ${session.id} at ${times} ${state.status} ${start} ${told} ${replies.join()} ${isLive(session, now)}`;
    }),
  ];
}

export async function stored({ deps, id }: MediationWorld): Promise<Mediation> {
  const mediation = await getMediation(deps.store, '94', id);
  if (mediation === undefined) throw new Error('no case');
  return mediation;
}

/** Does the acts of one round at the same moment, and finds an order in which the model gives the same answers and ends the same. */
export async function playRound(
  world: MediationWorld,
  model: Mediation,
  acts: readonly Act[],
): Promise<Mediation> {
  const answers = await Promise.all(acts.map((act) => perform(world, act)));
  const now = world.clock();
  const table = snapshot(await stored(world), now);
  let why = '';
  for (const order of ordersOf(acts.map((_, at) => at))) {
    let after = model;
    const wrong = order.flatMap((at) => {
      const act = acts[at];
      if (act === undefined) return [];
      const wanted = apply(after, act, now);
      // Who lost every race changed nothing.
      if (answers[at] === '503 BUSY') return [];
      after = wanted.after;
      return wanted.said === answers[at] ? [] : [`${JSON.stringify(act)} should be answered ${wanted.said}`];
    });
    const here = snapshot(after, now);
    const differs = [
      ...here.filter((line) => !table.includes(line)).map((line) => `the table lacks: ${line}`),
      ...table.filter((line) => !here.includes(line)).map((line) => `the model lacks: ${line}`),
    ];
    if (wrong.length + differs.length === 0) return after;
    why ||= [...wrong, ...differs].join('\n');
  }
  const told = acts.map((act, at) => `${JSON.stringify(act)} was answered ${answers[at]}`).join('\n');
  throw new Error(`${told}\n${why}`);
}

function ordersOf(all: readonly number[]): number[][] {
  if (all.length < 2) return [[...all]];
  return all.flatMap((first) => ordersOf(all.filter((one) => one !== first)).map((rest) => [first, ...rest]));
}
