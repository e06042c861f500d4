import middy from '@middy/core';
import type * as z from 'zod';
import type { HttpDeps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { isPassing } from '../store/patience.ts';
import { callerAddress, HttpEvent, type HttpResult, readBody, readBytes } from './event.ts';
import { fieldErrors } from './messages.ts';
import { findNir } from './nir.ts';
import type { Answer, Body, Operation, Params, Query } from './operation.ts';
import { json, problem, problemOf, seeOther, text } from './respond.ts';
import { readStaff, requireRole, type Staff } from './staff.ts';

/** What a route's function is given: everything parsed, the caller known, the Caf found. */
export interface Call<O extends Operation> {
  readonly params: Params<O>;
  readonly query: Query<O>;
  readonly body: Body<O>;
  readonly caf: O['path'] extends `${string}/cafs/{caf}/${string}`
    ? Caf
    : O['access'] extends 'public'
      ? undefined
      : Caf;
  readonly staff: O['access'] extends 'public' ? undefined : Staff;
  readonly idempotencyKey: string | undefined;
  /** Address of the caller, for limits only; never stored in clear. */
  readonly address: string;
  /** Body as sent, for the keyed hash of B6. */
  readonly rawBody: string;
  /** The body of an operation that takes none in JSON. */
  readonly bytes: O['raw'] extends object ? Uint8Array : undefined;
  readonly now: number;
}

export interface Route {
  readonly key: string;
  run(event: HttpEvent, deps: HttpDeps): Promise<HttpResult>;
}

type Reply<O extends Operation> = Answer<O> extends undefined ? undefined : Answer<O>;

/** Ties an operation to its function: parses what comes in by the operation's schemas, and what goes out. */
export function route<O extends Operation>(
  operation: O,
  run: (call: Call<O>) => Promise<Reply<O>>,
): (deps: HttpDeps) => Route {
  return () => ({
    key: `${operation.method} ${operation.path}`,
    async run(event, deps) {
      const call = readCall(operation, event, deps);
      const answer: unknown = await run(narrow(call));
      const { status, body, text: type, location } = operation.success;
      if (location === true) return seeOther(String(answer));
      if (type !== undefined) return text(status, type, String(answer));
      return json(status, body === undefined ? undefined : body.parse(answer), operation.keepSeconds);
    },
  });
}

/** The call as the operation types it: `readCall` has just parsed every part by the operation's own schemas. */
function narrow<O extends Operation>(call: AnyCall): Call<O>;
function narrow(call: AnyCall): AnyCall {
  return call;
}

type AnyCall = { readonly [K in keyof Call<Operation>]: unknown };

function readCall(operation: Operation, event: HttpEvent, deps: HttpDeps): AnyCall {
  const staff =
    operation.access === 'public'
      ? undefined
      : readStaff(event.requestContext.authorizer?.jwt.claims, event.headers['x-caf'], deps.cafs);
  if (staff !== undefined && operation.access !== 'public') requireRole(staff, operation.access);
  const params = parse(operation.params, event.pathParameters, '', 'NOT_FOUND');
  const code = event.pathParameters['caf'];
  const caf = staff?.caf ?? (code === undefined ? undefined : deps.cafs.get(code));
  if (code !== undefined && caf === undefined) throw new DomainError('NOT_FOUND');
  const query = parse(operation.query, event.queryStringParameters, '', 'INVALID');
  return {
    params,
    query,
    body: operation.body === undefined ? undefined : parseBody(operation.body, event),
    caf,
    staff,
    idempotencyKey: operation.idempotent === true ? idempotencyKey(event) : undefined,
    address: callerAddress(event),
    rawBody: event.body ?? '',
    bytes: operation.raw === undefined ? undefined : parseBytes(operation.raw.limit, event),
    now: deps.clock(),
  };
}

function parse(schema: z.ZodType | undefined, value: unknown, prefix: string, code: string): unknown {
  if (schema === undefined) return undefined;
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return result.data;
  throw new DomainError(code, code === 'INVALID' ? { errors: fieldErrors(result.error, prefix) } : {});
}

function parseBody(schema: z.ZodType, event: HttpEvent): unknown {
  const raw = readBody(event);
  switch (raw.kind) {
    case 'too-large':
      throw new DomainError('TOO_LARGE');
    case 'bad':
      throw new DomainError('BAD_JSON');
    case 'absent':
      return parse(schema, {}, '', 'INVALID');
    case 'json': {
      const nir = findNir(raw.value);
      if (nir !== undefined)
        throw new DomainError('NIR_REFUSED', {
          errors: [{ path: nir, message: 'N’indiquez pas de numéro de sécurité sociale.' }],
        });
      return parse(schema, raw.value, '', 'INVALID');
    }
  }
}

function parseBytes(limit: number, event: HttpEvent): Uint8Array {
  const bytes = readBytes(event, limit);
  if (bytes === undefined) throw new DomainError('TOO_LARGE');
  return bytes;
}

function idempotencyKey(event: HttpEvent): string | undefined {
  const key = event.headers['idempotency-key'];
  if (key === undefined) return undefined;
  if (!/^[\x21-\x7e]{8,128}$/.test(key))
    throw new DomainError('INVALID', {
      errors: [{ path: 'Idempotency-Key', message: 'Entre 8 et 128 caractères, sans espace.' }],
    });
  return key;
}

/** A Lambda handler for several routes: one chain, one table of problems, nothing else. */
export function httpFunction(deps: HttpDeps, makers: readonly ((deps: HttpDeps) => Route)[]) {
  const routes = new Map(makers.map((make) => make(deps)).map((made) => [made.key, made]));
  return middy<unknown, HttpResult>()
    .onError(({ error }) => answerError(error, deps))
    .handler(async (event: unknown) => {
      const request = HttpEvent.parse(event);
      if (deps.originSecret !== undefined && request.headers['x-origin-secret'] !== deps.originSecret)
        throw new DomainError('FORBIDDEN');
      const found = routes.get(request.routeKey);
      if (found === undefined) throw new DomainError('NOT_FOUND');
      return found.run(request, deps);
    });
}

/** Refusals are answers; anything else is logged by its name only (a message may hold personal data, D1). */
function answerError(error: Error | null | undefined, deps: HttpDeps): HttpResult {
  if (error instanceof DomainError) return problemOf(error);
  if (isPassing(error)) {
    deps.log.warn('store busy', { error: error?.name ?? 'unknown' });
    return problem('TOO_MANY', { retryAfter: 2 });
  }
  const correlation = crypto.randomUUID();
  deps.log.error('request failed', {
    correlation,
    error: error?.name ?? 'unknown',
    at:
      error?.stack
        ?.split('\n')
        .find((line) => line.trimStart().startsWith('at '))
        ?.trim() ?? '',
  });
  return problem('INTERNAL', { correlation });
}
