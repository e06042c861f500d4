import type { Deps } from '../../shared/deps.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { markPerson } from '../../shared/mediation/mark.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { liftMark, marksOf } from '../../shared/store/person-marks.ts';
import { operations } from './operations.ts';

/** The two marks of M7: any staff member sets them, mediators and psychologists see and lift them. */
export function markRoutes(deps: Deps) {
  return [
    route(operations.setMark, async ({ body, caf, staff }) => {
      await markPerson(deps, caf, body.person, body.mark, staff.subject);
      return undefined;
    }),
    route(operations.readMarks, async ({ body, caf, staff, now }) => {
      const marks = await marksOf(deps, caf.code, body.person);
      await auditReading(deps.store, { caf, by: staff.subject, act: 'read-marks', appointments: [], now });
      return {
        marks: [...marks].map(([mark, since]) => ({ mark, since: isoWithOffset(since, caf.zone) })),
      };
    }),
    route(operations.liftMark, async ({ body, caf, staff, now }) => {
      await auditReading(deps.store, { caf, by: staff.subject, act: 'lift-mark', appointments: [], now });
      await liftMark(deps, caf.code, body.person, body.mark);
      return undefined;
    }),
  ];
}
