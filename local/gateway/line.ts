/**
 * Lets so many pieces of work run at a time; the others stand in line, first come, first served. In the cloud each request has a
 * machine of its own: here they share one, and time in line must not count as time taken.
 */
export function makeLine(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < places) running += 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}
