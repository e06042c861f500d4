import type { AnswerOf, CallOf, Result, RouteName } from './contract.ts';
import { withPatience } from './patience.ts';
import { offline, problemOf } from './problem.ts';
import { noteServerTime } from './server-clock.ts';

/** A page that waits longer says so and offers to try again. */
const PATIENCE_MS = 20_000;
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
  const [method = '', path = ''] = route.split(' ');
  const given: Parts = { ...parts };
  const repeatable = method === 'GET' || method === 'DELETE' || options.key !== undefined;
  for (const pause of repeatable ? PAUSES_MS : []) {
    const result = await send<AnswerOf<N>>(method, path, given, options);
    const wait = waitBeforeRetry(result, pause);
    if (wait === undefined || options.signal?.aborted === true) return result;
    await new Promise((done) => setTimeout(done, wait));
  }
  return await send<AnswerOf<N>>(method, path, given, options);
}

async function send<T>(method: string, path: string, parts: Parts, options: Options): Promise<Result<T>> {
  try {
    const { response, text } = await withPatience(PATIENCE_MS, options.signal, async (signal) => {
      const answer = await fetch(addressOf(path, parts), {
        method,
        headers: headersOf(parts, options),
        ...(parts.body === undefined ? {} : { body: JSON.stringify(parts.body) }),
        signal,
        credentials: 'omit',
      });
      return { response: answer, text: await answer.text() };
    });
    // What the browser kept from earlier tells the time of then.
    if (response.headers.get('cache-control')?.includes('no-store') === true)
      noteServerTime(response.headers.get('date'));
    if (!response.ok) return { ok: false, problem: problemOf(response, text) };
    const isJson = response.headers.get('content-type')?.includes('json') === true;
    const value: T = JSON.parse(isJson && text !== '' ? text : JSON.stringify(text));
    return { ok: true, value };
  } catch {
    return { ok: false, problem: offline() };
  }
}

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(params[name])));
  const asked = Object.entries(query).filter(([, value]) => value !== undefined);
  const search = new URLSearchParams(asked.map(([name, value]) => [name, String(value)])).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

function headersOf({ body }: Parts, { key, token, caf }: Options): Record<string, string> {
  return {
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
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
