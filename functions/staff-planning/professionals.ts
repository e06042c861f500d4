import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { SECRETARIAT } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { route } from '../../shared/http/function.ts';
import {
  changeProfessional,
  listProfessionals,
  professionalWrite,
} from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { once } from './once.ts';
import { operations } from './operations.ts';

export function professionalRoutes(deps: Deps) {
  return [
    route(operations.me, async ({ staff, caf }) => {
      const self = (await listProfessionals(deps.store, caf.code)).find(isOf(staff.subject));
      return {
        subject: staff.subject,
        caf: { code: caf.code, name: caf.name, zone: caf.zone },
        roles: [...staff.roles],
        memberships: [...staff.memberships],
        ...(self === undefined ? {} : { professional: fullView(self) }),
      };
    }),
    route(operations.setDelegates, async ({ body, staff, caf }) => {
      const professionals = await listProfessionals(deps.store, caf.code);
      const self = professionals.find(isOf(staff.subject));
      if (self === undefined) throw new DomainError('NOT_FOUND');
      body.delegates.forEach((delegate, at) => {
        const isKnown = delegate === SECRETARIAT || professionals.some(({ id }) => id === delegate);
        if (!isKnown) throw invalid(`delegates.${at}`, 'Cette personne ne fait pas partie de votre Caf.');
      });
      return fullView(await changeProfessional(deps.store, self, body));
    }),
    route(operations.listProfessionals, async ({ staff, caf }) => {
      const view = staff.roles.includes('admin') ? fullView : publicView;
      return { professionals: (await listProfessionals(deps.store, caf.code)).map(view) };
    }),
    route(operations.createProfessional, async ({ body, caf, ...call }) => {
      const { subject, ...rest } = body;
      if (body.id === SECRETARIAT) throw invalid('id', 'Ce mot désigne le secrétariat.');
      return once(deps, call, operations.createProfessional, async (remember) => {
        refuseSharedSubject(await listProfessionals(deps.store, caf.code), body.id, subject);
        const professional: Professional = {
          caf: caf.code,
          ...rest,
          ...(subject === undefined ? {} : { subject }),
          delegates: [],
        };
        const answer = fullView(professional);
        const result = await transact(deps.store, [professionalWrite(professional), ...remember(answer)]);
        if (result.ok) return answer;
        if (result.failed.has('idempotency')) return 'repeated';
        throw new DomainError('ALREADY_EXISTS', {
          errors: [{ path: 'id', message: 'Cet identifiant est pris.' }],
        });
      });
    }),
    route(operations.updateProfessional, async ({ params, body, caf }) => {
      const { subject, ...rest } = body;
      refuseSharedSubject(await listProfessionals(deps.store, caf.code), params.id, subject);
      const of = { caf: caf.code, id: params.id };
      const change = subject === undefined ? rest : { ...rest, subject };
      return fullView(await changeProfessional(deps.store, of, change));
    }),
  ];
}

/** One sign-in is one professional of a Caf. */
function refuseSharedSubject(all: readonly Professional[], id: string, subject: string | undefined): void {
  if (subject !== undefined && all.some((one) => one.id !== id && one.subject === subject))
    throw new DomainError('ALREADY_EXISTS', {
      errors: [{ path: 'subject', message: 'Ce compte est déjà lié à un autre professionnel.' }],
    });
}

const isOf = (subject: string) => (one: Professional) => one.subject === subject;

function fullView({ caf: _, ...shown }: Professional): Omit<Professional, 'caf'> {
  return shown;
}

function publicView({ id, role, displayName, title }: Professional) {
  return { id, role, displayName, title };
}
