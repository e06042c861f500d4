import type { Deps } from '../deps.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError } from '../domain/errors.ts';
import { isLive, type Mediation, type Party } from '../domain/mediation.ts';
import type { Moved, Tell } from '../domain/mediation-machine.ts';
import { holderOf, mailboxHoldersWrite } from '../store/campaigns-people.ts';
import { getMediation, mediationWrite, referenceWrites } from '../store/mediations.ts';
import { tellPartyItems } from '../store/notifications.ts';
import { partyLinkWrite } from '../store/party-links.ts';
import { pause } from '../store/patience.ts';
import { discreetWrites, noJointSessionChecks } from '../store/person-marks.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { type Cells, cellWrites, readCells } from './cells.ts';

const ATTEMPTS = 10;

/** What a move is judged on. */
export interface Known {
  readonly now: number;
  readonly cells: Cells;
}

export interface Changing {
  /** The move, on the case as it stands; it may be asked again when somebody else was quicker. */
  decide(mediation: Mediation, known: Known): Moved;
  /** Further writes of the same act. */
  also?(becomes: Mediation): readonly NamedWrite[];
  /** What to do instead when somebody turns out to bear `no-joint-session` (M7); refused when absent. */
  marked?(mediation: Mediation, known: Known): Moved;
}

/**
 * One move of a case: the case on condition of the version that was read, the mediator's days, and what must be told, in one
 * transaction; so that a session never stands beside a withdrawn agreement (M2). Who loses a race decides again on what
 * the other left.
 * @throws DomainError NOT_FOUND, NO_JOINT_SESSION, BUSY, and whatever the move refuses.
 */
export async function change(
  deps: Deps,
  caf: Pick<Caf, 'code'>,
  id: string,
  changing: Changing,
): Promise<Mediation> {
  let { decide } = changing;
  let skips: readonly string[] = [];
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await getMediation(deps.store, caf.code, id);
    if (before === undefined) throw new DomainError('NOT_FOUND');
    const now = deps.clock();
    const live = before.sessions.filter((session) => isLive(session, now));
    const cells = await readCells(deps, before, live);
    const moved = decide(before, { now, cells });
    const isSame = moved.mediation === before && moved.tell.length === 0;
    const becomes = isSame ? before : { ...moved.mediation, version: before.version + 1, changedAt: now };
    const also = changing.also?.(becomes) ?? [];
    if (isSame && also.length === 0) return before;
    const writes = isSame ? [] : await writesOf(deps, before, { ...moved, mediation: becomes }, cells, now);
    const all = [...writes, ...also].filter(({ name }) => !skips.includes(name));
    const result = await transact(deps.store, all);
    if (result.ok) return becomes;
    if (result.failed.has('marked')) {
      if (changing.marked === undefined) throw new DomainError('NO_JOINT_SESSION');
      decide = changing.marked;
    }
    // One call reminds of a session, however many reminders it has.
    if (result.failed.has('to-call') && !result.failed.has('mediation')) skips = ['to-call'];
    await pause(attempt);
  }
  throw new DomainError('BUSY', { retryAfter: 2 });
}

/** The writes of a move; `before` undefined for a new case. */
export async function writesOf(
  deps: Deps,
  before: Mediation | undefined,
  { mediation: becomes, tell }: Moved,
  cells: Cells,
  now: number,
): Promise<NamedWrite[]> {
  const isNew = (id: string) => !before?.sessions.some((session) => session.id === id);
  const added = becomes.sessions.filter(({ id }) => isNew(id));
  const more =
    added.length === 0 ? { days: new Map(), holds: new Map() } : await readCells(deps, becomes, added);
  const known: Cells = { days: new Map([...cells.days, ...more.days]), holds: cells.holds };
  const isStanding = (of: Mediation | undefined, id: string) =>
    of?.sessions.some((session) => session.id === id && session.state.status === 'standing') ?? false;
  const makesSession =
    added.length > 0 || becomes.sessions.some(({ id }) => isStanding(becomes, id) && !isStanding(before, id));
  return [
    mediationWrite(becomes),
    ...cellWrites(deps, before, becomes, known, now),
    ...referenceWrites(deps.keys, before, becomes),
    ...tellWrites(deps, becomes, tell, now),
    ...discretion(deps, before, becomes, now),
    ...holders(deps, before, becomes, now),
    ...(makesSession
      ? becomes.parties.flatMap(({ person }) => noJointSessionChecks(deps.keys, becomes.caf, person))
      : []),
  ];
}

/** Whoever is told something that they may answer has a way to answer. */
function tellWrites(deps: Deps, mediation: Mediation, tell: readonly Tell[], now: number): NamedWrite[] {
  const told = new Set(tell.filter(({ message }) => message !== 'closed').map(({ party }) => party));
  const links = mediation.parties
    .filter(({ id }) => told.has(id))
    .map((party) => partyLinkWrite(deps.keys, mediation, party, now));
  const messages = tell.flatMap(({ party: id, message, session: about }) => {
    const party = mediation.parties.find((one) => one.id === id);
    const session = mediation.sessions.find((one) => one.id === about);
    return party === undefined ? [] : tellPartyItems({ mediation, party, session }, message, { now });
  });
  return [...links, ...messages];
}

/** F4: whoever chooses discretion is written to so everywhere (M7). */
function discretion(
  deps: Deps,
  before: Mediation | undefined,
  { caf, parties }: Mediation,
  now: number,
): NamedWrite[] {
  return parties
    .filter((party) => party.contact.discreet && hasNewContact(before, party))
    .flatMap(({ person }) => discreetWrites(deps.keys, caf, person, now));
}

/** L4: a letter to another name does not go to a party's mailbox. */
function holders(
  { keys }: Deps,
  before: Mediation | undefined,
  { caf, parties }: Mediation,
  now: number,
): NamedWrite[] {
  const byMailbox = new Map<string, string[]>();
  for (const { person } of parties.filter((party) => hasNewContact(before, party))) {
    if (person.email === undefined) continue;
    const mailbox = keys.hash('mailbox', person.email);
    byMailbox.set(mailbox, [...(byMailbox.get(mailbox) ?? []), holderOf(keys, person)]);
  }
  return [...byMailbox].map(([mailbox, names]) => mailboxHoldersWrite(caf, mailbox, names, now));
}

const hasNewContact = (before: Mediation | undefined, { id, contactVersion }: Party) =>
  before?.parties.find((one) => one.id === id)?.contactVersion !== contactVersion;
