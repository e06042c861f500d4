import type { Deps } from '../../shared/deps.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { isWaiter, openOffer, type WaitingEntry } from '../../shared/domain/waiting.ts';
import { httpFunction, route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import { waitingOfLink } from '../../shared/store/waiting.ts';
import { claimOffer } from '../../shared/waiting/claim.ts';
import { confirmWaiting, resendWaiting } from '../../shared/waiting/confirm.ts';
import { type Joined, joinWaiting } from '../../shared/waiting/join.ts';
import { endOffered, leaveWaiting } from '../../shared/waiting/leave.ts';
import { standingOf } from '../../shared/waiting/standing.ts';
import { operations } from './operations.ts';
import { waitingView } from './view.ts';

/** The waiting list as people meet it: asking to be told, and their own page by the link of their mail. */
export function publicWaitingList(deps: Deps) {
  async function found(token: string, now: number) {
    const entry = await waitingOfLink(deps.store, token, now);
    const caf = deps.cafs.get(entry.caf);
    if (caf === undefined) throw new DomainError('NOT_FOUND');
    return { caf, entry };
  }

  async function shown(entry: WaitingEntry, now: number) {
    const caf = deps.cafs.get(entry.caf);
    if (caf === undefined) throw new DomainError('NOT_FOUND');
    const asks = isWaiter(entry) && openOffer(entry, now) !== undefined;
    return waitingView(caf, entry, asks ? (await standingOf(deps, entry)).appointment : undefined, now);
  }

  return httpFunction(deps, [
    route(operations.joinWaitingList, (call) => {
      const { caf, body, address } = call;
      const { person, contact, invitation, ...wishes } = body;
      const answerFor = ({ expiresAt, ...joined }: Joined) =>
        expiresAt === undefined ? joined : { ...joined, expiresAt: isoWithOffset(expiresAt, caf.zone) };
      return once(deps, call, operations.joinWaitingList, async (remember) => {
        const also = (joined: Joined) => remember(answerFor(joined));
        return answerFor(
          await joinWaiting(deps, { caf, wishes, person, contact, invitation, address, also }),
        );
      });
    }),
    route(operations.confirmWaiting, async ({ caf, params, body }) => {
      await confirmWaiting(deps, caf, params.id, body.code);
      return { id: params.id, status: 'waiting' as const };
    }),
    route(operations.resendWaitingCode, async ({ caf, params }) => {
      const { expiresAt } = await resendWaiting(deps, caf, params.id);
      return { expiresAt: isoWithOffset(expiresAt, caf.zone) };
    }),
    route(operations.readWaiting, async ({ params, now }) => {
      const { entry } = await found(params.token, now);
      return shown(entry, now);
    }),
    route(operations.claimWaiting, async ({ params, body, now }) => {
      const { caf, entry } = await found(params.token, now);
      const said = { by: 'person' as const };
      return shown(await claimOffer(deps, caf, entry.id, { start: Date.parse(body.start), said }), now);
    }),
    route(operations.declineWaiting, async ({ params, body, now }) => {
      const { caf, entry } = await found(params.token, now);
      const answer = { start: Date.parse(body.start), ended: 'declined' as const };
      return shown(await endOffered(deps, caf, entry.id, answer), now);
    }),
    route(operations.stopWaiting, async ({ params, now }) => {
      const { caf, entry } = await found(params.token, now);
      return shown(await leaveWaiting(deps, caf, entry.id, 'stopped'), now);
    }),
  ]);
}
