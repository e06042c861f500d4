import type { LocalDate, ReceivingRole } from '../domain/words.ts';

/**
 * Every key of the table, in one place. All but the four that are reached by a secret alone begin with the Caf (D5).
 * Access patterns: docs/architecture.md.
 */
export const keys = {
  day: (caf: string, professional: string, date: LocalDate) => ({
    pk: `${caf}#PRO#${professional}`,
    sk: `DAY#${date}`,
  }),
  plan: (caf: string, professional: string) => ({ pk: `${caf}#PRO#${professional}`, sk: 'PLAN' }),
  availability: (caf: string, professional: string, id: string) => ({
    pk: `${caf}#PRO#${professional}`,
    sk: `AVAILABILITY#${id}`,
  }),
  absence: (caf: string, professional: string, id: string) => ({
    pk: `${caf}#PRO#${professional}`,
    sk: `ABSENCE#${id}`,
  }),
  professional: (caf: string, id: string) => ({ pk: `${caf}#PROS`, sk: id }),
  closure: (caf: string, id: string) => ({ pk: `${caf}#CLOSURES`, sk: id }),
  openingJob: (caf: string, id: string) => ({ pk: `${caf}#JOB#${id}`, sk: 'JOB' }),
  appointment: (caf: string, id: string) => ({ pk: `${caf}#APPT#${id}`, sk: 'APPT' }),
  reminder: (caf: string, appointment: string, rule: number) => ({
    pk: `${caf}#APPT#${appointment}`,
    sk: `REMINDER#${rule}`,
  }),
  guard: (caf: string, service: string, personKey: string) => ({
    pk: `${caf}#GUARD#${service}#${personKey}`,
    sk: 'GUARD',
  }),
  follow: (caf: string, personKey: string) => ({ pk: `${caf}#FOLLOW#${personKey}`, sk: 'FOLLOW' }),
  idempotency: (caf: string, hash: string) => ({ pk: `${caf}#IDEM#${hash}`, sk: 'IDEM' }),
  rate: (caf: string, addressHash: string, bucket: string) => ({
    pk: `${caf}#RATE#${addressHash}`,
    sk: bucket,
  }),
  hold: (hash: string) => ({ pk: `HOLD#${hash}`, sk: 'HOLD' }),
  link: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'LINK' }),
  invitation: (hash: string) => ({ pk: `INVITE#${hash}`, sk: 'INVITE' }),
  feedRound: (caf: string, professional: string) => ({ pk: `${caf}#PRO#${professional}`, sk: 'FEED' }),
  feed: (hash: string) => ({ pk: `FEED#${hash}`, sk: 'FEED' }),
  notification: (id: string) => ({ pk: `NOTIF#${id}`, sk: 'NOTIF' }),
  toCall: (caf: string, id: string) => ({ pk: `${caf}#TOCALL#${id}`, sk: 'TOCALL' }),
  callBack: (caf: string, id: string) => ({ pk: `${caf}#CALLBACK#${id}`, sk: 'CALLBACK' }),
  /** At most one open call-back per person and service. */
  callBackGuard: (caf: string, service: string, personKey: string) => ({
    pk: `${caf}#CALLBACK#${service}#${personKey}`,
    sk: 'GUARD',
  }),
  disruption: (caf: string, id: string) => ({ pk: `${caf}#DISRUPT#${id}`, sk: 'DISRUPT' }),
  mailbox: (caf: string, addressHash: string) => ({ pk: `${caf}#MAILBOX#${addressHash}`, sk: 'MAILBOX' }),
  /** M7: the marks of a person, under each of their keys. */
  marks: (caf: string, personKey: string) => ({ pk: `${caf}#MARKS#${personKey}`, sk: 'MARKS' }),
  /** What stops a mediation letter: an address, a number or a phone of somebody marked or in mediation (L2). */
  noLetter: (caf: string, hash: string) => ({ pk: `${caf}#NOLETTER#${hash}`, sk: 'NOLETTER' }),
  mediation: (caf: string, id: string) => ({ pk: `${caf}#MEDIATION#${id}`, sk: 'CASE' }),
  /** Cases of which a person is a party (B7, M7). */
  partyOf: (caf: string, personKey: string, mediation: string) => ({
    pk: `${caf}#PARTY#${personKey}`,
    sk: mediation,
  }),
  partyLink: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'PARTY' }),
  mediationFact: (caf: string, mediator: string, date: LocalDate, what: string, id: string) => ({
    pk: `${caf}#FACTS#${mediator}`,
    sk: `${date}#${what}#${id}`,
  }),
  consultation: (caf: string, id: string) => ({ pk: `${caf}#REQUEST#${id}`, sk: 'REQUEST' }),
  /** Requests that a colleague handed in: what they may know of them is read there (P3). */
  handedIn: (caf: string, subjectHash: string, createdAt: string, id: string) => ({
    pk: `${caf}#HANDEDIN#${subjectHash}`,
    sk: `${createdAt}#${id}`,
  }),
  requestLink: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'REQUEST' }),
  /** A run, its parts and its print batches stand together. */
  campaign: (caf: string, id: string) => ({ pk: `${caf}#CAMPAIGN#${id}`, sk: 'CAMPAIGN' }),
  campaignPart: (caf: string, id: string, part: number) => ({
    pk: `${caf}#CAMPAIGN#${id}`,
    sk: `PART#${padded(part)}`,
  }),
  printBatch: (caf: string, id: string, batch: number) => ({
    pk: `${caf}#CAMPAIGN#${id}`,
    sk: `PRINT#${padded(batch)}`,
  }),
  letter: (caf: string, id: string, part: number, line: number) => ({
    pk: `${caf}#LETTERS#${id}#${padded(part)}`,
    sk: padded(line),
  }),
  /** One letter per person and event (L2). */
  letterEvent: (caf: string, hash: string) => ({ pk: `${caf}#EVENT#${hash}`, sk: 'EVENT' }),
  /** At most one letter a month per person (L2). */
  letterMonth: (caf: string, personKey: string) => ({ pk: `${caf}#MONTH#${personKey}`, sk: 'MONTH' }),
  objection: (caf: string, hash: string) => ({ pk: `${caf}#OBJECTION#${hash}`, sk: 'OBJECTION' }),
  mourning: (caf: string, hash: string) => ({ pk: `${caf}#MOURNING#${hash}`, sk: 'MOURNING' }),
  /** An address from which a letter came back (L8). */
  deadAddress: (caf: string, hash: string) => ({ pk: `${caf}#RETURNED#${hash}`, sk: 'RETURNED' }),
  /** Whose address this is, beside its mark (L4). */
  mailboxHolders: (caf: string, addressHash: string) => ({
    pk: `${caf}#MAILBOX#${addressHash}`,
    sk: 'HOLDERS',
  }),
  /** A monthly list that was asked for. */
  listAsked: (caf: string, type: string, month: string) => ({ pk: `${caf}#LISTASKED#${type}`, sk: month }),
  /** SES counts a rate over the whole account: of all Cafs of a deployment. */
  sendPace: () => ({ pk: '*#PACE', sk: 'PACE' }),
  referral: (caf: string, id: string) => ({ pk: `${caf}#REFERRAL#${id}`, sk: 'REFERRAL' }),
  /** At most one open referral by the partners' form per person and service. */
  referralGuard: (caf: string, service: string, personKey: string) => ({
    pk: `${caf}#REFERRAL#${service}#${personKey}`,
    sk: 'GUARD',
  }),
  waiting: (caf: string, id: string) => ({ pk: `${caf}#WAITING#${id}`, sk: 'WAITING' }),
  /** At most one place on the list per person and service. */
  waitingGuard: (caf: string, service: string, personKey: string) => ({
    pk: `${caf}#WAITING#${service}#${personKey}`,
    sk: 'GUARD',
  }),
  waitingLink: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'WAITING' }),
  groupSession: (caf: string, id: string) => ({ pk: `${caf}#GROUP#${id}`, sk: 'GROUP' }),
  situation: (caf: string, id: string) => ({ pk: `${caf}#SITUATION#${id}`, sk: 'SITUATION' }),
  situationOf: (caf: string, personKey: string) => ({
    pk: `${caf}#SITUATIONOF#${personKey}`,
    sk: 'SITUATION',
  }),
  supportSeries: (caf: string, id: string) => ({ pk: `${caf}#SERIES#${id}`, sk: 'SERIES' }),
  /** A request for access or erasure, and beside it where its records stand (D3). */
  dataRequest: (caf: string, id: string) => ({ pk: `${caf}#DATA#${id}`, sk: 'REQUEST' }),
  dataFinding: (caf: string, id: string, mark: string) => ({
    pk: `${caf}#DATA#${id}`,
    sk: `FOUND#${mark}`,
  }),
  /** Its answer, by the token of a mail or the code of a slip. */
  dataLink: (hash: string) => ({ pk: `LINK#${hash}`, sk: 'DATA' }),
  audit: (caf: string, date: LocalDate, id: string) => ({ pk: `${caf}#AUDIT#${date}`, sk: id }),
} as const;

/** Sparse index keys: an item is in the index only while it carries them. */
export const indexKeys = {
  daysOfRole: (caf: string, role: ReceivingRole) => `${caf}#DAYS#${role}`,
  dayOfRole: (caf: string, role: ReceivingRole, date: LocalDate, professional: string) => ({
    gsi1pk: `${caf}#DAYS#${role}`,
    gsi1sk: `${date}#${professional}`,
  }),
  /** People of a Caf by name (`searchKey`), for the secretariat's search. */
  people: (caf: string, searchKey: string, start: string) => ({
    gsi2pk: `${caf}#PEOPLE`,
    gsi2sk: `${searchKey}#${start}`,
  }),
  /** B2: appointments that share an allocataire number stand side by side. */
  householdNumber: (caf: string, numberHash: string, appointment: string) => ({
    gsi1pk: `${caf}#NUMBER`,
    gsi1sk: `${numberHash}#${appointment}`,
  }),
  /** Notifications not settled yet, oldest first, for the sweeper. */
  openNotification: (createdAt: string, id: string) => ({
    gsi1pk: 'NOTIF#OPEN',
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** Reminders by due hour (UTC, `2026-12-01T08`). */
  dueReminder: (hour: string, appointment: string, rule: number) => ({
    gsi1pk: `DUE#${hour}`,
    gsi1sk: `${appointment}#${rule}`,
  }),
  /** Holds, pending bookings and days with leftovers by the moment at which they run out (ISO), for the tidier. */
  expiring: (at: string, id: string) => ({ gsi2pk: 'EXPIRES', gsi2sk: `${at}#${id}` }),
  openToCall: (caf: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#TOCALL#OPEN`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  openCallBack: (caf: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#CALLBACK#OPEN`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  openDisruption: (caf: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#DISRUPT#OPEN`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** A mediator's cases, oldest first. */
  mediationsOf: (caf: string, mediator: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#MEDIATIONS#${mediator}`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** Cases by the moment (ISO) at which the clock has something to do: a reminder, a message withheld long enough (M2). */
  mediationDue: (at: string, id: string) => ({ gsi2pk: 'MEDIATION#DUE', gsi2sk: `${at}#${id}` }),
  /** Requests for a consultation, open or closed, oldest first. */
  requests: (caf: string, status: 'open' | 'closed', createdAt: string, id: string) => ({
    gsi1pk: `${caf}#REQUESTS#${status}`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** Requests by the moment (ISO) at which the clock has something to do: a reminder, a deadline (P2). */
  requestDue: (at: string, id: string) => ({ gsi2pk: 'REQUEST#DUE', gsi2sk: `${at}#${id}` }),
  /** Runs of a Caf, oldest first. */
  campaigns: (caf: string, createdAt: string, id: string) => ({
    gsi2pk: `${caf}#CAMPAIGNS`,
    gsi2sk: `${createdAt}#${id}`,
  }),
  /** Work of campaigns by the moment (ISO) at which the clock looks after it. */
  campaignDue: (at: string, id: string) => ({ gsi1pk: 'CAMPAIGN#DUE', gsi1sk: `${at}#${id}` }),
  /** Letters that wait for a print batch. */
  toPrint: (caf: string, campaign: string, part: number, line: number) => ({
    gsi1pk: `${caf}#TOPRINT#${campaign}`,
    gsi1sk: `${padded(part)}#${padded(line)}`,
  }),
  /** What was answered to the letters of a run. */
  answersOf: (caf: string, campaign: string, id: string) => ({
    gsi1pk: `${caf}#ANSWERS#${campaign}`,
    gsi1sk: id,
  }),
  /** Open referrals to a service, oldest first. */
  openReferral: (caf: string, service: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#REFERRALS#TO#${service}`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** Referrals by whoever sent them, oldest first. */
  referralsFrom: (caf: string, subject: string, createdAt: string, id: string) => ({
    gsi2pk: `${caf}#REFERRALS#FROM#${subject}`,
    gsi2sk: `${createdAt}#${id}`,
  }),
  /** Those who wait for a service, by the moment from which they wait. */
  waitingFor: (caf: string, service: string, since: string, id: string) => ({
    gsi1pk: `${caf}#WAITINGFOR#${service}`,
    gsi1sk: `${since}#${id}`,
  }),
  /** Group sessions of a Caf by their start. */
  groupSessions: (caf: string, start: string, id: string) => ({
    gsi1pk: `${caf}#GROUPS`,
    gsi1sk: `${start}#${id}`,
  }),
  /** Group sessions that were cancelled and still have people to tell. */
  groupEnding: (at: string, id: string) => ({ gsi2pk: 'GROUP#ENDING', gsi2sk: `${at}#${id}` }),
  /** A social worker's support series, oldest first. */
  supportSeriesOf: (caf: string, professional: string, createdAt: string, id: string) => ({
    gsi1pk: `${caf}#SUPPORT#${professional}`,
    gsi1sk: `${createdAt}#${id}`,
  }),
  /** Requests for access and erasure, open or closed, by the moment from which their month runs. */
  dataRequests: (caf: string, status: 'open' | 'closed', receivedAt: string, id: string) => ({
    gsi1pk: `${caf}#DATAREQUESTS#${status}`,
    gsi1sk: `${receivedAt}#${id}`,
  }),
  openOpeningJob: (createdAt: string, id: string) => ({ gsi1pk: 'JOB#OPEN', gsi1sk: `${createdAt}#${id}` }),
} as const;

/** Numbers in the order of their keys. */
const padded = (value: number) => String(value).padStart(6, '0');
