import { GetCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import { hashToken, type Keyring } from '../config/keyring.ts';
import { Consultation } from '../domain/consultation.ts';
import { nextDue } from '../domain/consultation-moves.ts';
import { DomainError } from '../domain/errors.ts';
import type { Store } from './client.ts';
import { isoOf, parseIfAny, parseItem, ttlAfter } from './items.ts';
import { indexKeys, keys } from './keys.ts';
import { patiently } from './patience.ts';
import { queryAll, queryPages } from './query.ts';
import { readMany } from './read-many.ts';
import type { NamedWrite } from './transact.ts';

/** D2 [A]: 24 months after the last change, and as long for what a colleague handed in. */
const KEPT_DAYS = { consultation: 731, handedIn: 731 } as const;

/** One request, read consistently; another Caf's id finds nothing (D5). */
export async function getConsultation(
  store: Store,
  caf: string,
  id: string,
): Promise<Consultation | undefined> {
  const answer = await patiently(() =>
    store.client.send(
      new GetCommand({ TableName: store.table, Key: keys.consultation(caf, id), ConsistentRead: true }),
    ),
  );
  return parseIfAny(Consultation, answer.Item);
}

/** Many requests by id; unknown ids are left out. */
export async function getConsultations(
  store: Store,
  caf: string,
  ids: readonly string[],
): Promise<Consultation[]> {
  return readMany(
    store,
    Consultation,
    ids.map((id) => keys.consultation(caf, id)),
  );
}

/** Requests of a Caf that are open or closed, received in a range of instants (epoch ms, both included), oldest first. */
export async function listConsultations(
  store: Store,
  caf: string,
  status: 'open' | 'closed',
  range?: { readonly from: number; readonly to: number },
): Promise<Consultation[]> {
  const { gsi1pk: partition } = indexKeys.requests(caf, status, '', '');
  const items = await queryAll(store, {
    index: 'gsi1',
    partition,
    ...(range === undefined ? {} : { sort: { between: [isoOf(range.from), isoOf(range.to + 1)] as const } }),
  });
  return items.map((item) => parseItem(Consultation, item));
}

/** Requests for which the clock has something to do by `now`, the oldest first; eventually consistent. */
export async function* dueConsultations(
  store: Store,
  now: number,
): AsyncGenerator<{ readonly caf: string; readonly id: string }> {
  const pages = queryPages(store, {
    index: 'gsi2',
    partition: indexKeys.requestDue('', '').gsi2pk,
    sort: { before: isoOf(now + 1) },
  });
  for await (const { items } of pages)
    for (const item of items) yield { caf: String(item['caf']), id: String(item['id']) };
}

/** Puts a new request, or replaces it on condition of the version that was read; refused as `consultation`. */
export function consultationWrite(becomes: Consultation): NamedWrite {
  const { caf, id, createdAt, changedAt, state, version } = becomes;
  const dueAt = nextDue(becomes);
  return {
    name: 'consultation',
    write: {
      Put: {
        Item: {
          ...keys.consultation(caf, id),
          kind: 'consultation',
          ...becomes,
          ...indexKeys.requests(caf, state.status, isoOf(createdAt), id),
          ...(dueAt === undefined ? {} : indexKeys.requestDue(isoOf(dueAt), `${caf}#${id}`)),
          ttl: ttlAfter(changedAt, KEPT_DAYS.consultation),
        },
        ...(version === 1
          ? { ConditionExpression: 'attribute_not_exists(pk)' }
          : {
              ConditionExpression: '#version = :was',
              ExpressionAttributeNames: { '#version': 'version' },
              ExpressionAttributeValues: { ':was': version - 1 },
            }),
      },
    },
  };
}

/** Leads a colleague to what they handed in. */
export const HandedInBy = z.strictObject({ caf: z.string(), request: z.string(), at: z.int() });

const subjectHash = (keyring: Keyring, subject: string) => keyring.hash('handed-in', subject);

export function handedInWrite(
  keyring: Keyring,
  { caf, id, createdAt, handedIn }: Consultation,
): NamedWrite[] {
  if (handedIn.by !== 'staff') return [];
  const Item = {
    ...keys.handedIn(caf, subjectHash(keyring, handedIn.subject), isoOf(createdAt), id),
    kind: 'handed-in',
    caf,
    request: id,
    at: createdAt,
    ttl: ttlAfter(createdAt, KEPT_DAYS.handedIn),
  };
  return [{ name: 'handed-in', write: { Put: { Item } } }];
}

/** Ids of the requests that somebody handed in, the newest first. */
export async function handedInBy(
  { store, keys: keyring }: { readonly store: Store; readonly keys: Keyring },
  caf: string,
  subject: string,
): Promise<string[]> {
  const { pk: partition } = keys.handedIn(caf, subjectHash(keyring, subject), '', '');
  const items = await queryAll(store, { partition });
  return items.map((item) => parseItem(HandedInBy, item).request).reverse();
}

/** The way of the person who asked to their own page; dead past `until` (epoch ms) or when the contact has changed since (F4). */
export const RequestLink = z.strictObject({
  caf: z.string(),
  request: z.string(),
  contactVersion: z.int(),
  until: z.int(),
});

/** A year [A]: an answer never takes so long. */
const OPEN_DAYS = 366;
/** Days after the end in which the page can still be read. */
const READABLE_DAYS = 30;

type Linked = Pick<Consultation, 'caf' | 'id' | 'contactVersion'>;

/** The token of a request's link: derived, so that a mail can carry it and the table need not (D1). */
export function requestToken(keyring: Keyring, { caf, id, contactVersion }: Linked): string {
  return keyring.token('request', `${caf}#${id}#${contactVersion}`);
}

export function requestLinkWrite(keyring: Keyring, consultation: Consultation): NamedWrite {
  const { caf, id: request, createdAt, contactVersion } = consultation;
  const until = createdAt + OPEN_DAYS * 86_400_000;
  const key = keys.requestLink(hashToken(requestToken(keyring, consultation)));
  const Item = { ...key, kind: 'request-link', caf, request, contactVersion, until, ttl: ttlAfter(until, 1) };
  return { name: 'request-link', write: { Put: { Item } } };
}

/** Ends the link of an earlier contact (F4). */
export function endRequestLinkWrite(keyring: Keyring, was: Linked): NamedWrite {
  const Key = keys.requestLink(hashToken(requestToken(keyring, was)));
  return { name: 'old-request-link', write: { Delete: { Key } } };
}

/** @throws DomainError NOT_FOUND for an unknown, expired or ended link, all alike. */
export async function requestOfLink(store: Store, token: string, now: number): Promise<Consultation> {
  const Key = keys.requestLink(hashToken(token));
  const answer = await patiently(() =>
    store.client.send(new GetCommand({ TableName: store.table, Key, ConsistentRead: true })),
  );
  const link = parseIfAny(RequestLink, answer.Item);
  if (link === undefined || link.until <= now) throw new DomainError('NOT_FOUND');
  const found = await getConsultation(store, link.caf, link.request);
  if (found?.contactVersion !== link.contactVersion) throw new DomainError('NOT_FOUND');
  const { state } = found;
  if (state.status === 'closed' && state.at + READABLE_DAYS * 86_400_000 <= now)
    throw new DomainError('NOT_FOUND');
  return found;
}
