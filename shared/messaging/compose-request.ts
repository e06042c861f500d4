import type { Deps } from '../deps.ts';
import type { Consultation } from '../domain/consultation.ts';
import type { RequestMessage } from '../domain/notification.ts';
import { requestToken } from '../store/consultations.ts';
import { requestPageAddress } from './addresses.ts';
import { buildMail, type RawMail } from './mime.ts';
import { requestWords } from './request-texts.fr.ts';

/**
 * The mail to somebody who asked for a consultation: times and a link, never what they asked for (F3). Links are derived, never
 * read (D1). @throws Error for a Caf or a place that the configuration no longer knows, or without an address.
 */
export function composeRequestMail(
  deps: Deps,
  message: RequestMessage,
  request: Consultation,
): Promise<RawMail> {
  const caf = deps.cafs.get(request.caf);
  const to = request.person.email;
  if (caf === undefined) throw new Error('unknown caf');
  if (to === undefined) throw new Error('a mail without an address');
  const { proposal } = request;
  const place = caf.places.find(({ id }) => id === proposal?.place);
  if (proposal !== undefined && place === undefined) throw new Error('unknown place');
  return buildMail({
    from: caf.sender,
    to,
    words: requestWords(message, {
      caf,
      page: requestPageAddress(caf, requestToken(deps.keys, request)),
      ...(proposal === undefined || place === undefined ? {} : { times: { proposal, place } }),
    }),
  });
}
