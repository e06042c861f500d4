import { type Changing, change } from '../../shared/consultation/change.ts';
import { changeContact } from '../../shared/consultation/contact.ts';
import { checkContact, sendRequest } from '../../shared/consultation/send.ts';
import type { Deps } from '../../shared/deps.ts';
import type { Consultation } from '../../shared/domain/consultation.ts';
import { close, logCall, writeWorksheet } from '../../shared/domain/consultation-moves.ts';
import { inOrder, knownToReferrer, stageOf } from '../../shared/domain/consultation-queue.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { recordedAgreement } from '../../shared/http/agreement.ts';
import type { Desk } from '../../shared/http/desk.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { auditReading } from '../../shared/store/audit.ts';
import { getConsultations, handedInBy, listConsultations } from '../../shared/store/consultations.ts';
import { findRequest, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { shownRequest, summaryOf } from './views.ts';

const RECEIVED = { received: true } as const;

/** Handing in, the queue, one request, calls, worksheet and end. */
export function requestRoutes(deps: Deps) {
  return [
    route(operations.handIn, async (call) => {
      const { caf, staff, now } = call;
      const { agreement: recorded, ...asked } = call.body;
      return once(deps, call, operations.handIn, async (remember) => {
        const agreement = recordedAgreement({ subject: staff.subject, now }, recorded);
        const handedIn = { by: 'staff' as const, subject: staff.subject, agreement };
        await sendRequest(deps, caf, { ...asked, handedIn }, remember(RECEIVED));
        return RECEIVED;
      });
    }),
    route(operations.listHandedIn, async ({ caf, staff, now }) => {
      const ids = await handedInBy(deps, caf.code, staff.subject);
      const found = await getConsultations(deps.store, caf.code, ids);
      const calendar = makeCalendar(caf.zone);
      await auditReading(deps.store, {
        caf,
        by: staff.subject,
        act: 'read-consultation',
        appointments: found.map(({ id }) => id),
        now,
      });
      return {
        requests: found
          .toSorted((a, b) => b.createdAt - a.createdAt)
          .map((request) => ({
            id: request.id,
            person: { firstName: request.person.firstName, lastName: request.person.lastName },
            handedInAt: calendar.iso(request.createdAt),
            status: knownToReferrer(request),
          })),
      };
    }),
    route(operations.listRequests, async ({ query, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const all = await listConsultations(deps.store, caf.code, query.status);
      const requests = query.status === 'open' ? inOrder(all) : all.toReversed();
      await desk.audit(
        'read-consultation',
        requests.map(({ id }) => id),
      );
      const others = query.status === 'open' ? all : [];
      return { requests: requests.map((one) => summaryOf(desk, one, others)) };
    }),
    route(operations.readRequest, async ({ params, ...call }) => {
      const desk = await openDesk(deps, call);
      return shownRequest(deps, desk, await findRequest(deps, desk, params.id));
    }),
    route(operations.changeContact, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const before = await findRequest(deps, desk, params.id);
      const { email, phone, contact } = body;
      checkContact({ ...before.person, email, phone }, contact);
      if (before.state.status === 'closed') throw new DomainError('REQUEST_CLOSED');
      return shownRequest(deps, desk, await changeContact(deps, caf, before, { email, phone, contact }));
    }),
    route(operations.logCall, async (call) => {
      const desk = await openDesk(deps, call);
      const { params, body } = call;
      return once(deps, call, operations.logCall, async (remember) => {
        const done = await change(deps, desk.caf, params.id, {
          decide: (consultation, at) =>
            logCall(consultation, { by: desk.subject, reached: body.reached }, at),
          also: (becomes) => remember(standing(desk, becomes)),
        });
        return standing(desk, done);
      });
    }),
    route(operations.writeAnalysis, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      return moved(deps, desk, params.id, (consultation) => writeWorksheet(consultation, body));
    }),
    route(operations.close, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      return moved(deps, desk, params.id, (consultation, at) =>
        close(consultation, { by: desk.subject, decision: { kind: body.decision } }, at),
      );
    }),
  ];
}

/** One move of a request, and the request after it. */
export async function moved(deps: Deps, desk: Desk, id: string, decide: Changing['decide']) {
  await findRequest(deps, desk, id);
  return shownRequest(deps, desk, await change(deps, desk.caf, id, { decide }));
}

/** What the answer to a keyed act says; the request itself is read by its own operation (B6, D3). */
export const standing = ({ now }: Desk, consultation: Consultation) => ({
  id: consultation.id,
  stage: stageOf(consultation, now),
});
