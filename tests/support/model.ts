import {
  DATES,
  identityOf,
  isoOf,
  type ModelService,
  PROFESSIONALS,
  RULES,
  serviceOf,
  startOf,
} from './model-world.ts';

/**
 * What the booking service promises, written down as plainly as can be: lists that are looked through, no cells, no sets, no
 * leftovers. It knows who keeps what until when, and says what every request must be answered.
 */
export interface Model {
  now: number;
  windows: Record<string, { revision: number; open: readonly (readonly [number, number])[] }>;
  holds: ModelHold[];
  appointments: ModelAppointment[];
  /** Who follows a person, and until when (B7). */
  follows: Record<number, { professional: string; until: number }>;
  remembered: Record<string, { body: string; id: string; until: number }>;
}

interface Kept {
  readonly id: string;
  professional: string;
  date: string;
  cell: number;
  service: string;
}

export interface ModelHold extends Kept {
  readonly address: number;
  until: number;
  prolonged: boolean;
}

export interface ModelAppointment extends Kept {
  readonly person: number;
  status: 'pending' | 'confirmed' | 'expired' | 'cancelled';
  until: number;
  round: number;
  wrong: number;
  duplicate: boolean;
}

export interface Slot {
  readonly service: string;
  readonly date: string;
  readonly cell: number;
}

/** A request with every name resolved. */
export type Act =
  | { readonly do: 'search'; readonly service: string }
  | {
      readonly do: 'hold';
      readonly slot: Slot;
      readonly address: number;
      readonly replaces: string | undefined;
    }
  | { readonly do: 'prolong' | 'end-hold'; readonly hold: string }
  | {
      readonly do: 'book';
      readonly slot: Slot;
      readonly person: number;
      readonly hold: string | undefined;
      readonly key: string | undefined;
    }
  | { readonly do: 'confirm'; readonly id: string; readonly right: boolean }
  | { readonly do: 'resend' | 'abandon' | 'cancel' | 'view'; readonly id: string }
  | {
      readonly do: 'move';
      readonly id: string;
      readonly date: string;
      readonly cell: number;
      readonly hold: string | undefined;
    }
  | { readonly do: 'open'; readonly day: string; readonly revision: number; readonly windows: number }
  | { readonly do: 'advance'; readonly minutes: number }
  | { readonly do: 'clean-up' };

/** What came back: status and code of the answer, and what the table tells of what was made. */
export interface Seen {
  readonly said: string;
  readonly id?: string;
  readonly professional?: string;
  readonly duplicate?: boolean;
  /** Of which mail the code was. */
  readonly round?: number;
  readonly starts?: readonly string[];
}

export const dayKey = (professional: string, date: string) => `${professional}|${date}`;

export function newModel(now: number, open: readonly (readonly [number, number])[]): Model {
  const days = PROFESSIONALS.flatMap((professional) => DATES.map((date) => dayKey(professional, date)));
  return {
    now,
    windows: Object.fromEntries(days.map((day) => [day, { revision: 1, open }])),
    holds: [],
    appointments: [],
    follows: {},
    remembered: {},
  };
}

/** Cells kept, pause included, as `[from, to)`. */
function cellsOf({ cell, service }: { cell: number; service: string }): readonly [number, number] {
  const { length, pause } = serviceOf(service);
  return [cell, cell + length + pause];
}

export interface Standing extends Kept {
  readonly kind: 'appointment' | 'hold';
  /** Epoch ms; absent for what stands. */
  readonly until: number | undefined;
}

/** Everything that keeps cells at this moment (B5). */
export function standing(model: Model): Standing[] {
  const lasts = ({ until }: { until: number }) => until > model.now;
  const holds = model.holds.filter(lasts).map((one): Standing => ({ ...one, kind: 'hold' }));
  const appointments = model.appointments
    .filter((one) => one.status === 'confirmed' || (one.status === 'pending' && lasts(one)))
    .map((one): Standing => {
      const until = one.status === 'confirmed' ? undefined : one.until;
      return { ...one, kind: 'appointment', until };
    });
  return [...holds, ...appointments];
}

/** Starts of a service in some windows: from each window's beginning, in steps of length and pause (B9). */
function startsIn(open: readonly (readonly [number, number])[], { length, pause }: ModelService): number[] {
  return open.flatMap(([from, to]) => {
    const starts: number[] = [];
    for (let cell = from; cell + length <= to; cell += length + pause) starts.push(cell);
    return starts;
  });
}

function isStart(model: Model, professional: string, { service, date, cell }: Slot): boolean {
  return startsIn(model.windows[dayKey(professional, date)]?.open ?? [], serviceOf(service)).includes(cell);
}

/** Whether nobody but those of `except` keeps one of the cells (B1). */
export function isFree(
  model: Model,
  professional: string,
  slot: Slot,
  except: readonly (string | undefined)[],
): boolean {
  const [from, to] = cellsOf(slot);
  return !standing(model).some((one) => {
    const [begins, ends] = cellsOf(one);
    const meets = one.professional === professional && one.date === slot.date && begins < to && from < ends;
    return meets && !except.includes(one.id);
  });
}

/** Appointments of the week, those of days that are shut by now apart: they are somebody else's soon. */
function loadOf(model: Model, professional: string): number {
  const isOpen = (date: string) => (model.windows[dayKey(professional, date)]?.open ?? []).length > 0;
  return standing(model).filter(
    (one) => one.kind === 'appointment' && one.professional === professional && isOpen(one.date),
  ).length;
}

/** Who receives (B7): the one asked for, then the least loaded of the week, then by name. */
export function receivers(
  model: Model,
  slot: Slot,
  { own, except }: { own: string | undefined; except: readonly (string | undefined)[] },
): string[] {
  const load = (professional: string) => loadOf(model, professional);
  const isOwn = (professional: string) => (professional === own ? 0 : 1);
  return PROFESSIONALS.filter(
    (professional) => isStart(model, professional, slot) && isFree(model, professional, slot, except),
  ).sort((a, b) => isOwn(a) - isOwn(b) || load(a) - load(b) || (a < b ? -1 : 1));
}

export function liveHold(model: Model, id: string | undefined): ModelHold | undefined {
  return model.holds.find((one) => one.id === id && one.until > model.now);
}

export function drop(model: Model, hold: ModelHold | undefined): void {
  model.holds = model.holds.filter((one) => one !== hold);
}

export function appointmentOf(model: Model, id: string): ModelAppointment {
  const found = model.appointments.find((one) => one.id === id);
  if (found === undefined) throw new Error(`the model knows no appointment ${id}`);
  return found;
}

export const isSoon = (model: Model, { date, cell }: { date: string; cell: number }) =>
  startOf(date, cell) < model.now + RULES.noticeMs;

/** The active confirmed appointment of a person and service (B2). */
export function guardOf(model: Model, person: number, service: string): ModelAppointment | undefined {
  return model.appointments.find(
    (one) =>
      one.status === 'confirmed' &&
      one.service === service &&
      identityOf(one.person) === identityOf(person) &&
      startOf(one.date, one.cell + serviceOf(service).length) > model.now,
  );
}

/** Every time that can be booked now (B3, B9). */
export function freeSlots(model: Model, service: string): Slot[] {
  return DATES.flatMap((date) => {
    const open = PROFESSIONALS.flatMap((professional) =>
      startsIn(model.windows[dayKey(professional, date)]?.open ?? [], serviceOf(service)).filter((cell) =>
        isFree(model, professional, { service, date, cell }, []),
      ),
    );
    return [...new Set(open)].map((cell) => ({ service, date, cell }));
  }).filter((slot) => !isSoon(model, slot));
}

/** The same as the list of times shows them: ISO with offset, in order. */
export function freeStarts(model: Model, service: string): string[] {
  const starts = freeSlots(model, service).map(({ date, cell }) => startOf(date, cell));
  return starts.sort((a, b) => a - b).map(isoOf);
}

/** Cells of a day's windows, and those that holds keep there: they may not keep them all. */
export function heldShare(model: Model, professional: string, date: string, except: string | undefined) {
  const open = model.windows[dayKey(professional, date)]?.open ?? [];
  const held = standing(model).filter(
    (one) =>
      one.kind === 'hold' && one.professional === professional && one.date === date && one.id !== except,
  );
  const width = (spans: readonly (readonly [number, number])[]) =>
    spans.reduce((sum, [from, to]) => sum + to - from, 0);
  return { open: width(open), held: width(held.map(cellsOf)) };
}
