import { bookingCode } from '../config/booking-code.ts';
import type { Deps } from '../deps.ts';
import type { DataRequest } from '../domain/data-request.ts';
import type { DataMessage } from '../domain/notification.ts';
import { answerToken } from '../store/data-links.ts';
import { dataPageAddress } from './addresses.ts';
import type { Words } from './blocks.ts';
import { readyWords, refusedWords } from './data-texts.fr.ts';
import { buildMail, type RawMail } from './mime.ts';
import { codeWords } from './texts.fr.ts';

/**
 * The mail to somebody who asked for their data. Links and codes are derived, never read (D1).
 * @throws Error for a Caf that the configuration no longer knows, or without an address.
 */
export function composeDataMail(
  deps: Deps,
  message: DataMessage,
  { request, isDiscreet }: { readonly request: DataRequest; readonly isDiscreet: boolean },
): Promise<RawMail> {
  const caf = deps.cafs.get(request.caf);
  const to = request.person.email;
  if (caf === undefined) throw new Error('unknown caf');
  if (to === undefined) throw new Error('a mail without an address');
  return buildMail({ from: caf.sender, to, words: wordsFor() });

  function wordsFor(): Words {
    if (caf === undefined) throw new Error('unknown caf');
    const { state } = request;
    switch (message) {
      case 'data-code':
        if (state.status !== 'pending') throw new Error('a code for a request that is not pending');
        return codeWords(caf, bookingCode(deps.keys, request, state.codeRound), state.expiresAt);
      case 'data-ready': {
        const page = dataPageAddress(caf, answerToken(deps.keys, request));
        const mayLink = state.status === 'answered' && !isDiscreet;
        return readyWords(caf, mayLink ? { page, until: state.until } : undefined);
      }
      case 'data-refused':
        return refusedWords(caf);
    }
  }
}
