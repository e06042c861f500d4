import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { proofOf } from '../domain/data-proof.ts';
import type { SearchedRequest } from '../domain/data-request.ts';
import { found } from '../domain/data-request-moves.ts';
import type { Person } from '../domain/person.ts';
import { findingsOf } from '../store/data-findings.ts';
import { answerToken, dataLinkWrite, hashOfToken } from '../store/data-links.ts';
import { tellDataItems } from '../store/data-messages.ts';
import { dataRequestWrite } from '../store/data-requests.ts';
import { emailKey, phoneKey } from '../store/guards.ts';
import { keys } from '../store/keys.ts';
import { isMarkedDiscreet } from '../store/person-marks.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

/**
 * The answer is ready, once: by mail with its link in the same act; on paper somebody hands it over. To whom no link may be sent (M7), the mail
 * says only that the answer is there.
 */
export async function finishSearch(deps: Deps, caf: Caf, request: SearchedRequest): Promise<'done'> {
  const now = deps.clock();
  const isDiscreet = request.noLink === true || (await isMarkedDiscreet(deps, caf.code, request.person));
  const becomes = found(request, { byMail: request.answer.by === 'email' && !isDiscreet }, now);
  const { state } = becomes;
  // Refused when another run was quicker: then it is done.
  await transact(deps.store, [
    dataRequestWrite(becomes),
    ...(state.status === 'answered'
      ? [dataLinkWrite(request, hashOfToken(answerToken(deps.keys, request)), state.until)]
      : []),
    ...tellDataItems(becomes, 'data-ready', { now }),
    ...(request.what === 'erasure' ? await forgetFollowers(deps, request) : []),
  ]);
  return 'done';
}

/** Who followed somebody of whom nothing is left is of no use to anybody (B7). */
async function forgetFollowers(deps: Deps, request: SearchedRequest): Promise<NamedWrite[]> {
  const all = await findingsOf(deps.store, request);
  if (all.some(({ outcome }) => outcome?.did === 'stays')) return [];
  const { email, phone } = proofOf(request);
  const { firstName, lastName } = request.person;
  const proven: Person = {
    firstName,
    lastName,
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone }),
  };
  return [emailKey(deps.keys, proven), phoneKey(deps.keys, proven)].flatMap((key): NamedWrite[] =>
    key === undefined ? [] : [{ name: 'follow', write: { Delete: { Key: keys.follow(request.caf, key) } } }],
  );
}
