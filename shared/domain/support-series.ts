import { DateTime } from 'luxon';
import * as z from 'zod';
import { Agreement } from './appointment.ts';
import { DomainError, invalid } from './errors.ts';
import { Contact, Person } from './person.ts';
import type { Remark } from './plan-rules.ts';
import { addDays } from './time.ts';
import { CafCode, LocalDate, Mode, Slug } from './words.ts';

/** A support lasts at most so long [S]. */
const MONTHS = 6;
/** Appointments of one series: two a month for six months, and a few that are put in place of others. */
export const MOST_STEPS = 16;
/** A contract signed longer ago is signed anew; one is prepared at most so long ahead, days [A]. */
const SIGNED_SINCE = 183;
const AHEAD = 92;

/**
 * Where the aims are written: a number of the person's file, `DOS-2026-0142`. There is no room for words: what the aims are stays in
 * the file.
 */
export const FileReference = z
  .string()
  .trim()
  .toUpperCase()
  .max(20)
  .regex(/^(?:[A-Z]{1,4}-)?\d{1,8}(?:-\d{1,6})?$/, 'Un numéro de dossier, sans mots : DOS-2026-0142.');

/** What was signed: when, for which local days (both included), and where the aims are written. */
export const SupportContract = z.strictObject({
  signedOn: LocalDate,
  from: LocalDate,
  until: LocalDate,
  file: FileReference,
});
export type SupportContract = z.infer<typeof SupportContract>;

/** Whether the person has agreed to be visited at home (F1). Refusing ends nothing. */
export const HomeConsent = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('none') }),
  z.strictObject({ state: z.literal('given'), agreement: Agreement }),
  z.strictObject({ state: z.literal('refused'), by: z.string(), at: z.int() }),
]);
export type HomeConsent = z.infer<typeof HomeConsent>;

/** One appointment as it was planned. Its id is fixed before it is booked: whoever books it again books nothing. `start`: epoch ms. */
export const SeriesStep = z.strictObject({
  appointment: z.string(),
  start: z.int(),
  place: Slug,
  mode: Mode,
});
export type SeriesStep = z.infer<typeof SeriesStep>;

/**
 * The support of one person under a signed contract. How far its booking has come is told by the appointments themselves; `version`
 * counts its own changes, each made on condition of the one that was read.
 */
export const SupportSeries = z.strictObject({
  id: z.string(),
  caf: CafCode,
  service: Slug,
  professional: Slug,
  /** Receives together with them, at each of its appointments. */
  second: Slug.optional(),
  version: z.int().min(1),
  createdAt: z.int(),
  changedAt: z.int(),
  person: Person,
  contact: Contact,
  contract: SupportContract,
  agreement: Agreement,
  /** The way to the person's home, and back, minutes. */
  travelMinutes: z.int().min(0),
  home: HomeConsent,
  steps: z.array(SeriesStep).max(MOST_STEPS),
  state: z.discriminatedUnion('status', [
    z.strictObject({ status: z.literal('open') }),
    z.strictObject({ status: z.literal('ended'), at: z.int(), by: z.string() }),
  ]),
});
export type SupportSeries = z.infer<typeof SupportSeries>;

/** A local date so many months later, at most the last of its month. */
export const addMonths = (date: LocalDate, months: number): LocalDate =>
  DateTime.fromISO(date, { zone: 'utc' }).plus({ months }).toISODate() ?? date;

/** The last day of a contract that begins then. */
export const lastDayFrom = (from: LocalDate): LocalDate => addDays(addMonths(from, MONTHS), -1);

/** The dates of a contract: signed, at most six months, not over yet. @throws DomainError INVALID with every fault. */
export function checkContract({ signedOn, from, until }: SupportContract, today: LocalDate): void {
  const errors: Remark[] = [];
  const add = (path: string, message: string) => errors.push({ path: `contract.${path}`, message });
  if (signedOn > today) add('signedOn', 'Le contrat est signé avant de fixer les rendez-vous.');
  else if (signedOn < addDays(today, -SIGNED_SINCE)) add('signedOn', 'Ce contrat date de plus de six mois.');
  if (from < signedOn) add('from', 'L’accompagnement commence au plus tôt le jour de la signature.');
  else if (from > addDays(today, AHEAD)) add('from', 'Cette date est trop lointaine : trois mois au plus.');
  if (until < from) add('until', 'La fin vient avant le début.');
  else if (until > lastDayFrom(from)) add('until', 'Un accompagnement dure six mois au plus.');
  else if (until < today) add('until', 'Cette date est déjà passée.');
  if (errors.length > 0) throw new DomainError('INVALID', { errors });
}

/** @throws DomainError INVALID for a date outside the contract, or twice the same time. */
export function checkSteps(
  steps: readonly Pick<SeriesStep, 'start'>[],
  { from, until }: SupportContract,
  dateOf: (instant: number) => LocalDate,
): void {
  steps.forEach(({ start }, at) => {
    const date = dateOf(start);
    if (date < from || date > until)
      throw invalid(`appointments.${at}.start`, 'Cette date est en dehors du contrat.');
    if (steps.findIndex((one) => one.start === start) !== at)
      throw invalid(`appointments.${at}.start`, 'Cette heure est déjà choisie.');
  });
}

/** @throws DomainError SERIES_ENDED. */
export function checkOpen({ state }: SupportSeries): void {
  if (state.status === 'ended') throw new DomainError('SERIES_ENDED');
}

/**
 * Nobody is visited at home without their recorded agreement (F1).
 * @throws DomainError HOME_NOT_AGREED.
 */
export function checkHomeAgreed({ home }: Pick<SupportSeries, 'home'>, mode: Mode): void {
  if (mode === 'home' && home.state !== 'given') throw new DomainError('HOME_NOT_AGREED');
}

/** A series with one change, counted. */
export function changed(
  series: SupportSeries,
  change: Partial<Pick<SupportSeries, 'steps' | 'home' | 'state' | 'person' | 'contact'>>,
  now: number,
): SupportSeries {
  return { ...series, ...change, version: series.version + 1, changedAt: now };
}

/** A further appointment, in place of one that could not be booked or as one more. @throws DomainError SERIES_ENDED, TOO_MANY_APPOINTMENTS, NOT_FOUND. */
export function withStep(
  series: SupportSeries,
  step: SeriesStep,
  insteadOf: string | undefined,
  now: number,
): SupportSeries {
  checkOpen(series);
  checkHomeAgreed(series, step.mode);
  const left = series.steps.filter(({ appointment }) => appointment !== insteadOf);
  if (insteadOf !== undefined && left.length === series.steps.length) throw new DomainError('NOT_FOUND');
  if (left.length >= MOST_STEPS) throw new DomainError('TOO_MANY_APPOINTMENTS');
  const steps = [...left, step].sort((a, b) => a.start - b.start);
  return changed(series, { steps }, now);
}
