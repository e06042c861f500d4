import type { Deps } from '../../shared/deps.ts';
import {
  countedWeeks,
  countUnclosed,
  isKept,
  isUnclosed,
  LOOKED_BACK_DAYS,
} from '../../shared/domain/close-out.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { outcomesOf } from '../../shared/domain/outcomes.ts';
import { ownRecord } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { addDays, makeCalendar } from '../../shared/domain/time.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { checkPeriod } from '../../shared/http/times.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { listProfessionals } from '../../shared/store/professionals.ts';
import { keptFile } from './kept-file.fr.ts';
import { operations } from './operations.ts';
import { allPast, pastOf } from './past.ts';

const MOST_DAYS = 62;

/** Close-out: what is still to close, as a list for whoever received and as counts for managers; what was kept, as a file. */
export function staffCloseOut(deps: Deps) {
  return httpFunction(deps, [
    route(operations.listUnclosed, async ({ caf, staff, now }) => {
      const self = await ownOf(deps, staff);
      const calendar = makeCalendar(caf.zone);
      const today = calendar.localDateOf(now);
      const range = { from: addDays(today, -LOOKED_BACK_DAYS), to: today };
      const past = await pastOf(deps, self, range, now);
      const unclosed = past.filter((one) => isUnclosed(one, now));
      await audited(deps, { staff, self, now }, 'read-agenda', unclosed);
      return {
        appointments: unclosed.map(({ id, start, place, mode, service: serviceId, person }) => {
          const service = caf.services.find((one) => one.id === serviceId);
          const { firstName, lastName } = person;
          return {
            id,
            start: calendar.iso(start),
            place,
            mode,
            service: serviceId,
            serviceName: service?.name ?? serviceId,
            person: { firstName, lastName },
            outcomes: [...outcomesOf(service)],
          };
        }),
      };
    }),
    route(operations.unclosedFigures, async ({ caf, now }) => {
      const period = countedWeeks(makeCalendar(caf.zone).localDateOf(now));
      const past = await allPast(deps, caf, period, now);
      const counted = past
        .filter((one) => isUnclosed(one, now) || one.state.status === 'closed')
        .map((one) => ({
          service: one.service,
          professional: one.professional,
          unclosed: isUnclosed(one, now),
        }));
      const services = caf.services.map(({ id }) => id);
      const about = { period, unit: 'appointments' as const };
      return { period, figures: countUnclosed(counted, services).map((one) => ({ ...one, ...about })) };
    }),
    route(operations.exportKept, async ({ query: { from, to }, caf, staff, now }) => {
      const self = await ownOf(deps, staff);
      checkPeriod({ from, to }, MOST_DAYS);
      const kept = (await pastOf(deps, self, { from, to: addDays(to, -1) }, now)).filter(isKept);
      await audited(deps, { staff, self, now }, 'export-kept', kept);
      return keptFile(caf, kept);
    }),
  ]);
}

/** @throws DomainError FORBIDDEN for a sign-in that is linked to no record of a professional. */
async function ownOf(deps: Deps, staff: Staff): Promise<Professional> {
  const self = ownRecord(await listProfessionals(deps.store, staff.caf.code), staff);
  if (self === undefined) throw new DomainError('FORBIDDEN');
  return self;
}

/** Written down before it is shown (D3). */
function audited(
  deps: Deps,
  { staff, self, now }: { staff: Staff; self: Professional; now: number },
  act: 'read-agenda' | 'export-kept',
  shown: readonly { readonly id: string }[],
): Promise<void> {
  const appointments = shown.map(({ id }) => id);
  const { caf, subject: by } = staff;
  return auditReading(deps.store, { caf, by, act, professional: self.id, appointments, now });
}
