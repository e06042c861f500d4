import { Appointment } from '../../shared/domain/appointment.ts';
import type { Day } from '../../shared/domain/day.ts';
import { Person } from '../../shared/domain/person.ts';
import { parseDay } from '../../shared/store/days.ts';
import { emailKey } from '../../shared/store/guards.ts';
import { Hold } from '../../shared/store/holds.ts';
import { parseItem } from '../../shared/store/items.ts';
import { keys } from '../../shared/store/keys.ts';
import { testKeys } from './fixtures.ts';
import { dayKey, type Model, type Seen, standing } from './model.ts';
import { PEOPLE, serviceOf } from './model-world.ts';

/** Who keeps what, who stands how: what the model and the table must agree on after every round. */
export type Snapshot = readonly string[];

type Item = Readonly<Record<string, unknown>>;
const ofKind = (items: readonly Item[], kind: string) => items.filter((item) => item['kind'] === kind);

const entryLine = (of: {
  professional: string;
  date: string;
  id: string;
  from: number;
  to: number;
  until: number | undefined;
}) =>
  `entry ${dayKey(of.professional, of.date)} ${of.from}-${of.to} until ${of.until ?? 'it is cancelled'} for ${of.id}`;

export function tableSnapshot(items: readonly Item[], now: number): Snapshot {
  const days: Day[] = ofKind(items, 'day').map((item) => parseDay({ ...item }));
  const entries = days.flatMap(({ professional, date, entries }) =>
    Object.entries(entries).flatMap(([id, { spans, until }]) =>
      until !== undefined && until <= now
        ? []
        : spans.map(([from, to]) => entryLine({ professional, date, id, from, to, until })),
    ),
  );
  const appointments = ofKind(items, 'appointment').map((item) => {
    const { id, state } = parseItem(Appointment, { ...item });
    if (state.status !== 'pending') return `appointment ${id} ${state.status}`;
    const { codeRound, wrongCodes, duplicateOf } = state;
    return `appointment ${id} pending ${codeRound} ${wrongCodes} ${duplicateOf !== undefined}`;
  });
  const holds = ofKind(items, 'hold')
    .map((item) => parseItem(Hold, { ...item }))
    .filter(({ until }) => until > now)
    .map(({ id, until, prolonged }) => `hold ${id} ${until} ${prolonged}`);
  const plans = days.map(
    ({ professional, date, revision }) => `day ${dayKey(professional, date)} ${revision}`,
  );
  const follows = ofKind(items, 'follow').map(
    ({ pk, professional, until }) => `follow ${pk} ${professional} ${until}`,
  );
  return [...entries, ...appointments, ...holds, ...plans, ...follows].sort();
}

export function modelSnapshot(model: Model): Snapshot {
  const entries = standing(model).map(({ professional, date, id, cell, service, until }) => {
    const { length, pause } = serviceOf(service);
    return entryLine({ professional, date, id, from: cell, to: cell + length + pause, until });
  });
  const appointments = model.appointments.map(({ id, status, round, wrong, duplicate }) =>
    status === 'pending'
      ? `appointment ${id} pending ${round} ${wrong} ${duplicate}`
      : `appointment ${id} ${status}`,
  );
  const holds = model.holds
    .filter(({ until }) => until > model.now)
    .map(({ id, until, prolonged }) => `hold ${id} ${until} ${prolonged}`);
  const plans = Object.entries(model.windows).map(([day, { revision }]) => `day ${day} ${revision}`);
  const follows = Object.entries(model.follows).map(([person, { professional, until }]) => {
    const key = emailKey(testKeys, Person.parse(PEOPLE[Number(person)])) ?? '';
    return `follow ${keys.follow('94', key).pk} ${professional} ${until}`;
  });
  return [...entries, ...appointments, ...holds, ...plans, ...follows].sort();
}

/** Adds to what was answered what only the table tells: who receives, and whether it is known for a second one (B2). */
export function learn(seen: Seen, items: readonly Item[]): Seen {
  const hold = ofKind(items, 'hold').find((item) => item['id'] === seen.id);
  if (hold !== undefined) return { ...seen, professional: String(hold['professional']) };
  const item = ofKind(items, 'appointment').find((one) => one['id'] === seen.id);
  if (item === undefined) return seen;
  const { professional, state } = parseItem(Appointment, { ...item });
  return {
    ...seen,
    professional: seen.professional ?? professional,
    duplicate: state.status === 'pending' && state.duplicateOf !== undefined,
  };
}
