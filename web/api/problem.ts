import type { Problem } from './contract.ts';

/** No answer came: no network, or nobody answered in time. */
export function offline(): Problem {
  return { code: 'OFFLINE', status: 0, detail: '', errors: [], alternatives: [], retryAfter: undefined };
}

/** A problem document (RFC 9457) of the API; anything else that came back instead is UNREADABLE. */
export function problemOf(response: Response, text: string): Problem {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const rest = {
    status: response.status,
    retryAfter: Number.isFinite(seconds) ? seconds : undefined,
  };
  try {
    const {
      code,
      detail = '',
      errors = [],
      alternatives = [],
      cafs = [],
      triesLeft,
      overlaps,
    } = JSON.parse(text);
    if (code !== undefined) return { code, detail, errors, alternatives, cafs, triesLeft, overlaps, ...rest };
  } catch {}
  return { code: 'UNREADABLE', detail: '', errors: [], alternatives: [], ...rest };
}
