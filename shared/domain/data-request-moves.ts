import type { DataRequest, IdentityCheck, PendingDataRequest, RefusalReason } from './data-request.ts';
import { DomainError, invalid } from './errors.ts';
import type { DataMessage } from './notification.ts';
import { addMonths } from './support-series.ts';
import { addDays, localDateOf } from './time.ts';
import type { LocalDate } from './words.ts';

const DAY = 86_400_000;

/** Days in which an answer can be opened by the link of a mail, or by the code of a slip [A]. */
export const OPEN_DAYS = 14;
/** Days after the answer in which a slip can still be printed anew; then all of it is gone (D2) [A]. */
export const KEPT_DAYS = 30;
/** The last day on which staff are reminded ahead: so many days before the limit. */
const SOON_DAYS = 7;

/** The last day for the answer: one month after the request was received (GDPR, article 12, 3). */
export function dueDay(receivedAt: number, zone: string): LocalDate {
  return addMonths(localDateOf(receivedAt, zone), 1);
}

/** How far the limit is: `soon` within a week of it, `late` after it. */
export function dueIs(due: LocalDate, now: number, zone: string): 'ahead' | 'soon' | 'late' {
  const today = localDateOf(now, zone);
  if (due < today) return 'late';
  return due <= addDays(today, SOON_DAYS) ? 'soon' : 'ahead';
}

/** The next state of a request; `version` is what its write is conditioned on. */
export function next(request: DataRequest, change: Partial<DataRequest>): DataRequest {
  return { ...request, ...change, version: request.version + 1 };
}

/** The address is proven: from now on the month runs. */
export function received(pending: PendingDataRequest, now: number): DataRequest {
  return next(pending, {
    receivedAt: now,
    codeRound: pending.state.codeRound,
    state: { status: 'received' },
  });
}

/** Who checked how, and what is proven. */
export interface Checking {
  readonly identity: IdentityCheck;
  readonly proven: readonly ('phone' | 'allocataireNumber')[];
  readonly by: string;
}

/**
 * The identity is checked: the search begins. Said again the same way it stands as it is (undefined).
 * @throws DomainError INVALID for what was never given or when nothing is proven, REQUEST_CLOSED.
 */
export function checked(
  request: DataRequest,
  { identity, proven, by }: Checking,
  now: number,
): DataRequest | undefined {
  const all = provenOf(request, proven);
  const { check, state } = request;
  if (check !== undefined && state.status !== 'refused') return sameCheck(check, identity, all);
  if (state.status !== 'received') throw new DomainError('REQUEST_CLOSED');
  return next(request, {
    check: { identity, proven: all, by, at: now },
    state: { status: 'searching', step: 'records', at: now },
  });
}

function sameCheck(
  check: NonNullable<DataRequest['check']>,
  identity: IdentityCheck,
  proven: readonly string[],
): undefined {
  if (check.identity !== identity || check.proven.join() !== proven.join())
    throw new DomainError('REQUEST_CLOSED');
  return undefined;
}

/** A number alone is a household's, and a name is no proof: both are needed, and the e-mail is proven by its code alone. */
function provenOf(
  { person, codeRound }: DataRequest,
  proven: readonly ('phone' | 'allocataireNumber')[],
): ('email' | 'phone' | 'allocataireNumber')[] {
  proven.forEach((name, at) => {
    if (person[name] === undefined) throw invalid(`proven.${at}`, 'La personne n’a pas donné cela.');
  });
  const byStaff = (['allocataireNumber', 'phone'] as const).filter((name) => proven.includes(name));
  const all = [...(codeRound === undefined ? [] : (['email'] as const)), ...byStaff];
  if (all.length === 0)
    throw invalid('proven', 'Indiquez au moins une information vérifiée : téléphone ou numéro allocataire.');
  return all;
}

/**
 * Ends a request before any search. Somebody without e-mail is told on paper, unless they took it back themselves. Undefined when it stands so.
 * @throws DomainError REQUEST_CLOSED.
 */
export function refused(
  request: DataRequest,
  { reason, by }: { reason: RefusalReason; by: string },
  now: number,
): DataRequest | undefined {
  if (request.refused?.reason === reason) return undefined;
  if (request.state.status !== 'received') throw new DomainError('REQUEST_CLOSED');
  const isTold = request.answer.by === 'email' || reason === 'withdrawn';
  return next(request, {
    refused: { reason, by, at: now },
    state: isTold ? { status: 'refused', at: now } : { status: 'to-hand-over', at: now },
  });
}

/** The search is done: by mail it is answered at once; on paper, or where no link may be sent (M7), somebody hands it over. */
export function found(
  { noLink: _, ...request }: DataRequest,
  { byMail }: { byMail: boolean },
  now: number,
): DataRequest {
  return next(request, {
    state: byMail
      ? { status: 'answered', at: now, until: now + OPEN_DAYS * DAY }
      : { status: 'to-hand-over', at: now },
  });
}

/** The slip was posted or given. Said twice, it is one (undefined). @throws DomainError REQUEST_CLOSED before there is a slip. */
export function handedOver(request: DataRequest, now: number): DataRequest | undefined {
  const { state, slip, refused: refusal } = request;
  if (state.status === 'answered' || state.status === 'refused') return undefined;
  if (state.status !== 'to-hand-over' || slip === undefined) throw new DomainError('REQUEST_CLOSED');
  return next(request, {
    state:
      refusal === undefined
        ? { status: 'answered', at: now, until: slip.code?.until ?? now }
        : { status: 'refused', at: now },
  });
}

/** The mail that told it could not arrive: somebody hands it over. */
export function undelivered(request: DataRequest, now: number): DataRequest {
  return next(request, { state: { status: 'to-hand-over', at: now } });
}

/** Why a mail need not be sent any more, or undefined: a slip that was printed has told it. */
export function outlivedForData(
  message: DataMessage,
  { state, slip }: DataRequest,
  now: number,
): string | undefined {
  switch (message) {
    case 'data-code':
      return state.status === 'pending' && state.expiresAt > now ? undefined : 'over';
    case 'data-ready':
      return (state.status === 'answered' || state.status === 'to-hand-over') && slip === undefined
        ? undefined
        : 'over';
    case 'data-refused':
      return state.status === 'refused' ? undefined : 'over';
  }
}

/** Whether a slip may be printed: the answer is ready, whichever way it went; or a refusal is to be told. */
export function maySlip({ state }: Pick<DataRequest, 'state'>): boolean {
  return state.status === 'to-hand-over' || state.status === 'answered';
}

/** A further slip: its code ends the one before, and may be opened as long as a mail's link. */
export function slipped(request: DataRequest, hash: string | undefined, now: number): DataRequest {
  const round = (request.slip?.round ?? 0) + 1;
  const { state } = request;
  const last = state.status === 'answered' ? state.at + KEPT_DAYS * DAY : Number.POSITIVE_INFINITY;
  const until = Math.min(now + OPEN_DAYS * DAY, last);
  return next(request, {
    slip: { round, at: now, ...(hash === undefined ? {} : { code: { hash, until } }) },
    ...(state.status === 'answered' ? { state: { ...state, until: Math.max(state.until, until) } } : {}),
  });
}
