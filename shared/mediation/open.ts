import { randomUUID } from 'node:crypto';
import { checkReachable } from '../booking/book.ts';
import type { Deps } from '../deps.ts';
import type { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { ELSEWHERE, type Mediation, type Origin, type Party, type Reason } from '../domain/mediation.ts';
import { type Contact, nameKey, type Person, usualContact } from '../domain/person.ts';
import { getAppointment } from '../store/appointments.ts';
import { interviewOfCase, isInterview } from '../store/mediation-facts.ts';
import { identityKeys } from '../store/person-marks.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { writesOf } from './change.ts';

/** A party as the mediator names them: by their information interview, or in full. */
export interface PartyAsk {
  readonly interview?: string | undefined;
  readonly person?: Person | undefined;
  readonly contact?: Contact | undefined;
}

export interface CaseAsk {
  readonly mediator: string;
  /** Professionals whose interviews may be joined: one's own, and those of colleagues who delegate. */
  readonly agendas: ReadonlySet<string>;
  readonly origin: Origin;
  readonly territory: string;
  readonly reason: Reason;
  readonly parties: readonly PartyAsk[];
}

/**
 * Opens a case, from information interviews or directly (M1, M3). Nobody is written to yet.
 * @throws DomainError INVALID with the field at fault.
 */
export async function openCase(
  deps: Deps,
  caf: Caf,
  ask: CaseAsk,
  also: (opened: Mediation) => readonly NamedWrite[],
): Promise<Mediation> {
  const now = deps.clock();
  const { territory, origin, reason, mediator } = ask;
  if (territory !== ELSEWHERE && !caf.communes.some(({ id }) => id === territory))
    throw invalid('territory', 'Choisissez une commune de la liste, ou « ailleurs ».');
  const found = await Promise.all(
    ask.parties.map((party, at) => resolveParty(deps, caf, party, ask.agendas, `parties.${at}`)),
  );
  const parties = found.map(({ party }) => party);
  parties.forEach((party, at) => {
    checkNew(deps, parties.slice(0, at), party, `parties.${at}.person`);
  });
  const opened: Mediation = {
    id: randomUUID(),
    caf: caf.code,
    mediator,
    version: 1,
    createdAt: now,
    changedAt: now,
    origin,
    territory,
    reason,
    parties,
    sessions: [],
    state: { status: 'open' },
  };
  const interviews = found.flatMap(({ interview }) => interview ?? []);
  const none = { days: new Map(), holds: new Map() };
  const result = await transact(deps.store, [
    ...(await writesOf(deps, undefined, { mediation: opened, tell: [] }, none, now)),
    ...interviews.map((interview) => interviewOfCase(opened, interview)),
    ...also(opened),
  ]);
  if (result.ok) return opened;
  throw new DomainError('CHANGED_MEANWHILE');
}

/** @throws DomainError INVALID for an interview that is none, has not begun, or is somebody else's. */
export async function resolveParty(
  deps: Deps,
  caf: Caf,
  ask: PartyAsk,
  agendas: ReadonlySet<string>,
  path: string,
): Promise<{ party: Party; interview: Appointment | undefined }> {
  const interview =
    ask.interview === undefined ? undefined : await interviewOf(deps, caf, ask.interview, agendas);
  if (ask.interview !== undefined && interview === undefined)
    throw invalid(`${path}.interview`, 'Cet entretien n’existe pas, ou n’a pas encore eu lieu.');
  const person = ask.person ?? interview?.person;
  if (person === undefined) throw invalid(`${path}.person`, 'Indiquez la personne, ou son entretien.');
  const contact = ask.contact ?? interview?.contact ?? usualContact(person);
  checkReachable('on-site', person, contact);
  const party: Party = {
    id: randomUUID(),
    person,
    contact,
    contactVersion: 0,
    ...(interview === undefined ? {} : { interview: interview.id }),
    agreement: { state: 'none', history: [] },
  };
  return { party, interview };
}

/** Nobody is a party twice. @throws DomainError INVALID. */
export function checkNew(
  deps: Pick<Deps, 'keys'>,
  others: readonly Party[],
  { person }: Pick<Party, 'person'>,
  path: string,
): void {
  const own = new Set(identityKeys(deps.keys, person));
  const isKnown = others.some(
    (other) =>
      identityKeys(deps.keys, other.person).some((key) => own.has(key)) ||
      (own.size === 0 && nameKey(other.person) === nameKey(person)),
  );
  if (isKnown) throw invalid(path, 'Cette personne est déjà dans le dossier.');
}

async function interviewOf(
  deps: Deps,
  caf: Caf,
  id: string,
  agendas: ReadonlySet<string>,
): Promise<Appointment | undefined> {
  const found = await getAppointment(deps.store, caf.code, id);
  if (found === undefined || !agendas.has(found.professional)) return undefined;
  const service = caf.services.find((one) => one.id === found.service);
  const { status } = found.state;
  const tookPlace = (status === 'confirmed' || status === 'closed') && found.start <= deps.clock();
  return tookPlace && service !== undefined && isInterview(service) ? found : undefined;
}
