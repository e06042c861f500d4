import type { operations as publicBooking } from '../../functions/public-booking/operations.ts';
import type { operations as publicConsultations } from '../../functions/public-consultations/operations.ts';
import type { operations as publicDataRequests } from '../../functions/public-data-requests/operations.ts';
import type { operations as publicMediation } from '../../functions/public-mediation/operations.ts';
import type { operations as publicRequests } from '../../functions/public-requests/operations.ts';
import type { operations as publicWaitingList } from '../../functions/public-waiting-list/operations.ts';
import type { operations as staffAppointments } from '../../functions/staff-appointments/operations.ts';
import type { operations as staffCampaigns } from '../../functions/staff-campaigns/operations.ts';
import type { operations as staffCloseOut } from '../../functions/staff-close-out/operations.ts';
import type { operations as staffConsultations } from '../../functions/staff-consultations/operations.ts';
import type { operations as staffDataRequests } from '../../functions/staff-data-requests/operations.ts';
import type { operations as staffGroups } from '../../functions/staff-groups/operations.ts';
import type { operations as staffMediation } from '../../functions/staff-mediation/operations.ts';
import type { operations as staffPlanning } from '../../functions/staff-planning/operations.ts';
import type { operations as staffReferrals } from '../../functions/staff-referrals/operations.ts';
import type { operations as staffSupport } from '../../functions/staff-support/operations.ts';
import type { operations as staffWaitingList } from '../../functions/staff-waiting-list/operations.ts';
import type { operations as statistics } from '../../functions/statistics/operations.ts';
import type { FieldError, ProblemCode } from '../../shared/http/problems.ts';

/** `POST /v1/cafs/{caf}/holds` */
type RouteOf<O> = O extends { method: infer M extends string; path: infer P extends string }
  ? `${M} ${P}`
  : never;
type Routes<C> = { [K in keyof C as RouteOf<C[K]>]: C[K] };

/** Types only: the client is bundled without a line of the functions, yet no call can leave their contract. */
type Contract = Routes<typeof publicBooking> &
  Routes<typeof publicConsultations> &
  Routes<typeof publicDataRequests> &
  Routes<typeof publicMediation> &
  Routes<typeof publicRequests> &
  Routes<typeof publicWaitingList> &
  Routes<typeof staffAppointments> &
  Routes<typeof staffCampaigns> &
  Routes<typeof staffCloseOut> &
  Routes<typeof staffConsultations> &
  Routes<typeof staffDataRequests> &
  Routes<typeof staffGroups> &
  Routes<typeof staffMediation> &
  Routes<typeof staffPlanning> &
  Routes<typeof staffReferrals> &
  Routes<typeof staffSupport> &
  Routes<typeof staffWaitingList> &
  Routes<typeof statistics>;
export type RouteName = keyof Contract;

type Output<S> = S extends { _zod: { output: infer T } } ? T : never;
type Input<S> = S extends { _zod: { input: infer T } } ? T : never;
type Given<O, K extends string, N extends string> =
  O extends Record<K, infer S> ? { readonly [P in N]: Input<S> } : unknown;

/** What a call of this route must be given. */
export type CallOf<N extends RouteName> = object &
  Given<Contract[N], 'params', 'params'> &
  Given<Contract[N], 'query', 'query'> &
  Given<Contract[N], 'body', 'body'> &
  (Contract[N] extends { raw: object } ? { readonly raw: Blob } : unknown);

/** Routes that answer with the address of a file. */
export type FileRoute = {
  [N in RouteName]: Contract[N] extends { success: { location: true } } ? N : never;
}[RouteName];

/** What a success of this route answers. */
export type AnswerOf<N extends RouteName> = Contract[N] extends { success: infer S }
  ? S extends { body: infer B }
    ? Output<B>
    : S extends { text: string }
      ? string
      : undefined
  : never;

/** The contract's own codes, and what only a client meets: no way to the server, or an answer it cannot read. */
export type Code = ProblemCode | 'OFFLINE' | 'UNREADABLE';

export interface Problem {
  readonly code: Code;
  /** 0 when no answer came. */
  readonly status: number;
  /** French words of the server for the person; '' when no answer came. */
  readonly detail: string;
  readonly errors: readonly FieldError[];
  /** After a lost race (SLOT_TAKEN): other times. */
  readonly alternatives: readonly Alternative[];
  /** With CAF_REQUIRED: codes to choose from. */
  readonly cafs?: readonly string[];
  /** What a change of planning runs into (OVERLAP), by name. */
  readonly overlaps?: Overlap | undefined;
  /** Seconds, with TOO_MANY and BUSY. */
  readonly retryAfter: number | undefined;
  /** With WRONG_CODE: how many more codes may be tried. */
  readonly triesLeft?: number | undefined;
}

/** Local date and times. */
export interface Overlap {
  readonly kind: 'availability' | 'absence' | 'closure';
  readonly id: string;
  readonly place?: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

export type Slot = AnswerOf<'GET /v1/cafs/{caf}/slots'>['slots'][number];
export type Alternative = Slot;
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: Problem };
