import { nextFiring } from './expression.ts';

export interface Schedule {
  readonly name: string;
  readonly rate: string;
  /** Work on what EventBridge Scheduler sends: the instant it was due, ISO 8601. */
  readonly work: (event: { time: string }) => Promise<unknown>;
}

/** Fires schedules at their times, and by hand. */
export interface Ticker {
  readonly names: readonly string[];
  /** Fires now as if at `at` (epoch ms) and gives what the function answered; rejects with its error, or for an unknown name. */
  fire(name: string, at: number): Promise<unknown>;
  stop(): Promise<void>;
}

/** Every schedule also fires once at start, so that a machine that was off catches up. */
export function startTicker(schedules: readonly Schedule[], report: (sentence: string) => void): Ticker {
  const timers = new Map<string, NodeJS.Timeout>();
  const running = new Set<Promise<unknown>>();

  function run(schedule: Schedule, at: number): Promise<unknown> {
    const done = schedule.work({ time: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z') });
    const tracked = done.finally(() => running.delete(tracked));
    running.add(tracked);
    return tracked;
  }

  function tick(schedule: Schedule, due: number): void {
    const wait = Math.min(Math.max(0, due - Date.now()), 2 ** 31 - 1);
    timers.set(
      schedule.name,
      setTimeout(() => {
        tick(schedule, nextFiring(schedule.rate, Math.max(Date.now(), due)));
        run(schedule, due).catch((error: unknown) =>
          report(`${schedule.name}: ${error instanceof Error ? error.message : String(error)}`),
        );
      }, wait),
    );
  }

  for (const schedule of schedules) {
    nextFiring(schedule.rate, Date.now());
    tick(schedule, Date.now());
  }
  return {
    names: schedules.map((schedule) => schedule.name),
    async fire(name, at) {
      const schedule = schedules.find((known) => known.name === name);
      if (schedule === undefined)
        throw new Error(
          `there is no schedule ${name}; there are ${schedules.map((known) => known.name).join(', ')}`,
        );
      return await run(schedule, at);
    },
    async stop() {
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.allSettled(running);
    },
  };
}
