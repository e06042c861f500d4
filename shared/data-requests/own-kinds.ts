import type * as z from 'zod';
import type { Deps } from '../deps.ts';
import { Appointment } from '../domain/appointment.ts';
import type { Caf } from '../domain/caf.ts';
import { CallBack } from '../domain/call-back.ts';
import { Letter } from '../domain/campaign-letter.ts';
import { Consultation } from '../domain/consultation.ts';
import type { Telling } from '../domain/data-fact-parts.ts';
import type { Fact } from '../domain/data-facts.ts';
import { dataRequestFact, invitationFact, letterFact } from '../domain/data-facts-letters.ts';
import { consultationFact, mediationFact, referralFact } from '../domain/data-facts-requests.ts';
import { appointmentFact, callBackFact, supportFact, waitingFact } from '../domain/data-facts-visits.ts';
import { DATA_RULES, type DataKind, type OwnKind } from '../domain/data-kinds.ts';
import { isTheirs, type Named, type Proof } from '../domain/data-proof.ts';
import { DataRequest } from '../domain/data-request.ts';
import {
  type Standing,
  standingOfAppointment,
  standingOfCallBack,
  standingOfConsultation,
  standingOfDataRequest,
  standingOfLetter,
  standingOfMediation,
  standingOfReferral,
  standingOfSupport,
} from '../domain/data-standing.ts';
import { Invitation } from '../domain/invitation.ts';
import { Mediation } from '../domain/mediation.ts';
import type { Contact, Person } from '../domain/person.ts';
import { Referral } from '../domain/referral.ts';
import { SupportSeries } from '../domain/support-series.ts';
import { WaitingEntry } from '../domain/waiting.ts';
import {
  eraseAppointmentWrites,
  eraseCallBackWrites,
  eraseConsultationWrites,
  eraseDataRequestWrites,
  eraseInvitationWrites,
  eraseLetterWrites,
  erasePartyWrites,
  eraseReferralWrites,
  eraseSupportWrites,
} from '../store/erasure.ts';
import { parseItem } from '../store/items.ts';
import type { NamedWrite } from '../store/transact.ts';
import { leaveWaiting } from '../waiting/leave.ts';

type Item = Readonly<Record<string, unknown>>;

/** What can be done with one stored record that names somebody. */
export interface OwnRecord {
  readonly facts: (telling: Telling) => Fact[];
  readonly standing: (telling: Telling) => Standing;
  /** What speaks of it: a message of such a subject is theirs. */
  readonly subjects: readonly string[];
  /** It carries a wish to get no letters (F2). */
  readonly objects: boolean;
  /** Whom messages about it go to, under each name, and whether they chose discretion in it (F4). */
  readonly reached: readonly { readonly person: Person; readonly discreet: boolean }[];
  readonly erase: Erasing;
}

/** By what a record is erased: writes that go with saying so, or an act of its own, which says the same when it is done again. */
type Erasing =
  | { readonly writes: (deps: Deps) => NamedWrite[] }
  | { readonly act: (deps: Deps, caf: Caf) => Promise<unknown> };

/** Reads a record of one kind; undefined when it is not about them. */
export type ReadOwn = (item: Item, proof: Proof) => OwnRecord | undefined;

interface Rules<T> {
  person(record: T): Named | undefined;
  fact(record: T, telling: Telling): Fact | undefined;
  standing(record: T, telling: Telling): Standing;
  subject?(record: T): string;
  objects?(record: T): boolean;
  contact?(record: T): Contact | undefined;
  erase(record: T): Erasing;
}

function own<S extends z.ZodType>(schema: S, rules: Rules<z.infer<S>>): ReadOwn {
  return (item, proof) => {
    const record = parseItem(schema, { ...item });
    const named = rules.person(record);
    if (named === undefined || !isTheirs(named, proof)) return undefined;
    const subject = rules.subject?.(record);
    return {
      facts: (telling) => [rules.fact(record, telling)].flatMap((fact) => fact ?? []),
      standing: (telling) => rules.standing(record, telling),
      subjects: subject === undefined ? [] : [subject],
      objects: rules.objects?.(record) ?? false,
      reached: reachedAs(named, rules.contact?.(record)),
      erase: rules.erase(record),
    };
  };
}

function reachedAs({ usedName, hashes: _, ...person }: Named, contact: Contact | undefined) {
  const names = new Set([person.lastName, usedName ?? person.lastName]);
  return [...names].map((lastName) => ({
    person: { ...person, lastName },
    discreet: contact?.discreet ?? false,
  }));
}

export function isOwn(kind: DataKind): kind is OwnKind {
  return DATA_RULES[kind].found === 'by-person';
}

/** What a message or a call is about, in one form. */
export const subjectOf = {
  appointment: (id: string) => `appointment ${id}`,
  party: (mediation: string, party: string) => `party ${mediation} ${party}`,
  request: (id: string) => `request ${id}`,
  waiting: (id: string) => `waiting ${id}`,
  data: (id: string) => `data ${id}`,
} as const;

/** How each kind that names somebody is found, told and erased (`DATA_RULES`). */
export const OWN_KINDS: Readonly<Record<OwnKind, ReadOwn>> = {
  appointment: own(Appointment, {
    person: ({ person }) => person,
    contact: ({ contact }) => contact,
    fact: appointmentFact,
    standing: (one, { now, caf }) => standingOfAppointment(one, now, caf.zone),
    subject: ({ id }) => subjectOf.appointment(id),
    erase: (one) => ({ writes: ({ keys }) => eraseAppointmentWrites(keys, one) }),
  }),
  'call-back': own(CallBack, {
    person: ({ person }) => person,
    fact: callBackFact,
    standing: standingOfCallBack,
    erase: (one) => ({ writes: ({ keys }) => eraseCallBackWrites(keys, one) }),
  }),
  invitation: own(Invitation, {
    person: ({ person, letter }) => ({ ...person, hashes: letter?.match }),
    fact: invitationFact,
    standing: () => ({ is: 'over' }),
    objects: ({ declinedAt }) => declinedAt !== undefined,
    erase: (one) => ({ writes: () => eraseInvitationWrites(one) }),
  }),
  letter: own(Letter, {
    person: ({ person }) =>
      person === undefined ? undefined : { ...person, allocataireNumber: person.number },
    fact: letterFact,
    standing: (one, { now }) => standingOfLetter(one, now),
    erase: (one) => ({ writes: () => eraseLetterWrites(one) }),
  }),
  'waiting-entry': own(WaitingEntry, {
    person: ({ who }) => who?.person,
    contact: ({ who }) => who?.contact,
    fact: waitingFact,
    standing: () => ({ is: 'endable' }),
    subject: ({ id }) => subjectOf.waiting(id),
    erase: ({ id }) => ({ act: (deps, caf) => leaveWaiting(deps, caf, id, 'removed') }),
  }),
  mediation: readMediation,
  consultation: own(Consultation, {
    person: ({ person }) => person,
    contact: ({ contact }) => contact,
    fact: consultationFact,
    standing: standingOfConsultation,
    subject: ({ id }) => subjectOf.request(id),
    erase: (one) => ({ writes: ({ keys }) => eraseConsultationWrites(keys, one) }),
  }),
  referral: own(Referral, {
    person: ({ person }) => person,
    contact: ({ contact }) => contact,
    fact: referralFact,
    standing: standingOfReferral,
    erase: (one) => ({ writes: () => eraseReferralWrites(one) }),
  }),
  'support-series': own(SupportSeries, {
    person: ({ person }) => person,
    contact: ({ contact }) => contact,
    fact: supportFact,
    standing: standingOfSupport,
    erase: (one) => ({ writes: () => eraseSupportWrites(one) }),
  }),
  'data-request': own(DataRequest, {
    person: ({ person, state }) =>
      state.status === 'pending' || state.status === 'dropped' ? undefined : person,
    fact: dataRequestFact,
    standing: standingOfDataRequest,
    subject: ({ id }) => subjectOf.data(id),
    erase: (one) => ({ writes: ({ keys }) => eraseDataRequestWrites(keys, one) }),
  }),
};

/** A case has several people: only those parties count who are this person, and only as they believe it (M2, M3). */
function readMediation(item: Item, proof: Proof): OwnRecord | undefined {
  const mediation = parseItem(Mediation, { ...item });
  const theirs = mediation.parties.filter(({ person }) => isTheirs(person, proof));
  if (theirs.length === 0) return undefined;
  return {
    facts: (telling) => theirs.flatMap((party) => mediationFact(mediation, party, telling) ?? []),
    standing: () => standingOfMediation(mediation),
    subjects: theirs.map(({ id }) => subjectOf.party(mediation.id, id)),
    objects: false,
    reached: theirs.flatMap(({ person, contact }) => reachedAs(person, contact)),
    erase: { writes: ({ keys }) => erasePartyWrites(keys, mediation, theirs) },
  };
}
