import { handInData } from '../../shared/data-requests/ask.ts';
import { checkData, handOverData, printSlip, refuseData } from '../../shared/data-requests/desk.ts';
import type { Deps } from '../../shared/deps.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { type AuditedAct, auditReading } from '../../shared/store/audit.ts';
import { listDataRequests } from '../../shared/store/data-requests.ts';
import { operations } from './operations.ts';
import { requestView, slipView } from './view.ts';

const MOST_REQUESTS = 200;

/** Requests for access and erasure as the secretariat keeps them: who asks for what, never what is answered (D3). */
export function staffDataRequests(deps: Deps) {
  return httpFunction(deps, [
    route(operations.listDataRequests, async ({ caf, staff, query, now }) => {
      const found = await listDataRequests(deps.store, caf.code, query.status, MOST_REQUESTS + 1);
      const shown = found.slice(0, MOST_REQUESTS);
      await audited(deps, staff, 'read-data-requests', ids(shown), now);
      return {
        requests: shown.map((request) => requestView(caf, request, now)),
        more: found.length > MOST_REQUESTS,
      };
    }),
    route(operations.handInDataRequest, (call) =>
      once(deps, call, operations.handInDataRequest, async (remember) => {
        const { caf, staff, body, now } = call;
        const asked = await handInData(
          deps,
          caf,
          { ...body, also: ({ id }) => remember({ id }) },
          staff.subject,
        );
        await audited(deps, staff, 'hand-in-data-request', [asked.id], now);
        return { id: asked.id };
      }),
    ),
    route(operations.checkDataRequest, async ({ caf, staff, params, body, now }) => {
      await audited(deps, staff, 'check-data-request', [params.id], now);
      const checking = { ...body, by: staff.subject };
      return requestView(caf, await checkData(deps, caf, params.id, checking), now);
    }),
    route(operations.refuseDataRequest, async ({ caf, staff, params, body, now }) => {
      await audited(deps, staff, 'refuse-data-request', [params.id], now);
      const refusal = { ...body, by: staff.subject };
      return requestView(caf, await refuseData(deps, caf, params.id, refusal), now);
    }),
    route(operations.printDataSlip, async ({ caf, staff, params, now }) => {
      await audited(deps, staff, 'print-data-slip', [params.id], now);
      const { request, code } = await printSlip(deps, caf, params.id);
      return slipView(caf, request, code);
    }),
    route(operations.handOverData, async ({ caf, staff, params, now }) => {
      await audited(deps, staff, 'hand-over-data', [params.id], now);
      return requestView(caf, await handOverData(deps, caf, params.id), now);
    }),
  ]);
}

const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

/** Written before it is done or shown: what cannot be recorded does not take place. */
async function audited(
  deps: Deps,
  { caf, subject: by }: Staff,
  act: AuditedAct,
  appointments: string[],
  now: number,
): Promise<void> {
  await auditReading(deps.store, { caf, by, act, appointments, now });
}
