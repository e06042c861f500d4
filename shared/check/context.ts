import type { Keyring } from '../config/keyring.ts';
import type { Caf, Service } from '../domain/caf.ts';
import type { Calendar } from '../domain/time.ts';
import type { Fault } from './faults.ts';
import type { Ledger } from './ledger.ts';

/** What a check is made against. */
export interface CheckOptions {
  /** Epoch ms. */
  readonly now: number;
  readonly cafs: ReadonlyMap<string, Caf>;
  /** With the secret of the deployment guards and links are also looked up under their own keys. */
  readonly keys?: Keyring | undefined;
}

export interface CheckContext extends CheckOptions {
  readonly ledger: Ledger;
  readonly calendarOf: (caf: string) => Calendar | undefined;
  readonly serviceOf: (caf: string, service: string) => Service | undefined;
  fault(fault: Fault): void;
}

/** The clean-up runs every five minutes; what it still leaves after two runs is a fault, ms. */
export const TIDIED_AFTER = 2 * 5 * 60_000;
export const SETTLED_AFTER = 10 * 60_000;
/** An opening takes seconds; after ten minutes it is brought back, after two more runs it is stuck. */
export const OPENED_AFTER = 20 * 60_000;
/** A search of the whole table is a few runs of a minute; brought back after ten minutes, it is stuck after two of these. */
export const SEARCHED_AFTER = 30 * 60_000;
/** Days go 90 days after their date, and the table takes up to two days about it: nothing is asked of older ones, ms. */
export const DAYS_KEPT = 88 * 86_400_000;
