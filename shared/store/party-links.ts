import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { DomainError } from '../domain/errors.ts';
import type { Mediation, Party } from '../domain/mediation.ts';
import type { Store } from './client.ts';
import { parseIfAny, ttlAfter } from './items.ts';
import { keys } from './keys.ts';
import { getMediation } from './mediations.ts';
import { patiently } from './patience.ts';
import type { NamedWrite } from './transact.ts';

/** A party's way to their answers; dead past `until` (epoch ms) or when the contact has changed since (F4). */
export const PartyLink = z.strictObject({
  caf: z.string(),
  mediation: z.string(),
  party: z.string(),
  contactVersion: z.int(),
  until: z.int(),
});

/** Six months of sessions, and as long before them [A]. */
const OPEN_DAYS = 366;
/** Days after the end in which the page can still be read. */
const READABLE_DAYS = 30;

type Case = Pick<Mediation, 'caf' | 'id'>;
type Linked = Pick<Party, 'id' | 'contactVersion'>;

/** The token of a party's link: derived, so that a mail can carry it and the table need not (D1). */
export function partyToken(keyring: Keyring, { caf, id }: Case, party: Linked): string {
  return keyring.token('party', `${caf}#${id}#${party.id}#${party.contactVersion}`);
}

/** Opens a party's link, from the moment they are first asked. */
export function partyLinkWrite(keyring: Keyring, mediation: Case, party: Linked, now: number): NamedWrite {
  const until = now + OPEN_DAYS * 86_400_000;
  return {
    name: 'party-link',
    write: {
      Put: {
        Item: {
          ...keys.partyLink(hashToken(partyToken(keyring, mediation, party))),
          kind: 'party-link',
          caf: mediation.caf,
          mediation: mediation.id,
          party: party.id,
          contactVersion: party.contactVersion,
          until,
          ttl: ttlAfter(until, 1),
        },
      },
    },
  };
}

/** Ends the link of an earlier contact (F4). */
export function endPartyLinkWrite(keyring: Keyring, mediation: Case, was: Linked): NamedWrite {
  const Key = keys.partyLink(hashToken(partyToken(keyring, mediation, was)));
  return { name: 'old-party-link', write: { Delete: { Key } } };
}

/** @throws DomainError NOT_FOUND for an unknown, expired or ended link, all alike. */
export async function partyOfLink(
  store: Store,
  token: string,
  now: number,
): Promise<{ readonly mediation: Mediation; readonly party: Party }> {
  const Key = keys.partyLink(hashToken(token));
  const answer = await patiently(() =>
    store.client.send(new GetCommand({ TableName: store.table, Key, ConsistentRead: true })),
  );
  const link = parseIfAny(PartyLink, answer.Item);
  if (link === undefined || link.until <= now) throw new DomainError('NOT_FOUND');
  const mediation = await getMediation(store, link.caf, link.mediation);
  const party = mediation?.parties.find(({ id }) => id === link.party);
  if (mediation === undefined || party?.contactVersion !== link.contactVersion)
    throw new DomainError('NOT_FOUND');
  const { state } = mediation;
  if (state.status === 'closed' && state.at + READABLE_DAYS * 86_400_000 <= now)
    throw new DomainError('NOT_FOUND');
  return { mediation, party };
}
