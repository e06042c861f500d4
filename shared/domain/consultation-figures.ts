import type { Consultation } from './consultation.ts';
import { daysWaited } from './consultation-queue.ts';
import { type Figure, suppress } from './suppress.ts';
import { localDateOf } from './time.ts';

/** How a request stands, for figures; never what was asked for. */
const STANDS = ['open', 'followed-up', 'referred', 'no-follow-up', 'withdrawn'] as const;
/** Days waited, each band up to and with its number. */
const BANDS = [
  { key: 'week', most: 7 },
  { key: 'fortnight', most: 14 },
  { key: 'month', most: 30 },
  { key: 'longer', most: Number.POSITIVE_INFINITY },
] as const;
const MONTHS = 12;
/** Of fewer people nothing is told (D4). */
const LEAST = 5;

export interface RequestFigures {
  readonly requests: {
    readonly rows: { key: string; months: (number | null)[]; year: number | null }[];
    readonly total: { key: string; months: (number | null)[]; year: number | null };
  };
  readonly waiting: { readonly rows: { key: string; count: number | null }[]; readonly total: number | null };
  readonly firstAnswer: { readonly unit: 'days'; readonly median: number | null; readonly of: number | null };
}

/**
 * Counts and waiting times of a Caf's requests for whoever may not read them (D4): groups under five are left out with what would give
 * them away, and no psychologist is singled out. `received`: those of the year, by month of receipt; `open`: all that wait now.
 */
export function figuresOf(
  { received, open }: { received: readonly Consultation[]; open: readonly Consultation[] },
  at: { readonly now: number; readonly zone: string },
): RequestFigures {
  const answered = received.filter(({ answeredAt }) => answeredAt !== undefined);
  const days = answered.map((one) => daysWaited(one, at)).sort((a, b) => a - b);
  const isEnough = days.length >= LEAST;
  return {
    requests: tableOf(received, at.zone),
    waiting: waitingOf(
      open.filter(({ answeredAt }) => answeredAt === undefined),
      at,
    ),
    firstAnswer: {
      unit: 'days',
      median: isEnough ? (days[Math.floor((days.length - 1) / 2)] ?? null) : null,
      of: isEnough ? days.length : null,
    },
  };
}

const standOf = ({ state }: Consultation) => (state.status === 'open' ? 'open' : state.decision.kind);
const figure = (count: number): Figure => ({ value: count, people: count });

function tableOf(received: readonly Consultation[], zone: string): RequestFigures['requests'] {
  const monthOf = ({ createdAt }: Consultation) => Number(localDateOf(createdAt, zone).slice(5, 7)) - 1;
  const row = (some: readonly Consultation[]) => [
    ...Array.from({ length: MONTHS }, (_, month) =>
      figure(some.filter((one) => monthOf(one) === month).length),
    ),
    figure(some.length),
  ];
  const shown = suppress([
    ...STANDS.map((stand) => row(received.filter((one) => standOf(one) === stand))),
    row(received),
  ]);
  const named = (key: string, cells: (number | null)[] = []) => ({
    key,
    months: cells.slice(0, MONTHS),
    year: cells[MONTHS] ?? null,
  });
  return {
    rows: STANDS.map((stand, at) => named(stand, shown[at])),
    total: named('total', shown[STANDS.length]),
  };
}

function waitingOf(
  open: readonly Consultation[],
  at: { readonly now: number; readonly zone: string },
): RequestFigures['waiting'] {
  const bandOf = (days: number) => BANDS.findIndex(({ most }) => days <= most);
  const counts = BANDS.map((_, band) => open.filter((one) => bandOf(daysWaited(one, at)) === band).length);
  const shown = suppress([...counts.map((count) => [figure(count)]), [figure(open.length)]]);
  return {
    rows: BANDS.map(({ key }, band) => ({ key, count: shown[band]?.[0] ?? null })),
    total: shown[BANDS.length]?.[0] ?? null,
  };
}
