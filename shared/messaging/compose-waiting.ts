import { bookingCode } from '../config/booking-code.ts';
import type { Deps } from '../deps.ts';
import type { WaitingMessage } from '../domain/notification.ts';
import { offersMade } from '../domain/waiting.ts';
import type { AboutWaiting } from '../domain/waiting-messages.ts';
import { waitingToken } from '../store/waiting.ts';
import { waitingPageAddress } from './addresses.ts';
import type { Words } from './blocks.ts';
import { buildMail, type RawMail } from './mime.ts';
import { codeWords } from './texts.fr.ts';
import { joinedWords, offerWords } from './waiting-texts.fr.ts';

/**
 * The mail to somebody on the waiting list. Links and codes are derived, never read (D1).
 * @throws Error for a Caf or a place that the configuration no longer knows, or without an address.
 */
export function composeWaitingMail(
  deps: Deps,
  message: WaitingMessage,
  about: AboutWaiting,
): Promise<RawMail> {
  const caf = deps.cafs.get(about.entry.caf);
  const to = about.entry.who?.person.email;
  if (caf === undefined) throw new Error('unknown caf');
  if (to === undefined) throw new Error('a mail without an address');
  return buildMail({ from: caf.sender, to, words: wordsFor(deps, message, about) });
}

function wordsFor(deps: Deps, message: WaitingMessage, { entry, offer: number }: AboutWaiting): Words {
  const caf = deps.cafs.get(entry.caf);
  if (caf === undefined) throw new Error('unknown caf');
  const page = waitingPageAddress(caf, waitingToken(deps.keys, entry));
  switch (message) {
    case 'waiting-code': {
      if (entry.state.status !== 'pending') throw new Error('a code for a request that is not pending');
      const { codeRound, expiresAt } = entry.state;
      return codeWords(caf, bookingCode(deps.keys, entry, codeRound), expiresAt);
    }
    case 'waiting-joined':
      return joinedWords(caf, { page, until: entry.until });
    case 'waiting-offer': {
      const offer = number === undefined ? undefined : entry.offers[number];
      const place = caf.places.find(({ id }) => id === offer?.place);
      if (offer === undefined || place === undefined) throw new Error('unknown offer or place');
      const isLast = offersMade(entry) >= caf.limits.waitingOffers;
      return offerWords(caf, { offer, place, page, isLast });
    }
  }
}
