import type { DomainError } from '../domain/errors.ts';
import type { HttpResult } from './event.ts';
import { PROBLEMS, type ProblemCode } from './problems.ts';

const ALWAYS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** `keepSeconds`: by the caller's browser alone, no cache on the way. */
export function json(status: number, body: unknown, keepSeconds?: number): HttpResult {
  return {
    statusCode: status,
    headers: {
      ...ALWAYS,
      'content-type': 'application/json; charset=utf-8',
      ...(keepSeconds === undefined ? {} : { 'cache-control': `private, max-age=${keepSeconds}` }),
    },
    body: body === undefined ? '' : JSON.stringify(body),
  };
}

export function text(status: number, type: string, body: string): HttpResult {
  return { statusCode: status, headers: { ...ALWAYS, 'content-type': type }, body };
}

/** Sends to another address, which may be fetched once or for a while. */
export function seeOther(location: string): HttpResult {
  return { statusCode: 303, headers: { ...ALWAYS, location }, body: '' };
}

/** A problem document (RFC 9457): `code` is for programs, `detail` for people. */
export function problem(code: ProblemCode, extra: Record<string, unknown> = {}): HttpResult {
  const { status, detail } = PROBLEMS[code];
  const { retryAfter, ...shown } = extra;
  return {
    statusCode: status,
    headers: {
      ...ALWAYS,
      'content-type': 'application/problem+json; charset=utf-8',
      ...(status === 429 || status === 503 ? { 'retry-after': String(retryAfter ?? 1) } : {}),
    },
    body: JSON.stringify({ type: 'about:blank', title: code, status, code, detail, ...shown }),
  };
}

function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

/** The one place where a refusal becomes an answer. */
export function problemOf(error: DomainError): HttpResult {
  return isProblemCode(error.code) ? problem(error.code, error.extra) : problem('INTERNAL');
}
