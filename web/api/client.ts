import type { AnswerOf, CallOf, FileRoute, Result, RouteName } from './contract.ts';
import { withPatience } from './patience.ts';
import { offline, problemOf } from './problem.ts';
import { noteServerTime } from './server-clock.ts';

/** A page that waits longer says so and offers to try again. */
const PATIENCE_MS = 20_000;
/** For files, over a slow line. */
const FILE_PATIENCE_MS = 180_000;
const PAUSES_MS = [400, 1_500] as const;
/** A server that asks for more is not waited for: the person is told. */
const LONGEST_PAUSE_SECONDS = 5;

export interface Options {
  /** `Idempotency-Key` (B6): with it a write may be repeated after a lost answer. */
  readonly key?: string | undefined;
  /** Access token of somebody signed in. */
  readonly token?: string | undefined;
  /** The Caf, for somebody who works for several. */
  readonly caf?: string | undefined;
  /** Ends the call; its result is then of no use to anybody. */
  readonly signal?: AbortSignal | undefined;
}

interface Parts {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  /** A body that is no JSON; its type is sent along. */
  readonly raw?: Blob;
}

/** How one answer is read, and for how long it is waited for. */
interface Reading<T> {
  readonly read: (response: Response) => Promise<T>;
  readonly patience: number;
}

/**
 * Calls one route of the contract; never throws. Reads, deletes and keyed writes are tried three times in all when no answer came or
 * the service was busy; any other write once, since it may have been done. Answers were checked by the server with the contract's schemas.
 */
export async function call<N extends RouteName>(
  route: N,
  parts: CallOf<N>,
  options: Options = {},
): Promise<Result<AnswerOf<N>>> {
  const { raw }: Parts = parts;
  const patience = raw === undefined ? PATIENCE_MS : FILE_PATIENCE_MS;
  return await tryAndAgain<AnswerOf<N>>(route, parts, options, { read: readAnswer, patience });
}

/** As `call`, for a route that sends one on to a file: the file itself, since its address is nobody else's to keep. */
export async function fetchFile<N extends FileRoute>(
  route: N,
  parts: CallOf<N>,
  options: Options = {},
): Promise<Result<Blob>> {
  const read = (response: Response) => response.blob();
  return await tryAndAgain(route, parts, options, { read, patience: FILE_PATIENCE_MS });
}

async function tryAndAgain<T>(
  route: RouteName,
  parts: Parts,
  options: Options,
  reading: Reading<T>,
): Promise<Result<T>> {
  const [method = '', path = ''] = route.split(' ');
  const repeatable = method === 'GET' || method === 'DELETE' || options.key !== undefined;
  for (const pause of repeatable ? PAUSES_MS : []) {
    const result = await send(method, path, parts, options, reading);
    const wait = waitBeforeRetry(result, pause);
    if (wait === undefined || options.signal?.aborted === true) return result;
    await new Promise((done) => setTimeout(done, wait));
  }
  return await send(method, path, parts, options, reading);
}

async function send<T>(
  method: string,
  path: string,
  parts: Parts,
  options: Options,
  { read, patience }: Reading<T>,
): Promise<Result<T>> {
  try {
    return await withPatience(patience, options.signal, async (signal) => {
      const response = await fetch(addressOf(path, parts), {
        method,
        headers: headersOf(parts, options),
        ...bodyOf(parts),
        signal,
        credentials: 'omit',
      });
      // What the browser kept from earlier tells the time of then.
      if (response.headers.get('cache-control')?.includes('no-store') === true)
        noteServerTime(response.headers.get('date'));
      if (!response.ok) return { ok: false, problem: problemOf(response, await response.text()) };
      return { ok: true, value: await read(response) };
    });
  } catch {
    return { ok: false, problem: offline() };
  }
}

async function readAnswer<T>(response: Response): Promise<T> {
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json') === true;
  return JSON.parse(isJson && text !== '' ? text : JSON.stringify(text));
}

function bodyOf({ body, raw }: Parts): { body?: string | Blob } {
  if (raw !== undefined) return { body: raw };
  return body === undefined ? {} : { body: JSON.stringify(body) };
}

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function headersOf({ body, raw }: Parts, { key, token, caf }: Options): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    ...(raw === undefined ? {} : { 'content-type': raw.type }),
    ...(key === undefined ? {} : { 'idempotency-key': key }),
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(caf === undefined ? {} : { 'x-caf': caf }),
  };
}

/** Milliseconds, or undefined when trying again is of no use. */
function waitBeforeRetry(result: Result<unknown>, pause: number): number | undefined {
  if (result.ok) return undefined;
  const { status, retryAfter } = result.problem;
  if (status === 0 || status === 500 || status === 502 || status === 504) return pause;
  if (status !== 429 && status !== 503) return undefined;
  const asked = retryAfter ?? 1;
  return asked > LONGEST_PAUSE_SECONDS ? undefined : Math.max(asked * 1_000, pause);
}
