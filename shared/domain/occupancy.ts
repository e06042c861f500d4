import { type Group, givesAway } from './disclosure.ts';
import type { OpenTime } from './open-time.ts';

/** A figure that one professional makes up by more than this part is that professional's (D4). */
const MOST_OF_ONE = 0.8;

/** What a figure is about: the whole Caf, one service, or one place. */
export type Scope =
  | { readonly kind: 'caf' }
  | { readonly kind: 'service'; readonly id: string }
  | { readonly kind: 'place'; readonly id: string };

/** Minutes booked (numerator) of minutes open (denominator); or why there is no figure: nothing open, or protected (D4). */
export type Figure = { readonly scope: Scope } & (
  | { readonly state: 'shown'; readonly numerator: number; readonly denominator: number }
  | { readonly state: 'nothing-open' }
  | { readonly state: 'protected' }
);

/** Open time of one place for the same services, of all who receive there: a figure holds it as a whole or not at all. */
interface Atom extends Group {
  readonly place: string;
  readonly services: readonly string[];
  readonly openOf: Map<string, number>;
  readonly booked: number;
}

interface Candidate {
  readonly scope: Scope;
  /** A number for each atom: 1 when the figure holds it, else 0. */
  readonly row: readonly number[];
  readonly atoms: readonly Atom[];
  readonly open: number;
}

/**
 * The figures of one month that may be shown (D4). Largest first, each is shown unless something protected would follow, by sums
 * and differences, from all of those shown: the time of one professional, or of fewer than five people. So where one protected
 * figure could be worked out from the others, a second one is protected with it. The order is that of open time: bookings do not
 * move it from one reading to the next.
 */
export function judgeMonth(parts: readonly OpenTime[], scopes: readonly Scope[]): Figure[] {
  const atoms = atomsOf(parts);
  const candidates = scopes.map((scope) => candidateOf(scope, atoms));
  const refused = candidates.filter(isOfOne).map(({ row }) => row);
  const shown: Candidate[] = [];
  for (const candidate of inOrder(candidates)) {
    const rows = [...shown, candidate].map(({ row }) => row);
    if (!givesAway(rows, atoms, refused)) shown.push(candidate);
  }
  return candidates.map((candidate) => figureOf(candidate, shown.includes(candidate)));
}

/**
 * Some months as one figure each. What is protected in one month stays so: else a longer period less a shorter one would give that
 * month away.
 */
export function joinMonths(months: readonly (readonly Figure[])[]): Figure[] {
  const [first = [], ...others] = months;
  return others.reduce<Figure[]>(
    (sum, month) => sum.map((figure, at) => joined(figure, month[at] ?? figure)),
    [...first],
  );
}

function joined(one: Figure, other: Figure): Figure {
  if (one.state === 'protected' || other.state === 'nothing-open') return one;
  if (other.state === 'protected' || one.state === 'nothing-open') return other;
  const numerator = one.numerator + other.numerator;
  return { ...one, numerator, denominator: one.denominator + other.denominator };
}

function atomsOf(parts: readonly OpenTime[]): Atom[] {
  const atoms = new Map<string, Atom>();
  for (const { professional, place, services, open, booked, appointments } of parts) {
    if (open === 0) continue;
    const key = [place, ...services].join(' ');
    const atom = atoms.get(key) ?? {
      place,
      services,
      professionals: new Set<string>(),
      openOf: new Map<string, number>(),
      booked: 0,
      people: 0,
    };
    atom.professionals.add(professional);
    atom.openOf.set(professional, (atom.openOf.get(professional) ?? 0) + open);
    atoms.set(key, { ...atom, booked: atom.booked + booked, people: atom.people + appointments });
  }
  return [...atoms.values()];
}

function candidateOf(scope: Scope, all: readonly Atom[]): Candidate {
  const row = all.map((atom) => (isHeldBy(scope, atom) ? 1 : 0));
  const atoms = all.filter((_, at) => row[at] === 1);
  const open = atoms.reduce((sum, { openOf }) => sum + total(openOf.values()), 0);
  return { scope, row, atoms, open };
}

function isHeldBy(scope: Scope, { place, services }: Atom): boolean {
  switch (scope.kind) {
    case 'caf':
      return true;
    case 'service':
      return services.includes(scope.id);
    case 'place':
      return place === scope.id;
  }
}

/** Whether one professional makes the figure up, or nearly. */
function isOfOne({ atoms, open }: Candidate): boolean {
  const shares = new Map<string, number>();
  for (const { openOf } of atoms)
    for (const [professional, minutes] of openOf)
      shares.set(professional, (shares.get(professional) ?? 0) + minutes);
  return open > 0 && Math.max(...shares.values()) > MOST_OF_ONE * open;
}

function inOrder(candidates: readonly Candidate[]): Candidate[] {
  const name = ({ scope }: Candidate) => `${scope.kind} ${scope.kind === 'caf' ? '' : scope.id}`;
  return candidates
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.open - a.open || (name(a) < name(b) ? -1 : 1));
}

function figureOf({ scope, atoms, open }: Candidate, isShown: boolean): Figure {
  if (open === 0) return { scope, state: 'nothing-open' };
  if (!isShown) return { scope, state: 'protected' };
  const numerator = atoms.reduce((sum, { booked }) => sum + booked, 0);
  return { scope, state: 'shown', numerator, denominator: open };
}

const total = (numbers: Iterable<number>) => [...numbers].reduce((sum, one) => sum + one, 0);
