import { openAnswer } from '../../shared/data-requests/answer.ts';
import { type Asked, askForData } from '../../shared/data-requests/ask.ts';
import { confirmData, resendDataCode } from '../../shared/data-requests/confirm.ts';
import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { operations } from './operations.ts';
import { answerView } from './view.ts';

/** Asking for one's data or their erasure, and reading the answer (D3). */
export function publicDataRequests(deps: Deps) {
  return httpFunction(deps, [
    route(operations.askForData, (call) => {
      const { caf, body, address } = call;
      const answerFor = ({ expiresAt, ...asked }: Asked) =>
        expiresAt === undefined ? asked : { ...asked, expiresAt: isoWithOffset(expiresAt, caf.zone) };
      return once(deps, call, operations.askForData, async (remember) => {
        const also = (asked: Asked) => remember(answerFor(asked));
        return answerFor(await askForData(deps, caf, { ...body, address, also }));
      });
    }),
    route(operations.confirmDataRequest, async ({ caf, params, body }) => {
      await confirmData(deps, caf, params.id, body.code);
      return { id: params.id, status: 'received' as const };
    }),
    route(operations.resendDataCode, async ({ caf, params }) => {
      const { expiresAt } = await resendDataCode(deps, caf, params.id);
      return { expiresAt: isoWithOffset(expiresAt, caf.zone) };
    }),
    route(operations.openDataAnswer, async ({ body, address }) => {
      const opened = await openAnswer(deps, body, address).catch((error: unknown) => {
        if (error instanceof DomainError && error.code === 'NOT_FOUND' && 'code' in body) throw unknownCode();
        throw error;
      });
      return answerView(opened);
    }),
  ]);
}

/** Wrong, old and ended codes look alike. */
function unknownCode(): DomainError {
  return new DomainError('NOT_FOUND', {
    errors: [
      { path: 'code', message: 'Nous ne connaissons pas ce code, ou il ne compte plus. Vérifiez-le.' },
    ],
  });
}
