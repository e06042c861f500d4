/**
 * Does something that must end: after `ms` milliseconds, or when `also` ends, its signal aborts. Written out, since phones of 2020 know
 * neither `AbortSignal.timeout` nor `AbortSignal.any`.
 */
export async function withPatience<T>(
  ms: number,
  also: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const end = new AbortController();
  const stop = () => end.abort();
  const timer = setTimeout(stop, ms);
  also?.addEventListener('abort', stop);
  if (also?.aborted === true) stop();
  try {
    return await work(end.signal);
  } finally {
    clearTimeout(timer);
    also?.removeEventListener('abort', stop);
  }
}
