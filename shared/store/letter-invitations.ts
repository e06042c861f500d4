import type { Keyring } from '../config/keyring.ts';
import { letterCode } from '../config/letter-code.ts';
import { type Letter, letterId } from '../domain/campaign-letter.ts';
import { Invitation, type OfLetter } from '../domain/invitation.ts';
import type { Store } from './client.ts';
import { idOf, KEPT_DAYS } from './invitations.ts';
import { parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys as itemKeys } from './keys.ts';
import { queryPages } from './query.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/**
 * The right to book that a letter carries, with a code derived from the letter's id: made again, it is the same one (ADR 0005). Refused as
 * `invitation` when somebody else has this code: then the next round.
 */
export function letterInvitationWrite(
  keys: Keyring,
  right: Omit<Invitation, 'id' | 'state' | 'declinedAt'> & { readonly letter: OfLetter },
  round: number,
): NamedWrite {
  const id = idOf(keys, letterCode(keys, right.letter.id, round));
  const invitation = Invitation.parse({ ...right, id, state: { status: 'open' } });
  return {
    name: 'invitation',
    write: {
      Update: {
        Key: itemKeys.invitation(id),
        ...onceOnly({
          kind: 'invitation',
          ...invitation,
          ...indexKeys.answersOf(right.caf, right.letter.campaign, id),
          ttl: ttlAfter(right.createdAt, KEPT_DAYS),
        }),
      },
    },
  };
}

/** Sets every field where there is nothing yet, and leaves the invitation of the same letter as it stands. */
function onceOnly(fields: Record<string, unknown>) {
  const names = Object.keys(fields);
  return {
    UpdateExpression: `SET ${names.map((name) => `#${name} = if_not_exists(#${name}, :${name})`).join(', ')}`,
    ConditionExpression: 'attribute_not_exists(pk) OR #letter.#id = :letterId',
    ExpressionAttributeNames: Object.fromEntries(['id', ...names].map((name) => [`#${name}`, name])),
    ExpressionAttributeValues: {
      ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
      ':letterId': Invitation.shape.letter.parse(fields['letter'])?.id,
    },
  };
}

/** Of some letters, the ids of those whose code has booked or declined: they arrived, whatever is noted of them. */
export async function answeredLetters(
  { store, keys }: { readonly store: Store; readonly keys: Keyring },
  letters: readonly Letter[],
): Promise<ReadonlySet<string>> {
  const ids = letters.map((letter) => idOf(keys, letterCode(keys, letterId(letter), letter.codeRound)));
  const found = await readMany(
    store,
    Invitation,
    ids.map((id) => itemKeys.invitation(id)),
  );
  const answered = found.filter(
    ({ state, declinedAt }) => state.status !== 'open' || declinedAt !== undefined,
  );
  return new Set(answered.flatMap(({ letter }) => letter?.id ?? []));
}

/** Invitations of the letters of one run, page by page. Eventually consistent. */
export async function* invitationsOfCampaign(
  store: Store,
  caf: string,
  campaign: string,
): AsyncGenerator<Invitation[]> {
  const { gsi1pk: partition } = indexKeys.answersOf(caf, campaign, '');
  for await (const { items } of queryPages(store, { index: 'gsi1', partition }))
    yield items.map((item) => parseItem(Invitation, item));
}
