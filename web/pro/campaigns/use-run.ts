import { type Fresh, useFresh } from '../desk/use-fresh.ts';
import { useStaff } from '../staff.tsx';
import type { Run } from './types.ts';
import { isMoving } from './words.ts';

const SOON_MS = 2_000;
const LATER_MS = 60_000;
const AFTER_FAILURE_MS = 10_000;

/** One run, read again every two seconds while it moves, else every minute. */
export function useRun(id: string): Fresh<Run> {
  const { ask } = useStaff();
  return useFresh((signal) => ask('GET /v1/staff/campaigns/{id}', { params: { id } }, { signal }), [id], {
    pause: (run) => (run === undefined ? AFTER_FAILURE_MS : isMoving(run) ? SOON_MS : LATER_MS),
  });
}
