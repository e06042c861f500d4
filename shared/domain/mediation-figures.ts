import { CallReason, MediationOutcome, Reason } from './mediation.ts';
import type { MediationFact } from './mediation-facts.ts';
import { type Figure, suppress } from './suppress.ts';

/** One line of a table: twelve months, then the year; null where it is not shown (D4). */
export interface FigureRow {
  readonly key: string;
  readonly months: (number | null)[];
  readonly year: number | null;
}

/** Rows by key, and the total of each column. */
export interface FigureTable {
  readonly unit: 'people' | 'interviews' | 'sessions' | 'mediations' | 'calls';
  readonly rows: FigureRow[];
  readonly total: FigureRow;
}

export interface MediationFigures {
  readonly territory: FigureTable;
  readonly reason: FigureTable;
  readonly interviews: FigureTable;
  readonly sessions: FigureTable;
  readonly outcomes: FigureTable;
  readonly calls: FigureTable;
}

/** Of interviews that led to no case nobody knows from where and why people came. */
const UNKNOWN = 'not-recorded';
const MONTHS = 12;

type KeyOf = (fact: MediationFact) => string | undefined;
type Measure = (facts: readonly MediationFact[]) => Figure;

/**
 * The mediators' figures of one year, by month, from its facts. Somebody received twice in a month, or in the year, counts once
 * there. `small`: `shown` to mediators, for whom it is their own work; `hidden` to managers (D4).
 */
export function figuresOf(facts: readonly MediationFact[], small: 'shown' | 'hidden'): MediationFigures {
  const of = (what: MediationFact['what']) => facts.filter((fact) => fact.what === what);
  const received = facts.filter(({ what }) => what === 'interview' || what === 'session');
  const came = received.filter(({ what, held }) => what === 'session' || held === true);
  const tell = (
    unit: FigureTable['unit'],
    some: readonly MediationFact[],
    keyOf: KeyOf,
    keys: readonly string[],
    measure: Measure = events,
  ) => tableOf(unit, some, { keyOf, keys, measure, small });
  const territories = [...new Set(came.map(({ territory }) => territory ?? UNKNOWN))].sort();
  const heldOrNot: KeyOf = ({ held }) => (held === undefined ? undefined : held ? 'held' : 'not-held');
  return {
    territory: tell('people', came, ({ territory }) => territory ?? UNKNOWN, territories, people),
    reason: tell('people', came, ({ reason }) => reason ?? UNKNOWN, [...Reason.options, UNKNOWN], people),
    interviews: tell('interviews', of('interview'), heldOrNot, ['held', 'not-held']),
    sessions: tell('sessions', of('session'), heldOrNot, ['held', 'not-held']),
    outcomes: tell('mediations', of('outcome'), ({ outcome }) => outcome, MediationOutcome.options),
    calls: tell('calls', of('call'), ({ call }) => call, CallReason.options),
  };
}

const peopleIn = (facts: readonly MediationFact[]) => new Set(facts.flatMap(({ who }) => who)).size;
const people: Measure = (facts) => ({ value: peopleIn(facts), people: peopleIn(facts) });
/** A call is about one person, whom nobody names; other events about those who came or should have. */
const events: Measure = (facts) => ({
  value: facts.length,
  people: Math.max(peopleIn(facts), facts.length),
});

function tableOf(
  unit: FigureTable['unit'],
  facts: readonly MediationFact[],
  how: { keyOf: KeyOf; keys: readonly string[]; measure: Measure; small: 'shown' | 'hidden' },
): FigureTable {
  const { keyOf, keys, measure, small } = how;
  const counted = facts.filter((fact) => keyOf(fact) !== undefined);
  const row = (some: readonly MediationFact[]): Figure[] => [
    ...Array.from({ length: MONTHS }, (_, at) =>
      measure(some.filter(({ date }) => Number(date.slice(5, 7)) === at + 1)),
    ),
    measure(some),
  ];
  const table = [...keys.map((key) => row(counted.filter((fact) => keyOf(fact) === key))), row(counted)];
  const shown: (number | null)[][] =
    small === 'hidden' ? suppress(table) : table.map((figures) => figures.map(({ value }) => value));
  const rows = [...keys, 'total'].map((key, at): FigureRow => {
    const cells = shown[at] ?? [];
    return { key, months: cells.slice(0, MONTHS), year: cells[MONTHS] ?? null };
  });
  const total = rows.at(-1);
  if (total === undefined) throw new Error('a table without a total');
  return { unit, rows: rows.slice(0, -1), total };
}
