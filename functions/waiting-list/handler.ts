import * as z from 'zod';
import type { Deps } from '../../shared/deps.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import type { LocalDate } from '../../shared/domain/words.ts';
import {
  type BatchResult,
  FreedMessage,
  FreedSeatMessage,
  workBatch,
} from '../../shared/messaging/queue-messages.ts';
import { serveDay } from '../../shared/waiting/serve.ts';
import { serveSession } from '../../shared/waiting/serve-session.ts';

/**
 * Offers what came free to those who wait: each message is one professional's day, or one group session. It may come twice, late, or when somebody has
 * booked meanwhile: what is offered is decided by the day and the list as they stand, never by the message.
 */
export function waitingList(
  deps: Deps,
  holidaysOf: (caf: Caf) => (date: LocalDate) => boolean,
): (event: unknown) => Promise<BatchResult> {
  return (event) =>
    workBatch(event, deps, z.union([FreedMessage, FreedSeatMessage]), async (message) => {
      const caf = deps.cafs.get(message.caf);
      if (caf === undefined) {
        deps.log.warn('a freed day of an unknown caf', { caf: message.caf });
        return 'done';
      }
      const { offered, isDone } =
        'session' in message
          ? await serveSession(deps, { caf, session: message.session }, holidaysOf(caf))
          : await serveDay(deps, { ...message, caf }, holidaysOf(caf));
      if (offered > 0) deps.log.info('offered from the waiting list', { caf: caf.code, offered });
      return isDone ? 'done' : 'again';
    });
}
