import type { Appointment } from './appointment.ts';
import { type Group, givesAway } from './disclosure.ts';
import { addDays, mondayOf } from './time.ts';
import type { LocalDate } from './words.ts';

/** How far back a professional is asked for outcomes: as long as days are kept. Local days. */
export const LOOKED_BACK_DAYS = 88;
/** Whole weeks that a manager's counts are about. */
const COUNTED_WEEKS = 4;

type Past = Pick<Appointment, 'end' | 'state'>;

/** Over, and nobody has said how it went. */
export function isUnclosed({ end, state }: Past, now: number): boolean {
  return state.status === 'confirmed' && end <= now;
}

/** Took place: what goes into the national tool. */
export function isKept({ state }: Pick<Past, 'state'>): boolean {
  return state.status === 'closed' && (state.outcome === 'kept' || state.outcome === 'late');
}

/** The four whole weeks before this one, `to` exclusive: periods that differ by a day would tell that day (D4). */
export function countedWeeks(today: LocalDate): { readonly from: LocalDate; readonly to: LocalDate } {
  const to = mondayOf(today);
  return { from: addDays(to, -7 * COUNTED_WEEKS), to };
}

/** One appointment that is over, or was closed. */
export interface Counted {
  readonly service: string;
  readonly professional: string;
  readonly unclosed: boolean;
}

export type CloseOutScope = { readonly kind: 'caf' } | { readonly kind: 'service'; readonly id: string };

/** Unclosed (numerator) of those that are over (denominator); or why there is no figure (D4). */
export type CloseOutFigure = { readonly scope: CloseOutScope } & (
  | { readonly state: 'shown'; readonly numerator: number; readonly denominator: number }
  | { readonly state: 'nothing' }
  | { readonly state: 'protected' }
);

/** A figure that one professional makes up by more than this part is that professional's (D4). */
const MOST_OF_ONE = 0.8;

/**
 * How many are still to close, for the Caf and each service, as managers may see it: largest first, each is shown unless one
 * professional or fewer than five people could be told from those shown, by sums and differences (D4).
 */
export function countUnclosed(all: readonly Counted[], services: readonly string[]): CloseOutFigure[] {
  const groups = services.map((id) => groupOf(all.filter(({ service }) => service === id)));
  const scopes: CloseOutScope[] = [
    { kind: 'caf' },
    ...services.map((id) => ({ kind: 'service' as const, id })),
  ];
  const candidates = scopes.map((scope, at) => {
    const row = groups.map((_, column) => (scope.kind === 'caf' || column === at - 1 ? 1 : 0));
    const own = all.filter(({ service }) =>
      scope.kind === 'caf' ? services.includes(service) : service === scope.id,
    );
    return { scope, row, own };
  });
  const refused = candidates.filter(({ own }) => isOfOne(own)).map(({ row }) => row);
  const shown = new Set<CloseOutScope>();
  const rows: number[][] = [];
  for (const { scope, row, own } of candidates.toSorted((a, b) => b.own.length - a.own.length)) {
    if (own.length === 0 || givesAway([...rows, row], groups, refused)) continue;
    rows.push(row);
    shown.add(scope);
  }
  return candidates.map(({ scope, own }) => {
    if (own.length === 0) return { scope, state: 'nothing' };
    if (!shown.has(scope)) return { scope, state: 'protected' };
    const numerator = own.filter(({ unclosed }) => unclosed).length;
    return { scope, state: 'shown', numerator, denominator: own.length };
  });
}

const groupOf = (own: readonly Counted[]): Group => ({
  professionals: new Set(own.map(({ professional }) => professional)),
  people: own.length,
});

function isOfOne(own: readonly Counted[]): boolean {
  const shares = new Map<string, number>();
  for (const { professional } of own) shares.set(professional, (shares.get(professional) ?? 0) + 1);
  return own.length > 0 && Math.max(...shares.values()) > MOST_OF_ONE * own.length;
}
