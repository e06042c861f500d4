import type { Deps } from '../../shared/deps.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { ownRecord, SECRETARIAT } from '../../shared/domain/plan-access.ts';
import type { Professional } from '../../shared/domain/planning.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { endFeedWrites } from '../../shared/store/feeds.ts';
import {
  changeProfessional,
  listProfessionals,
  professionalWrite,
} from '../../shared/store/professionals.ts';
import { transact } from '../../shared/store/transact.ts';
import { operations } from './operations.ts';

export function professionalRoutes(deps: Deps) {
  return [
    route(operations.me, async ({ staff, caf }) => {
      const self = ownRecord(await listProfessionals(deps.store, caf.code), staff);
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
      const self = ownRecord(professionals, staff);
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
        throw new DomainError('ALREADY_EXISTS', {
          errors: [{ path: 'id', message: 'Cet identifiant est pris.' }],
        });
      });
    }),
    route(operations.updateProfessional, async ({ params, body, caf }) => {
      const { subject, ...rest } = body;
      const all = await listProfessionals(deps.store, caf.code);
      refuseSharedSubject(all, params.id, subject);
      const was = all.find(({ id }) => id === params.id);
      if (was === undefined) throw new DomainError('NOT_FOUND');
      const change = subject === undefined ? rest : { ...rest, subject };
      const feed = { caf: caf.code, professional: was.id };
      const ending = was.subject === subject ? [] : await endFeedWrites(deps.store, deps.keys, feed);
      return fullView(await changeProfessional(deps.store, was, change, ending));
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

function fullView({ caf: _, ...shown }: Professional): Omit<Professional, 'caf'> {
  return shown;
}

function publicView({ id, role, displayName, title }: Professional) {
  return { id, role, displayName, title };
}
