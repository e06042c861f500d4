import { DateTime } from 'luxon';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { makeKeyring } from '../../shared/config/keyring.ts';
import type { Deps, Log } from '../../shared/deps.ts';
import { Appointment } from '../../shared/domain/appointment.ts';
import { Caf } from '../../shared/domain/caf.ts';
import { CELL_MINUTES, Day } from '../../shared/domain/day.ts';
import { Person } from '../../shared/domain/person.ts';
import { Availability, Professional } from '../../shared/domain/planning.ts';
import type { Store } from '../../shared/store/client.ts';
import guyane from './caf-973.json' with { type: 'json' };

/** Tuesday; the clock of most tests stands on the Monday before it. */
export const A_TUESDAY = '2026-12-01';
export const A_MONDAY_MORNING = '2026-11-30T08:00:00+01:00';

export const testKeys = makeKeyring('a fixed secret of the tests, of no use anywhere else');

export function caf94(): Caf {
  return known('94');
}

/** Guyane: another zone without clock changes, other public holidays. */
export function caf973(): Caf {
  return known('973');
}

/** Caf 94 with changes, checked like any configuration; campaigns of services that it no longer has go with them. */
export function aCaf(overrides: Partial<Caf> = {}): Caf {
  const services = new Set((overrides.services ?? caf94().services).map(({ id }) => id));
  const campaigns = caf94().campaigns.filter(({ service }) => services.has(service));
  return Caf.parse({ ...caf94(), campaigns, ...overrides });
}

export function testCafs(): ReadonlyMap<string, Caf> {
  return new Map([caf94(), caf973()].map((caf) => [caf.code, caf]));
}

/** Tuesday mornings, every week, nine to noon, at Caf Créteil, for the rendez-vous des droits. */
export function anAvailability(overrides: Partial<Availability> = {}): Availability {
  return Availability.parse({
    id: 'availability-1',
    caf: '94',
    professional: 'camille-exemple',
    from: '2026-11-02',
    start: '09:00',
    end: '12:00',
    place: 'caf-creteil',
    modes: ['on-site', 'phone', 'video'],
    services: ['rendez-vous-des-droits'],
    repeat: { everyWeeks: 1, weekdays: [2] },
    exceptions: {},
    ...overrides,
  });
}

export function aProfessional(overrides: Partial<Professional> = {}): Professional {
  return Professional.parse({
    caf: '94',
    id: 'camille-exemple',
    role: 'social-worker',
    displayName: 'Camille Exemple',
    title: 'Assistante sociale',
    subject: 'subject-of-camille-exemple',
    delegates: [],
    ...overrides,
  });
}

/** An open and empty Tuesday, nine to noon. */
export function aDay(overrides: Partial<Day> = {}): Day {
  return Day.parse({
    caf: '94',
    professional: 'camille-exemple',
    role: 'social-worker',
    date: A_TUESDAY,
    revision: 1,
    windows: [
      {
        from: 108,
        to: 144,
        place: 'caf-creteil',
        modes: ['on-site', 'phone', 'video'],
        services: ['rendez-vous-des-droits'],
      },
    ],
    taken: new Set<number>(),
    entries: {},
    ...overrides,
  });
}

export function aPerson(overrides: Partial<Person> = {}): Person {
  return Person.parse({
    firstName: 'Dominique',
    lastName: 'Exemple',
    email: 'dominique.exemple@courriel.example',
    phone: '01 99 00 12 34',
    ...overrides,
  });
}

/** Confirmed, Tuesday at nine; `start` and `end` follow `date` and `cell` (45 minutes) unless they are given. */
export function anAppointment(overrides: Partial<Appointment> = {}): Appointment {
  const { caf = '94', date = A_TUESDAY, cell = 108 } = overrides;
  const start = instant(caf, date, cell);
  return Appointment.parse({
    id: 'appointment-1',
    caf,
    service: 'rendez-vous-des-droits',
    place: 'caf-creteil',
    mode: 'on-site',
    professional: 'camille-exemple',
    date,
    cell,
    cells: 12,
    start,
    end: start + 45 * 60_000,
    version: 0,
    contactVersion: 0,
    person: aPerson(),
    contact: { by: 'email', discreet: false },
    origin: { by: 'person' },
    needs: [],
    state: { status: 'confirmed', confirmedAt: Date.parse(A_MONDAY_MORNING) },
    createdAt: Date.parse(A_MONDAY_MORNING),
    ...overrides,
  });
}

export type TestClock = (() => number) & {
  set(iso: string): void;
  advance(by: { minutes?: number; hours?: number; days?: number }): void;
};

/** A clock that stands still until it is told otherwise. */
export function aClock(iso: string = A_MONDAY_MORNING): TestClock {
  let now = Date.parse(iso);
  return Object.assign(() => now, {
    set(to: string) {
      now = Date.parse(to);
    },
    advance({ minutes = 0, hours = 0, days = 0 }: { minutes?: number; hours?: number; days?: number }) {
      now += (days * 1_440 + hours * 60 + minutes) * 60_000;
    },
  });
}

export interface LogLine {
  readonly level: keyof Log;
  readonly message: string;
  readonly fields?: Record<string, string | number | boolean>;
}

/** A log that keeps its lines, so that a test can look for personal data in them (D1). */
export function aLog(): Log & { readonly lines: readonly LogLine[] } {
  const lines: LogLine[] = [];
  const at =
    (level: keyof Log) =>
    (message: string, fields?: Record<string, string | number | boolean>): void => {
      lines.push(fields === undefined ? { level, message } : { level, message, fields });
    };
  return { lines, info: at('info'), warn: at('warn'), error: at('error') };
}

/** Dependencies of a handler on a real store: both Caf, fixed keys, a clock that stands, a log that is kept. */
export function testDeps(given: { store: Store } & Partial<Deps>): Deps {
  return { cafs: testCafs(), keys: testKeys, clock: aClock(), log: aLog(), ...given };
}

function known(code: string): Caf {
  const caf = loadCafs().get(code) ?? loadCafs([guyane]).get(code);
  if (caf === undefined) throw new Error(`no Caf ${code} in the fixtures`);
  return caf;
}

function instant(caf: string, date: string, cell: number): number {
  const midnight = DateTime.fromISO(date, { zone: known(caf).zone }).startOf('day');
  return midnight.toMillis() + cell * CELL_MINUTES * 60_000;
}
