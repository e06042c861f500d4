import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { problem } from '../../shared/http/respond.ts';
import { type Listening, listen, readWhole } from '../http.ts';
import { writeResult } from './answer.ts';
import type { Authorizer } from './authorizer.ts';
import { corsHeaders, isPreflight } from './cors.ts';
import { type FrontDoor, toEvent } from './event.ts';
import { makeLine } from './line.ts';
import { type Match, makeMatcher, type Route } from './routes.ts';

export interface GatewayOptions {
  readonly port: number;
  readonly routes: readonly Route[];
  readonly invoke: (name: string, event: Record<string, unknown>) => Promise<unknown>;
  readonly authorize: Authorizer;
  readonly frontDoor: FrontDoor;
  /** Answers a path of the browser client; false when it has none. */
  readonly web: (request: IncomingMessage, response: ServerResponse) => boolean;
  readonly report: (sentence: string) => void;
}

/** Lambda takes no more in one event. */
const LIMIT = 6 * 1024 * 1024;
const LONGEST_WAIT_SECONDS = 30;
/** Functions that run side by side on this machine. */
const AT_ONCE = 32;

/** The HTTP API on one machine, with routes from the table of functions, and the browser client at every other path. */
export async function startGateway(options: GatewayOptions): Promise<Listening> {
  const match = makeMatcher(options.routes);
  const line = makeLine(AT_ONCE);
  return await listen(options.port, async (request, response) => {
    const cors = corsHeaders(request);
    if (isPreflight(request)) {
      response.writeHead(204, cors).end();
      return;
    }
    const path = (request.url ?? '/').split('?', 1)[0] ?? '/';
    const found = findRoute(match, request.method ?? 'GET', path);
    if (found === undefined && options.web(request, response)) return;
    writeResult(response, await answer(request, found, options, line), cors);
  });
}

function findRoute(match: ReturnType<typeof makeMatcher>, method: string, path: string): Match | undefined {
  try {
    return match(method, path);
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

async function answer(
  request: IncomingMessage,
  match: Match | undefined,
  options: GatewayOptions,
  line: ReturnType<typeof makeLine>,
): Promise<unknown> {
  const body = await readWhole(request, LIMIT);
  if (match === undefined) return problem('NOT_FOUND');
  if (body === undefined) return problem('TOO_LARGE');
  const claims = match.route.signedIn ? await options.authorize(request.headers.authorization) : undefined;
  if (match.route.signedIn && claims === undefined) {
    const refused = problem('UNAUTHENTICATED');
    return { ...refused, headers: { ...refused.headers, 'www-authenticate': 'Bearer' } };
  }
  const event = toEvent(request, body, match, claims, options.frontDoor);
  return await line(() => withinTime(match.route, options, event));
}

/** A function that throws is a 500 and one that takes too long a 503, as at the real gateway. */
async function withinTime(
  route: Route,
  options: GatewayOptions,
  event: Record<string, unknown>,
): Promise<unknown> {
  const timer = new AbortController();
  const late = sleep(Math.min(route.timeoutSeconds, LONGEST_WAIT_SECONDS) * 1_000, 'late' as const, {
    signal: timer.signal,
  });
  late.catch(() => undefined);
  try {
    const result = await Promise.race([options.invoke(route.function, event), late]);
    return result === 'late' ? problem('BUSY') : result;
  } catch (error) {
    options.report(`${route.function}: ${error instanceof Error ? error.message : String(error)}`);
    return problem('INTERNAL');
  } finally {
    timer.abort();
  }
}
