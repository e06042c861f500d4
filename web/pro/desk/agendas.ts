import type { AnswerOf, Result, Slot } from '../../api/contract.ts';
import type { Service } from '../../app/catalogue.tsx';
import { addDays } from '../../app/dates.ts';
import type { Staff } from '../staff.tsx';
import type { Professional } from './booking/bookable.ts';

type Agenda = AnswerOf<'GET /v1/staff/agenda'>;
export type AgendaDay = Agenda['days'][number];
export type AgendaEntry = AgendaDay['appointments'][number];

/** One free time, of the first service and way of meeting that can be booked there. */
export interface FreeTime {
  readonly service: string;
  readonly slot: Slot;
}

/** One professional's day as far as the reader may see it (D6). */
export interface Column {
  readonly professional: Professional;
  readonly view: Agenda['view'];
  readonly windows: AgendaDay['windows'];
  readonly appointments: readonly AgendaEntry[];
  readonly free: readonly FreeTime[];
}

interface Asked {
  readonly date: string;
  readonly chosen: readonly Professional[];
  /** What the reader may book for others; empty for who books nothing. */
  readonly services: readonly Service[];
  readonly signal: AbortSignal;
}

/** The agendas of some professionals on one local date, with the times that can be booked there; the first failure fails all. */
export async function readColumns(
  ask: Staff['ask'],
  { date, chosen, services, signal }: Asked,
): Promise<Result<readonly Column[]>> {
  const results = await Promise.all(
    chosen.map((professional) => readColumn(ask, professional, { date, services, signal })),
  );
  const columns: Column[] = [];
  for (const result of results) {
    if (!result.ok) return result;
    columns.push(result.value);
  }
  return { ok: true, value: columns };
}

async function readColumn(
  ask: Staff['ask'],
  professional: Professional,
  { date, services, signal }: Omit<Asked, 'chosen'>,
): Promise<Result<Column>> {
  const range = { professional: professional.id, from: date, to: addDays(date, 1) };
  const bookable = services.filter(({ receivedBy }) => receivedBy === professional.role);
  const [agenda, ...times] = await Promise.all([
    ask('GET /v1/staff/agenda', { query: range }, { signal }),
    ...bookable.map(({ id }) => ask('GET /v1/staff/slots', { query: { ...range, service: id } }, { signal })),
  ]);
  if (!agenda.ok) return agenda;
  const free: FreeTime[] = [];
  for (const [at, answer] of times.entries()) {
    if (!answer.ok) return answer;
    const service = bookable[at]?.id ?? '';
    free.push(...firstOfEach(answer.value.slots).map((slot) => ({ service, slot })));
  }
  const day = agenda.value.days.find((one) => one.date === date);
  return {
    ok: true,
    value: {
      professional,
      view: agenda.value.view,
      windows: day?.windows ?? [],
      appointments: day?.appointments ?? [],
      free,
    },
  };
}

/** A time that can be met in several ways is one free time. */
function firstOfEach(slots: readonly Slot[]): Slot[] {
  return [...new Map(slots.toReversed().map((slot) => [slot.start, slot])).values()].reverse();
}

/** Appointments and free times of a column in the order of the day. */
export function entriesOf({ appointments, free }: Column) {
  return [
    ...appointments.map((entry) => ({ kind: 'taken' as const, start: entry.start, end: entry.end, entry })),
    ...free.map((time) => ({ kind: 'free' as const, start: time.slot.start, end: time.slot.end, time })),
  ].sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
}
export type Entry = ReturnType<typeof entriesOf>[number];
