import { randomUUID } from 'node:crypto';
import { unreachable } from '../booking/book.ts';
import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import type { DataRequest } from '../domain/data-request.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import type { Person } from '../domain/person.ts';
import { tellDataItems } from '../store/data-messages.ts';
import { dataRequestWrite } from '../store/data-requests.ts';
import { countCodeMail, countWrite } from '../store/limits.ts';
import { markOf } from '../store/mailboxes.ts';
import { type NamedWrite, transact } from '../store/transact.ts';

/** `expiresAt`: epoch ms, until when the code counts. */
export interface Asked {
  readonly id: string;
  readonly status: 'pending' | 'received';
  readonly expiresAt?: number;
}

export type DataAsk = Pick<DataRequest, 'what' | 'person' | 'answer' | 'language'> & {
  /** What is written with the answer. */
  also(asked: Asked): readonly NamedWrite[];
};

/**
 * Somebody asks for their data or for their erasure (D3): pending until the code of the neutral mail is given where the answer goes by
 * e-mail (B5), received at once otherwise. Nothing is looked for before the Caf has checked who asks, so the answer tells nothing.
 * @throws DomainError INVALID, TOO_MANY.
 */
export async function askForData(
  deps: Deps,
  caf: Caf,
  { address, ...ask }: DataAsk & { readonly address: string },
): Promise<Asked> {
  const { person, answer } = ask;
  const now = deps.clock();
  checkAsk(caf, ask);
  if (answer.by === 'email' && (await markOf(deps, caf.code, person.email ?? '')) !== undefined)
    throw unreachable();
  const limit = caf.limits.bookingsPerAddressAndHour;
  const counted = countWrite(deps.keys, { caf: caf.code, address, what: 'data-requests', limit, now });
  if (answer.by !== 'email') return receivedAtOnce(deps, caf, ask, { by: 'person' }, [counted]);
  const expiresAt = now + caf.limits.pendingMinutes * 60_000;
  const request: DataRequest = {
    ...newRequest(caf, ask, now),
    handedIn: { by: 'person' },
    state: { status: 'pending', expiresAt, codeRound: 0, wrongCodes: 0 },
  };
  const asked: Asked = { id: request.id, status: 'pending', expiresAt };
  return written(deps, asked, [
    dataRequestWrite(request),
    ...tellDataItems(request, 'data-code', { now }),
    ...codeMailCount(deps, caf, person, now),
    counted,
    ...ask.also(asked),
  ]);
}

/** Handed in at the desk or on the phone, to be answered on paper. @throws DomainError INVALID. */
export function handInData(deps: Deps, caf: Caf, ask: DataAsk, subject: string): Promise<Asked> {
  checkAsk(caf, ask);
  return receivedAtOnce(deps, caf, ask, { by: 'staff', subject }, []);
}

function receivedAtOnce(
  deps: Deps,
  caf: Caf,
  ask: DataAsk,
  handedIn: DataRequest['handedIn'],
  also: readonly NamedWrite[],
): Promise<Asked> {
  const now = deps.clock();
  const request: DataRequest = {
    ...newRequest(caf, ask, now),
    handedIn,
    receivedAt: now,
    state: { status: 'received' },
  };
  const asked: Asked = { id: request.id, status: 'received' };
  return written(deps, asked, [dataRequestWrite(request), ...also, ...ask.also(asked)]);
}

function newRequest(caf: Caf, { what, person, answer, language }: DataAsk, now: number) {
  return { id: randomUUID(), caf: caf.code, version: 1, what, person, answer, language, createdAt: now };
}

async function written(deps: Deps, asked: Asked, writes: readonly NamedWrite[]): Promise<Asked> {
  const result = await transact(deps.store, writes);
  if (!result.ok) throw new DomainError('CHANGED_MEANWHILE');
  return asked;
}

export function codeMailCount(deps: Deps, caf: Caf, { email }: Person, now: number): NamedWrite[] {
  return email === undefined ? [] : [countCodeMail(deps.keys, { caf, email, now })];
}

/** Whoever gives neither e-mail, phone nor number could never be told from another of that name. */
function checkAsk(caf: Caf, { person, answer }: Pick<DataAsk, 'person' | 'answer'>): void {
  const { email, phone, allocataireNumber } = person;
  if (answer.by === 'email' && email === undefined)
    throw invalid('person.email', 'Indiquez l’adresse e-mail à laquelle nous répondrons.');
  if (email === undefined && phone === undefined && allocataireNumber === undefined)
    throw invalid('person.phone', 'Indiquez un téléphone, un e-mail ou un numéro allocataire.');
  if (answer.by !== 'email' && phone === undefined && allocataireNumber === undefined)
    throw invalid('person.phone', 'Sans réponse par e-mail, indiquez un téléphone ou un numéro allocataire.');
  if (answer.by === 'on-site' && !caf.places.some(({ id }) => id === answer.place))
    throw invalid('answer.place', 'Choisissez un lieu de la liste.');
}
