import type { Deps } from '../../shared/deps.ts';
import { isExpired } from '../../shared/domain/day.ts';
import { getAppointments } from '../../shared/store/appointments.ts';
import { getConsultation } from '../../shared/store/consultations.ts';
import { daysOfDates } from '../../shared/store/days.ts';
import type { aFamily, aPsychologist } from './consultation.ts';
import { type aDesk, said } from './desk.ts';
import type { TestClock } from './fixtures.ts';

/** One thing that somebody does; times are starts on one psychologist's days. */
export type Act =
  | { readonly do: 'propose'; readonly starts: readonly string[] }
  | { readonly do: 'accept' | 'rival'; readonly start: string }
  | { readonly do: 'decline' | 'withdraw' | 'close' };

export interface World {
  readonly deps: Deps;
  readonly clock: TestClock;
  readonly id: string;
  readonly token: string;
  readonly family: ReturnType<typeof aFamily>;
  readonly psychologist: ReturnType<typeof aPsychologist>;
  readonly desk: ReturnType<typeof aDesk>;
}

/** The plain model: what a reader of the rules would write on paper. Instants: epoch ms. */
export interface Model {
  readonly isOpen: boolean;
  readonly isWithdrawn: boolean;
  readonly proposal: Proposal | undefined;
  /** Starts of appointments of this request, and of others in the same agenda. */
  readonly own: readonly number[];
  readonly rivals: readonly number[];
}
type Proposal =
  | { readonly status: 'proposed'; readonly starts: readonly number[]; readonly until: number }
  | { readonly status: 'accepted'; readonly start: number }
  | { readonly status: 'declined' | 'taken-back' };

export const EMPTY: Model = { isOpen: true, isWithdrawn: false, proposal: undefined, own: [], rivals: [] };
const WEEK = 168 * 3_600_000;

/** Does it through the API; answers status and code. */
export async function perform(world: World, act: Act): Promise<string> {
  const { family, psychologist, desk, id, token } = world;
  const answer = () => {
    switch (act.do) {
      case 'propose':
        return psychologist.propose(id, act.starts);
      case 'accept':
        return family.accept(token, act.start);
      case 'decline':
        return family.decline(token);
      case 'withdraw':
        return family.withdraw(token);
      case 'close':
        return psychologist.close(id, 'no-follow-up');
      case 'rival':
        return desk.book({
          service: 'consultation-psychologue',
          place: 'caf-champigny',
          mode: 'on-site',
          start: act.start,
          professional: 'eli-exemple',
          person: { firstName: 'Autre', lastName: 'Personne', phone: '0199009999' },
        });
    }
  };
  const [status, code = ''] = said(await answer());
  return `${status} ${code}`.trim();
}

/** The same act on the model alone, and what the answer must be. */
export function apply(model: Model, act: Act, now: number): { after: Model; said: string } {
  const no = (why: string) => ({ after: model, said: why });
  const { proposal } = model;
  const isLive = proposal?.status === 'proposed' && proposal.until > now;
  switch (act.do) {
    case 'propose': {
      const starts = act.starts.map((start) => Date.parse(start));
      if (starts.some((start) => start <= now)) return no('400 INVALID');
      if (!model.isOpen) return no('409 REQUEST_CLOSED');
      const taken = new Set([...model.own, ...model.rivals]);
      if (starts.some((start) => taken.has(start))) return no('409 SLOT_TAKEN');
      const until = Math.min(now + WEEK, Math.max(...starts));
      return { after: { ...model, proposal: { status: 'proposed', starts, until } }, said: '201' };
    }
    case 'accept': {
      const start = Date.parse(act.start);
      if (proposal?.status === 'accepted')
        return proposal.start === start ? { after: model, said: '200' } : no('409 ALREADY_ANSWERED');
      if (!model.isOpen) return no('409 REQUEST_CLOSED');
      if (!isLive) return no('409 PROPOSAL_OVER');
      if (!proposal.starts.includes(start)) return no('400 INVALID');
      if (start <= now) return no('409 PROPOSAL_OVER');
      const after = {
        ...model,
        proposal: { status: 'accepted' as const, start },
        own: [...model.own, start],
      };
      return { after, said: '200' };
    }
    case 'decline': {
      if (proposal?.status === 'declined') return { after: model, said: '200' };
      if (proposal?.status === 'accepted') return no('409 ALREADY_ANSWERED');
      if (!model.isOpen) return no('409 REQUEST_CLOSED');
      if (!isLive) return no('409 PROPOSAL_OVER');
      return { after: { ...model, proposal: { status: 'declined' } }, said: '200' };
    }
    case 'withdraw': {
      if (model.isWithdrawn) return { after: model, said: '200' };
      if (!model.isOpen) return no('409 REQUEST_CLOSED');
      if (model.own.length > 0) return no('409 NOT_POSSIBLE_NOW');
      return { after: { ...closed(model), isWithdrawn: true }, said: '200' };
    }
    case 'close':
      return model.isOpen ? { after: closed(model), said: '200' } : no('409 REQUEST_CLOSED');
    case 'rival': {
      const start = Date.parse(act.start);
      if (start <= now) return no('400 INVALID');
      if (kept(model, now).includes(start)) return no('409 SLOT_TAKEN');
      return { after: { ...model, rivals: [...model.rivals, start] }, said: '201' };
    }
  }
}

function closed(model: Model): Model {
  const { proposal } = model;
  return {
    ...model,
    isOpen: false,
    ...(proposal?.status === 'proposed' ? { proposal: { status: 'taken-back' as const } } : {}),
  };
}

/** Starts that nobody else may take now, in order. */
export function kept({ proposal, own, rivals }: Model, now: number): number[] {
  const held =
    proposal?.status === 'proposed'
      ? proposal.starts.filter((start) => Math.min(proposal.until, start) > now)
      : [];
  return [...held, ...own, ...rivals].sort((a, b) => a - b);
}

/** What can be seen of a model: two orders of the same acts may lead to one picture. */
export const picture = (model: Model, now: number): string => {
  const { proposal } = model;
  const isOver = proposal?.status === 'proposed' && proposal.until <= now;
  return JSON.stringify({
    isOpen: model.isOpen,
    proposal: proposal === undefined ? 'none' : isOver ? 'lapsed' : proposal.status,
    own: model.own.toSorted((a, b) => a - b),
    kept: kept(model, now),
  });
};

/** The same picture of what the table holds. */
export async function pictureOf({ deps, id, clock }: World): Promise<string> {
  const now = clock();
  const request = await getConsultation(deps.store, '94', id);
  if (request === undefined) throw new Error('no request');
  const days = await daysOfDates(
    deps.store,
    ['2026-12-01', '2026-12-03'].map((date) => ({ caf: '94', professional: 'eli-exemple', date })),
  );
  const midnight = (date: string) => Date.parse(`${date}T00:00:00+01:00`);
  const entries = days.flatMap(({ date, entries: all }) =>
    Object.values(all)
      .filter((entry) => !isExpired(entry, now))
      .map(({ spans }) => midnight(date) + (spans[0]?.[0] ?? 0) * 300_000),
  );
  const own = await getAppointments(deps.store, '94', request.appointments);
  const { proposal, state } = request;
  const isOver = proposal?.state.status === 'proposed' && proposal.until <= now;
  return JSON.stringify({
    isOpen: state.status === 'open',
    proposal: proposal === undefined ? 'none' : isOver ? 'lapsed' : proposal.state.status,
    own: own.map(({ start }) => start).sort((a, b) => a - b),
    kept: entries.sort((a, b) => a - b),
  });
}

/** Every model that some order of the acts leads to, with the answers that were given. */
export function explain(model: Model, done: readonly { act: Act; said: string }[], now: number): Model[] {
  if (done.length === 0) return [model];
  return done.flatMap(({ act, said: was }, at) => {
    const { after, said: must } = apply(model, act, now);
    if (must !== was) return [];
    return explain(
      after,
      done.filter((_, other) => other !== at),
      now,
    );
  });
}
