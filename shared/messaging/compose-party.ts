import type { Deps } from '../deps.ts';
import { timeOf } from '../domain/mediation.ts';
import { type AboutParty, saysWhere } from '../domain/mediation-messages.ts';
import type { PartyMessage } from '../domain/notification.ts';
import { partyToken } from '../store/party-links.ts';
import { answerPageAddress } from './addresses.ts';
import { buildMail, type RawMail } from './mime.ts';
import { type AboutSession, partyWords } from './party-texts.fr.ts';

/**
 * The mail to one party of a mediation, made of what that party may know (M3). Links are derived, never read (D1).
 * @throws Error for a Caf or a place that the configuration no longer knows, or without an address.
 */
export function composePartyMail(deps: Deps, message: PartyMessage, about: AboutParty): Promise<RawMail> {
  const { mediation, party, session } = about;
  const caf = deps.cafs.get(mediation.caf);
  const to = party.person.email;
  if (caf === undefined) throw new Error('unknown caf');
  if (to === undefined) throw new Error('a mail without an address');
  const page = saysWhere(party)
    ? { page: answerPageAddress(caf, partyToken(deps.keys, mediation, party)) }
    : {};
  const place = caf.places.find(({ id }) => id === session?.place);
  if (session !== undefined && place === undefined) throw new Error('unknown place');
  const start = session === undefined || !('start' in session.state) ? undefined : session.state.start;
  const spoken: Pick<AboutSession, 'session'> =
    session === undefined || place === undefined
      ? {}
      : {
          session: { session, place, ...(start === undefined ? {} : { time: timeOf(session, start) }) },
        };
  return buildMail({ from: caf.sender, to, words: partyWords(message, { caf, ...page, ...spoken }) });
}
