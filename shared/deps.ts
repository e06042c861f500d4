import type { Keyring } from './config/keyring.ts';
import type { Caf } from './domain/caf.ts';
import type { Store } from './store/client.ts';

/** What every function is given: made once in its index.ts, or by a test. */
export interface Deps {
  readonly store: Store;
  /** Caf by code; a Map, so that no inherited name is ever found. */
  readonly cafs: ReadonlyMap<string, Caf>;
  readonly keys: Keyring;
  /** Now, epoch ms. */
  readonly clock: () => number;
  readonly log: Log;
  /** A request without it did not come through the front door; absent on one machine. */
  readonly originSecret?: string;
}

/** What answering over HTTP needs, without a table. */
export type HttpDeps = Pick<Deps, 'cafs' | 'clock' | 'log' | 'originSecret'>;

/** Structured lines, never with personal data (D1). */
export interface Log {
  info(message: string, fields?: Record<string, string | number | boolean>): void;
  warn(message: string, fields?: Record<string, string | number | boolean>): void;
  error(message: string, fields?: Record<string, string | number | boolean>): void;
}
