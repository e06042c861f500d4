import fc from 'fast-check';
import type { Deps } from '../../shared/deps.ts';
import { Appointment } from '../../shared/domain/appointment.ts';
import { parseDay } from '../../shared/store/days.ts';
import { parseItem } from '../../shared/store/items.ts';
import { itemsOfKind } from './items.ts';
import { startOf } from './model-world.ts';
import { waitingEntries } from './waiting.ts';

/** The small world of the waiting list: two professionals, two mornings of three hours, and people who all want them. */
export const MORNINGS = ['2026-12-08', '2026-12-15'] as const;
export const HOURS = [108, 120, 132] as const;
export const AGENDAS = ['ana-exemple', 'camille-exemple'] as const;
export const WAITERS = ['Alix', 'Sacha', 'Charlie', 'Maxime'] as const;
export const BOOKERS = ['Pera', 'Perb', 'Perc', 'Perd', 'Pere', 'Perf', 'Perg', 'Perh'] as const;
const MOST_OFFERS = 3;
const LEAST_MS = 3 * 3_600_000;
const NOTICE_MS = 24 * 3_600_000;

export type WaitingAct =
  | { readonly do: 'join'; readonly who: string; readonly until: string }
  | { readonly do: 'book'; readonly who: string; readonly pick: number }
  | { readonly do: 'cancel'; readonly who: string }
  | { readonly do: 'claim' | 'decline' | 'stop'; readonly who: string }
  | { readonly do: 'serve' | 'clean-up' }
  | { readonly do: 'advance'; readonly hours: number };

const everybody = [...WAITERS, ...BOOKERS];
export const waitingAct: fc.Arbitrary<WaitingAct> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      do: fc.constant('join' as const),
      who: fc.constantFrom(...WAITERS),
      until: fc.constantFrom('2026-12-10', '2026-12-31'),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('book' as const),
      who: fc.constantFrom(...everybody),
      pick: fc.nat({ max: 20 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('cancel' as const), who: fc.constantFrom(...everybody) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constantFrom('claim' as const, 'decline' as const, 'stop' as const),
      who: fc.constantFrom(...WAITERS),
    }),
  },
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('serve' as const, 'clean-up' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('advance' as const), hours: fc.constantFrom(1, 12, 28) }),
  },
);

interface Place {
  readonly agenda: string;
  readonly date: string;
  readonly cell: number;
}
interface Asked extends Place {
  readonly until: number;
  ended?: 'declined' | 'stopped' | 'taken';
}
interface Waits {
  readonly who: string;
  readonly since: number;
  readonly until: string;
  readonly asked: Asked[];
  state: 'waiting' | 'taken' | 'over';
}

/** What a plain list of people and a calendar on the wall would know. */
export interface WaitingModel {
  now: number;
  readonly appointments: Map<string, Place>;
  readonly waits: Waits[];
  /** Days in which something came free and nobody has looked yet, `agenda|date`. */
  readonly freed: Set<string>;
}

export const newWaitingModel = (now: number): WaitingModel => ({
  now,
  appointments: new Map(),
  waits: [],
  freed: new Set(),
});

const dayOf = ({ agenda, date }: Place) => `${agenda}|${date}`;
const isOpen = (model: WaitingModel, asked: Asked | undefined) =>
  asked !== undefined && asked.ended === undefined && asked.until > model.now;

export function offerOf(model: WaitingModel, who: string): Asked | undefined {
  const wait = standing(model, who);
  const last = wait?.asked.at(-1);
  return isOpen(model, last) ? last : undefined;
}

export const standing = (model: WaitingModel, who: string): Waits | undefined =>
  model.waits.find((one) => one.who === who && one.state === 'waiting');

/** Whom the list still serves: with an offer, or with one to come and a date ahead. */
const isServed = (model: WaitingModel, { asked, until }: Waits) =>
  isOpen(model, asked.at(-1)) || (asked.length < MOST_OFFERS && dateOf(model.now) <= until);

const dateOf = (instant: number) => new Date(instant + 3_600_000).toISOString().slice(0, 10);

export function isFreeIn(model: WaitingModel, place: Place): boolean {
  const isSame = (other: Place) =>
    other.agenda === place.agenda && other.date === place.date && other.cell === place.cell;
  return (
    ![...model.appointments.values()].some(isSame) &&
    !model.waits.some(
      ({ asked, state }) =>
        state === 'waiting' && isOpen(model, asked.at(-1)) && isSame(asked.at(-1) ?? place),
    )
  );
}

/** Those who wait no more by the calendar are taken off when somebody looks, or when they ask again. */
export function dropServed(model: WaitingModel): void {
  for (const one of model.waits) if (one.state === 'waiting' && !isServed(model, one)) one.state = 'over';
}

/** One look at each day in which something came free, in the order given. */
export function serve(model: WaitingModel, days: readonly string[], answerBy: number): void {
  for (const day of days) {
    model.freed.delete(day);
    const [agenda = '', date = ''] = day.split('|');
    if (model.waits.some(({ state }) => state === 'waiting')) dropServed(model);
    while (offerNext(model, agenda, date, answerBy));
  }
}

function offerNext(model: WaitingModel, agenda: string, date: string, answerBy: number): boolean {
  const order = model.waits
    .filter((one) => one.state === 'waiting' && isServed(model, one) && !isOpen(model, one.asked.at(-1)))
    .sort((a, b) => a.since - b.since);
  for (const cell of HOURS) {
    if (!isFreeIn(model, { agenda, date, cell })) continue;
    const until = Math.min(answerBy, startOf(date, cell) - NOTICE_MS);
    if (until - model.now < LEAST_MS) continue;
    for (const one of order) {
      const has = model.appointments.get(one.who);
      const isEarlier = has === undefined || date < has.date;
      const isNew = !one.asked.some((asked) => asked.date === date && asked.cell === cell);
      if (date > one.until || !isEarlier || !isNew) continue;
      const own =
        has !== undefined && isFreeIn(model, { agenda: has.agenda, date, cell }) ? has.agenda : agenda;
      one.asked.push({ agenda: own, date, cell, until });
      return true;
    }
  }
  return false;
}

/** Ends the offer of somebody; the day has something free again. */
export function endOffer(model: WaitingModel, who: string, ended: 'declined' | 'stopped'): void {
  const asked = offerOf(model, who);
  if (asked === undefined) return;
  asked.ended = ended;
  model.freed.add(dayOf(asked));
}

export function claim(model: WaitingModel, who: string): boolean {
  const asked = offerOf(model, who);
  const wait = standing(model, who);
  if (asked === undefined || wait === undefined) return false;
  const before = model.appointments.get(who);
  if (before !== undefined) model.freed.add(dayOf(before));
  const { agenda, date, cell } = asked;
  model.appointments.set(who, { agenda, date, cell });
  asked.ended = 'taken';
  wait.state = 'taken';
  return true;
}

export function cancelled(model: WaitingModel, who: string): void {
  const place = model.appointments.get(who);
  if (place === undefined) return;
  model.appointments.delete(who);
  model.freed.add(dayOf(place));
}

/** What ran out is free, and once it is tidied somebody looks. */
export function tidied(model: WaitingModel): void {
  for (const { asked, state } of model.waits)
    for (const one of asked)
      if (state !== 'taken' && one.ended === undefined && one.until <= model.now && !('told' in one)) {
        Object.assign(one, { told: true });
        model.freed.add(dayOf(one));
      }
}

/** Both as lines that must be the same: who has what, who is offered what, who waits. */
export function modelLines(model: WaitingModel): string[] {
  return [
    ...[...model.appointments].map(([who, { agenda, date, cell }]) => `${who} has ${agenda} ${date} ${cell}`),
    ...model.waits.map(({ who, asked, state }) => {
      const offers = asked.map(({ agenda, date, cell, ended }) => `${agenda} ${date} ${cell} ${ended ?? ''}`);
      return `${state === 'waiting' ? who : '-'} ${state}: ${offers.join(', ')}`;
    }),
  ].sort();
}

export async function tableLines({ store }: Deps): Promise<string[]> {
  const appointments = (await itemsOfKind(store, 'appointment')).map((item) =>
    parseItem(Appointment, { ...item }),
  );
  const entries = await waitingEntries(store);
  return [
    ...appointments
      .filter(({ state }) => state.status === 'confirmed')
      .map((one) => `${one.person.firstName} has ${one.professional} ${one.date} ${one.cell}`),
    ...entries
      .filter(({ state }) => state.status !== 'pending')
      .map(({ who, offers, state }) => {
        const asked = offers.map(
          ({ professional, date, cell, ended }) => `${professional} ${date} ${cell} ${ended ?? ''}`,
        );
        return `${who?.person.firstName ?? '-'} ${state.status}: ${asked.join(', ')}`;
      }),
  ].sort();
}

/** Live holds of the list, as its days know them. */
export async function heldEntries({ store, clock }: Deps): Promise<number> {
  const days = (await itemsOfKind(store, 'day')).map((item) => parseDay({ ...item }));
  return days
    .flatMap(({ entries }) => Object.values(entries))
    .filter(({ kind, until }) => kind === 'hold' && (until ?? Infinity) > clock()).length;
}
