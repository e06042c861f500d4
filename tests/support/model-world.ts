import type { Caf } from '../../shared/domain/caf.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { aCaf, caf94 } from './fixtures.ts';

/** The small world of the model: so few times that everybody is in everybody's way. */
export const DATES = ['2026-12-01', '2026-12-03'] as const;
export const PROFESSIONALS = ['ana-exemple', 'camille-exemple'] as const;
export const BEGINNING = '2026-11-27T08:00:00+01:00';

export interface ModelService {
  readonly id: string;
  /** In cells. */
  readonly length: number;
  readonly pause: number;
}

/** Two lengths, so that one re-uses a part of what the other left. */
export const SERVICES: readonly ModelService[] = [
  { id: 'rendez-vous-des-droits', length: 9, pause: 3 },
  { id: 'rendez-vous-court', length: 4, pause: 2 },
];

export const RULES = {
  noticeMs: 24 * 3_600_000,
  moveLimitMs: 24 * 3_600_000,
  pendingMs: 15 * 60_000,
  holdMs: 10 * 60_000,
  holdsPerAddress: 2,
  codeTries: 3,
  codeResends: 2,
  followMs: 183 * 86_400_000,
  keyMs: 24 * 3_600_000,
};

/** Windows a day may be opened with, `[from, to)` in cells: whole, shifted off the grid, short, cut in two, shut. */
export const OPENINGS: readonly (readonly [number, number])[][] = [
  [[108, 144]],
  [[111, 147]],
  [[108, 126]],
  [
    [108, 120],
    [126, 147],
  ],
  [],
];

/** Cells that are starts of some service in some opening, and two that never are. */
export const CELLS = [108, 111, 114, 117, 120, 123, 126, 132, 138, 140, 150] as const;

export const PEOPLE = [
  { firstName: 'Dominique', lastName: 'Exemple', email: 'dominique@courriel.example' },
  { firstName: 'Maxime', lastName: 'Modèle', email: 'maxime@courriel.example' },
  // Shares the first one's mailbox, and is somebody else (B2).
  { firstName: 'Sacha', lastName: 'Exemple', email: 'dominique@courriel.example' },
  // The first one, spelt otherwise (B2).
  { firstName: 'EXEMPLE', lastName: 'dominique', email: 'Dominique@courriel.example' },
] as const;

/** Who a person is, whatever the spelling. */
export const identityOf = (person: number): number => (person === 3 ? 0 : person);

export function modelCaf(): Caf {
  const caf = caf94();
  const [base] = caf.services;
  if (base === undefined) throw new Error('no service in the fixtures');
  return aCaf({
    limits: {
      ...caf.limits,
      holdsPerAddress: RULES.holdsPerAddress,
      holdShareOfDay: 1,
      bookingsPerAddressAndHour: 100_000,
      codeMailsPerMailboxAndHour: 100_000,
      codeTries: RULES.codeTries,
      codeResends: RULES.codeResends,
    },
    services: SERVICES.map(({ id, length, pause }) => ({
      ...base,
      id,
      lengthMinutes: length * 5,
      pauseMinutes: pause * 5,
      follows: true,
    })),
  });
}

const calendar = makeCalendar('Europe/Paris');

export const startOf = (date: string, cell: number): number => calendar.instantOf(date, cell);
export const isoOf = (instant: number): string => calendar.iso(instant);

export function serviceOf(id: string): ModelService {
  const service = SERVICES.find((one) => one.id === id);
  if (service === undefined) throw new Error(`no service ${id}`);
  return service;
}
