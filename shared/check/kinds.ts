import * as z from 'zod';
import { Follow } from '../booking/follow.ts';
import { Appointment } from '../domain/appointment.ts';
import { CallBack } from '../domain/call-back.ts';
import { Campaign } from '../domain/campaign.ts';
import { Letter } from '../domain/campaign-letter.ts';
import { CampaignPart } from '../domain/campaign-part.ts';
import { Consultation } from '../domain/consultation.ts';
import { DataRequest } from '../domain/data-request.ts';
import { Day } from '../domain/day.ts';
import { Disruption, isOpen } from '../domain/disruption.ts';
import { GroupSession } from '../domain/group.ts';
import { Invitation } from '../domain/invitation.ts';
import { Mediation } from '../domain/mediation.ts';
import { MediationFact } from '../domain/mediation-facts.ts';
import { Notification, ToCall } from '../domain/notification.ts';
import { Absence, Availability, Closure, OpeningJob, Plan, Professional } from '../domain/planning.ts';
import { Referral } from '../domain/referral.ts';
import { Reminder } from '../domain/reminders.ts';
import type { Kind } from '../domain/retention.ts';
import { Situation } from '../domain/situation.ts';
import { SupportSeries } from '../domain/support-series.ts';
import { WaitingEntry } from '../domain/waiting.ts';
import { AuditLine } from '../store/audit.ts';
import { Guard as CallBackGuard } from '../store/call-backs.ts';
import { LetterEvent, LetterMonth } from '../store/campaigns-months.ts';
import { DeadAddress, MailboxHolders, Mourning, Objection } from '../store/campaigns-people.ts';
import { PrintBatch } from '../store/campaigns-prints.ts';
import { HandedInBy, RequestLink } from '../store/consultations.ts';
import { DataFinding } from '../store/data-findings.ts';
import { DataLink } from '../store/data-links.ts';
import { parseDay } from '../store/days.ts';
import { Feed, FeedRound } from '../store/feeds.ts';
import { Guard } from '../store/guards.ts';
import { Hold, Seat } from '../store/holds.ts';
import { Remembered } from '../store/idempotency.ts';
import { Session } from '../store/invitation-sessions.ts';
import { parseItem } from '../store/items.ts';
import { keys } from '../store/keys.ts';
import { Rate } from '../store/limits.ts';
import { Link } from '../store/links.ts';
import { ListAsked } from '../store/lists-asked.ts';
import { Mailbox } from '../store/mailboxes.ts';
import { PartyOf } from '../store/mediations.ts';
import { NoLetter } from '../store/no-letter.ts';
import { PartyLink } from '../store/party-links.ts';
import { PersonMarks } from '../store/person-marks.ts';
import { ReferralGuard } from '../store/referrals.ts';
import { SendPace } from '../store/send-pace.ts';
import { SituationOf } from '../store/situations.ts';
import { WaitingGuard, WaitingLink } from '../store/waiting.ts';
import {
  checkAppointment,
  checkGuard,
  checkInvitation,
  checkLink,
  checkReminder,
} from './check-appointments.ts';
import { checkLetter, checkPart } from './check-campaigns.ts';
import { checkConsultation } from './check-consultations.ts';
import { checkDataLink, checkDataRequest } from './check-data-requests.ts';
import { checkDay, checkHold, checkSeat } from './check-days.ts';
import { checkGroup } from './check-groups.ts';
import { checkMediation, checkPartyOf } from './check-mediations.ts';
import { checkCallBack, checkCallBackGuard, checkJob, checkNotification } from './check-others.ts';
import { checkReferral, checkReferralGuard, checkSituation, checkSituationOf } from './check-referrals.ts';
import { checkSupportSeries } from './check-support.ts';
import { checkWaiting, checkWaitingGuard } from './check-waiting.ts';
import type { CheckContext } from './context.ts';

export interface Key {
  readonly pk: string;
  readonly sk: string;
}
type Item = Readonly<Record<string, unknown>>;

/** How the items of one kind are read and judged. */
export interface KindOfItem {
  readonly schema: z.ZodType;
  /** Throws a ZodError when the item does not fit. */
  read(item: Item): Read;
}

export interface Read {
  /** The key that the fields make; in part, where the rest is a secret's hash. */
  readonly key: Partial<Key> | undefined;
  /** Whether it is over, and so must carry the instant after which it goes. */
  readonly isOver: boolean;
  look(name: string, check: CheckContext, key: Key): void;
}

function kind<S extends z.ZodType>(
  schema: S,
  rules: {
    key?: (value: z.infer<S>) => Partial<Key>;
    isOver?: (value: z.infer<S>) => boolean;
    look?: (value: z.infer<S>, name: string, check: CheckContext, key: Key) => void;
    parse?: (item: Item) => z.infer<S>;
  } = {},
): KindOfItem {
  const { parse = (item: Item) => parseItem(schema, item) } = rules;
  return {
    schema,
    read(item) {
      const value = parse(item);
      return {
        key: rules.key?.(value),
        isOver: rules.isOver?.(value) ?? false,
        look: (name, check, key) => rules.look?.(value, name, check, key),
      };
    },
  };
}

export const KINDS: Readonly<Record<Kind, KindOfItem>> = {
  appointment: kind(Appointment, { key: (one) => keys.appointment(one.caf, one.id), look: checkAppointment }),
  day: kind(Day, {
    key: (one) => keys.day(one.caf, one.professional, one.date),
    look: checkDay,
    parse: (item) => parseDay({ ...item }),
  }),
  'group-session': kind(GroupSession, {
    key: (one) => keys.groupSession(one.caf, one.id),
    look: checkGroup,
  }),
  hold: kind(Hold, { key: (one) => keys.hold(one.id), look: checkHold }),
  'hold-seat': kind(Seat, { look: checkSeat }),
  rate: kind(Rate),
  guard: kind(Guard, { look: checkGuard }),
  follow: kind(Follow),
  link: kind(Link, { look: checkLink }),
  reminder: kind(Reminder, {
    key: (one) => keys.reminder(one.caf, one.appointment, one.rule),
    look: checkReminder,
  }),
  notification: kind(Notification, { key: (one) => keys.notification(one.id), look: checkNotification }),
  'to-call': kind(ToCall, {
    key: (one) => keys.toCall(one.caf, one.id),
    isOver: ({ done }) => done !== undefined,
  }),
  mailbox: kind(Mailbox),
  idempotency: kind(Remembered),
  'call-back': kind(CallBack, { key: (one) => keys.callBack(one.caf, one.id), look: checkCallBack }),
  'call-back-guard': kind(CallBackGuard, { look: checkCallBackGuard }),
  invitation: kind(Invitation, { key: (one) => keys.invitation(one.id), look: checkInvitation }),
  'invitation-session': kind(Session),
  mediation: kind(Mediation, { key: (one) => keys.mediation(one.caf, one.id), look: checkMediation }),
  'party-of': kind(PartyOf, { key: (one) => ({ sk: one.mediation }), look: checkPartyOf }),
  'party-link': kind(PartyLink),
  'person-mark': kind(PersonMarks),
  'no-letter': kind(NoLetter),
  'mediation-fact': kind(MediationFact, {
    key: (one) => keys.mediationFact(one.caf, one.mediator, one.date, one.what, one.id),
  }),
  consultation: kind(Consultation, {
    key: (one) => keys.consultation(one.caf, one.id),
    look: checkConsultation,
  }),
  'handed-in': kind(HandedInBy),
  'request-link': kind(RequestLink),
  referral: kind(Referral, { key: (one) => keys.referral(one.caf, one.id), look: checkReferral }),
  'referral-guard': kind(ReferralGuard, { look: checkReferralGuard }),
  situation: kind(Situation, { key: (one) => keys.situation(one.caf, one.id), look: checkSituation }),
  'situation-of': kind(SituationOf, { look: checkSituationOf }),
  campaign: kind(Campaign, { key: (one) => keys.campaign(one.caf, one.id) }),
  'campaign-part': kind(CampaignPart, {
    key: (one) => keys.campaignPart(one.caf, one.campaign, one.part),
    look: checkPart,
  }),
  letter: kind(Letter, {
    key: (one) => keys.letter(one.caf, one.campaign, one.part, one.line),
    look: checkLetter,
  }),
  'print-batch': kind(PrintBatch, { key: (one) => keys.printBatch(one.caf, one.campaign, one.batch) }),
  'letter-event': kind(LetterEvent),
  'letter-month': kind(LetterMonth),
  objection: kind(Objection),
  mourning: kind(Mourning),
  'dead-address': kind(DeadAddress),
  'mailbox-holders': kind(MailboxHolders),
  'list-asked': kind(ListAsked, { key: (one) => keys.listAsked(one.caf, one.type, one.month) }),
  'send-pace': kind(SendPace),
  'waiting-entry': kind(WaitingEntry, {
    key: (one) => keys.waiting(one.caf, one.id),
    look: checkWaiting,
  }),
  'waiting-guard': kind(WaitingGuard, { look: checkWaitingGuard }),
  'waiting-link': kind(WaitingLink),
  disruption: kind(Disruption, {
    key: (one) => keys.disruption(one.caf, one.id),
    isOver: (one) => !isOpen(one),
  }),
  'data-request': kind(DataRequest, {
    key: (one) => keys.dataRequest(one.caf, one.id),
    look: checkDataRequest,
  }),
  'data-finding': kind(DataFinding, { key: (one) => ({ pk: keys.dataRequest(one.caf, one.request).pk }) }),
  'data-link': kind(DataLink, { look: checkDataLink }),
  'opening-job': kind(OpeningJob, {
    key: (one) => keys.openingJob(one.caf, one.id),
    isOver: ({ done }) => done,
    look: checkJob,
  }),
  availability: kind(Availability, {
    key: (one) => keys.availability(one.caf, one.professional, one.id),
    isOver: ({ repeat, until }) => repeat === undefined || until !== undefined,
  }),
  absence: kind(Absence, { key: (one) => keys.absence(one.caf, one.professional, one.id) }),
  closure: kind(Closure, { key: (one) => keys.closure(one.caf, one.id) }),
  plan: kind(Plan, { key: (one) => keys.plan(one.caf, one.professional) }),
  professional: kind(Professional, { key: (one) => keys.professional(one.caf, one.id) }),
  feed: kind(Feed),
  'feed-round': kind(FeedRound, { key: (one) => keys.feedRound(one.caf, one.professional) }),
  'support-series': kind(SupportSeries, {
    key: (one) => keys.supportSeries(one.caf, one.id),
    look: checkSupportSeries,
  }),
  audit: kind(AuditLine, { key: (one) => ({ pk: keys.audit(one.caf, one.date, '').pk }) }),
};

const Named = z.looseObject({ pk: z.string(), sk: z.string(), kind: z.string() });

/** The kind of an item, if it is one that we know. */
export function kindOf(item: Item): { key: Key; kind: Kind } | undefined {
  const { data } = Named.safeParse(item);
  if (data === undefined || !isKind(data.kind)) return undefined;
  return { key: { pk: data.pk, sk: data.sk }, kind: data.kind };
}

function isKind(name: string): name is Kind {
  return Object.hasOwn(KINDS, name);
}
