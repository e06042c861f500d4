import type { Result } from '../../api/contract.ts';
import { addDays } from '../../app/dates.ts';
import { useLoad } from '../../app/use-load.ts';
import { useStaff } from '../staff.tsx';
import type { OpenedDay, Plan, Professional } from './types.ts';

/** One professional's plan. */
export function usePlan(professional: Professional) {
  const { ask } = useStaff();
  return useLoad<Plan>(
    async (signal) => {
      const query = { professional: professional.id };
      const [availabilities, absences, closures] = await Promise.all([
        ask('GET /v1/staff/availabilities', { query }, { signal }),
        ask('GET /v1/staff/absences', { query }, { signal }),
        ask('GET /v1/staff/closures', {}, { signal }),
      ]);
      if (!availabilities.ok) return availabilities;
      if (!absences.ok) return absences;
      if (!closures.ok) return closures;
      return {
        ok: true,
        value: { ...availabilities.value, ...absences.value, ...closures.value, professional },
      };
    },
    [professional.id],
  );
}

/** The days of one week as they stand open; nothing while they cannot be read, which only costs the word « férié ». */
export function useOpenedWeek(professional: string, monday: string) {
  const { ask } = useStaff();
  const { load, again } = useLoad<readonly OpenedDay[]>(
    async (signal): Promise<Result<readonly OpenedDay[]>> => {
      const query = { professional, from: monday, to: addDays(monday, 7) };
      const result = await ask('GET /v1/staff/opened-days', { query }, { signal });
      return result.ok ? { ok: true, value: result.value.days } : result;
    },
    [professional, monday],
  );
  return { opened: load.state === 'ready' ? load.value : [], again };
}
