/** What one deployment tells its client (`/config.json`); written by the stack, or by the gateway of one machine. */
export interface Config {
  /** The Caf whose pages these are. */
  readonly caf: string;
  /** Where professionals sign in. */
  readonly signIn: { readonly issuer: string; readonly clientId: string; readonly scope: string };
}

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
  const response = await fetch('/config.json', {
    credentials: 'same-origin',
    signal: AbortSignal.timeout(20_000),
  });
  if (!response.ok) throw new Error('config.json');
  return await response.json();
}
