import { withPatience } from '../api/patience.ts';

/** What one deployment tells its client (`/config.json`); written by the stack, or by the gateway of one machine. */
export interface Config {
  /** The Caf whose pages these are. */
  readonly caf: string;
  /** Where professionals sign in. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly scope: string };
  /** Whom to phone: known without the API, so that it stands on the page even when nothing else answers. */
  readonly help?: Help;
}

export interface Help {
  readonly name: string;
  readonly phone: string;
  readonly phoneHours: string;
  readonly english?: { readonly phoneHours: string };
}

const PATIENCE_MS = 20_000;
let asked: Promise<Config> | undefined;

/** Read once; a failed reading is tried again by the next caller. */
export function loadConfig(): Promise<Config> {
  asked ??= read().catch((error: unknown) => {
    asked = undefined;
    throw error;
  });
  return asked;
}

async function read(): Promise<Config> {
  return await withPatience(PATIENCE_MS, undefined, async (signal) => {
    const response = await fetch('/config.json', { credentials: 'same-origin', signal });
    if (!response.ok) throw new Error('config.json');
    return await response.json();
  });
}
