import type { Deps } from '../../shared/deps.ts';
import {
  addParty,
  askAgreement,
  giveAgreement,
  partyOf,
  withdrawAgreement,
} from '../../shared/domain/mediation-moves.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { change } from '../../shared/mediation/change.ts';
import { withContact } from '../../shared/mediation/contact.ts';
import { checkNew, resolveParty } from '../../shared/mediation/open.ts';
import { interviewOfCase } from '../../shared/store/mediation-facts.ts';
import { auditCase, moved } from './cases.ts';
import { certificateOf } from './certificate.fr.ts';
import { findCase, openDesk } from './desk.ts';
import { operations } from './operations.ts';
import { caseView } from './views.ts';

/** The people of a case: joining, contact, agreement, certificate. */
export function partyRoutes(deps: Deps) {
  return [
    route(operations.addParty, async (call) => {
      const { params, body, caf } = call;
      const desk = await openDesk(deps, call);
      await auditCase(desk, await findCase(deps, desk, params.id));
      return once(deps, call, operations.addParty, async (remember) => {
        const { party, interview } = await resolveParty(deps, caf, body, desk.agendas, '');
        const done = await change(deps, caf, params.id, {
          decide(mediation, { now }) {
            checkNew(deps, mediation.parties, party, 'person');
            return addParty(mediation, party, now);
          },
          also: (mediation) => [
            ...(interview === undefined ? [] : [interviewOfCase(mediation, interview)]),
            ...remember(caseView(desk, mediation)),
          ],
        });
        return caseView(desk, done);
      });
    }),
    route(operations.changePartyContact, async ({ params, body, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const was = partyOf(await findCase(deps, desk, params.id), params.party);
      const { email, phone, contact } = body;
      return withContact(deps, caf.code, was, { email, phone, contact }, (changing) =>
        moved(deps, desk, params.id, changing),
      );
    }),
    route(operations.recordConsent, async ({ params, body, ...call }) => {
      const desk = await openDesk(deps, call);
      const said = { by: 'staff', subject: desk.subject } as const;
      const move = { asked: askAgreement, given: giveAgreement, withdrawn: withdrawAgreement }[body.what];
      return moved(deps, desk, params.id, {
        decide: (mediation, { now }) => move(mediation, body.party, said, now),
      });
    }),
    route(operations.certificate, async ({ params, caf, ...call }) => {
      const desk = await openDesk(deps, call);
      const mediation = await findCase(deps, desk, params.id);
      const certificate = certificateOf(caf, mediation, partyOf(mediation, params.party), desk.now);
      await desk.audit('read-mediation', [params.party]);
      return certificate;
    }),
  ];
}
