import * as z from 'zod';
import { CampaignType } from './campaign-type.ts';
import { faultOfOutcomes, ServiceOutcome } from './outcomes.ts';
import { CafCode, LeadingRole, LocalTime, Mode, ReceivingRole, Slug } from './words.ts';

const Minutes = z.int().min(0).multipleOf(5);

/** Length and pause together: each five minutes is one more cell that a booking's condition names. */
const MOST_MINUTES = 360;

/** The longest way to a home: it takes cells before and after. */
export const MOST_TRAVEL_MINUTES = 90;

/** A reminder is due a fixed time before the start, or at a wall-clock time the day before. */
export const ReminderRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('before'), hours: z.int().min(1).max(336) }),
  z.strictObject({ kind: z.literal('day-before'), at: LocalTime }),
]);
export type ReminderRule = z.infer<typeof ReminderRule>;

/** Who runs the service: pages and letters point to a partner, or say that nobody does and where else to turn. */
export const Delivery = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('caf') }),
  z.strictObject({
    by: z.literal('partner'),
    name: z.string().min(1),
    phone: z.string().min(1),
    agreement: z.string().min(1),
  }),
  z.strictObject({ by: z.literal('nobody'), elsewhere: z.string().min(1) }),
]);

/** Who may put an appointment of this service into an agenda. */
export const BookableBy = z.enum(['anyone', 'professional', 'request', 'session']);

export const Service = z.strictObject({
  id: Slug,
  /** French, shown on signed-in pages and in the catalogue, never in a mail subject (F3). */
  name: z.string().min(1).max(80),
  summary: z.string().min(1).max(400),
  eligibility: z.string().min(1).max(400),
  /** The role that receives; its days are indexed together, so a search is one query. */
  receivedBy: LeadingRole,
  /** Who may receive together with that role: a second professional of one of these, in the same appointment. */
  together: z.array(ReceivingRole).max(ReceivingRole.options.length).optional(),
  bookableBy: BookableBy,
  lengthMinutes: Minutes.min(5).max(MOST_MINUTES),
  /** A professional who fixes the appointment may make it shorter, down to this. */
  shortestMinutes: Minutes.min(5).max(MOST_MINUTES).optional(),
  /** Kept free after each appointment for the work around it. */
  pauseMinutes: Minutes.max(240),
  /** The way to a home and the way back, each, unless whoever books says otherwise. */
  travelMinutes: Minutes.max(MOST_TRAVEL_MINUTES).optional(),
  modes: z.array(Mode).min(1),
  places: z.array(Slug).min(1),
  minimumNoticeHours: z.int().min(0).max(720),
  horizonDays: z.int().min(1).max(180),
  /** Moving is possible until this long before the start; cancelling until the start (B4). */
  moveLimitHours: z.int().min(0).max(336),
  reminders: z.array(ReminderRule).max(4),
  /** Whether meeting the person makes the professional "their own" (B7). */
  follows: z.boolean(),
  delivery: Delivery,
  /** How its appointments may have gone; the usual ones without a list of its own. */
  outcomes: z.array(ServiceOutcome).min(2).max(12).optional(),
  /** For pages read in English; without it they show the French. */
  english: z
    .strictObject({
      name: z.string().min(1).max(80),
      summary: z.string().min(1).max(400),
      eligibility: z.string().min(1).max(400),
    })
    .optional(),
});
export type Service = z.infer<typeof Service>;

/** Whether people book it themselves, a time or a seat; then one at a time stands (B2). */
export const isOpenToAll = ({ bookableBy }: Pick<Service, 'bookableBy'>): boolean =>
  bookableBy === 'anyone' || bookableBy === 'session';

export const Place = z.strictObject({
  id: Slug,
  name: z.string().min(1).max(80),
  commune: z.string().min(1).max(60),
  kind: z.enum(['caf', 'partner']),
  /** Street lines; empty when unknown, never invented. */
  address: z.array(z.string().min(1).max(38)).max(4),
  halfDaysPerWeek: z.int().min(1).max(10),
});
export type Place = z.infer<typeof Place>;

export const Limits = z.strictObject({
  /** B5: how long an unconfirmed booking keeps its time. */
  pendingMinutes: z.int().min(5).max(60),
  holdMinutes: z.int().min(2).max(30),
  /** Each is one more item that a new hold reads. */
  holdsPerAddress: z.int().min(1).max(20),
  /** Largest part of one professional's day that holds may keep. */
  holdShareOfDay: z.number().min(0.1).max(1),
  bookingsPerAddressAndHour: z.int().min(1),
  /** Code mails to one mailbox, whoever asks for them; couples share one. */
  codeMailsPerMailboxAndHour: z.int().min(5),
  codeTries: z.int().min(1).max(10),
  codeResends: z.int().min(1).max(10),
  callBackAlarmWorkingDays: z.int().min(1),
  /** B11: how long times that the Caf offers are kept for the person. */
  offerHours: z.int().min(1).max(336).default(48),
  /** How long the times of a joint session are kept for the parties' answers (M2), unless the mediator says otherwise. */
  sessionAnswerHours: z.int().min(1).max(720).default(168),
  /** How long the times that a psychologist proposes are kept for the person's answer (P2), unless the psychologist says otherwise. */
  requestAnswerHours: z.int().min(1).max(720).default(168),
  /** How long before that deadline the person is reminded, once. */
  requestReminderHours: z.int().min(1).max(336).default(48),
  /** Offers to somebody on the waiting list, at most. */
  waitingOffers: z.int().min(1).max(10).default(3),
  /** Until when they are kept: that hour of the next working day, or of one so many later. */
  waitingAnswerTime: LocalTime.default('12:00'),
  waitingAnswerWorkingDays: z.int().min(1).max(5).default(1),
  /** A freed time that leaves less to answer is not offered; whoever looks may book it. */
  waitingLeastHours: z.int().min(1).max(72).default(3),
  /** A referral that is open for so many days is on its sender's and its receiver's list of stale ones. */
  staleReferralDays: z.int().min(1).max(90).default(14),
  /** The partners' form: a social centre shares one address. */
  referralsPerAddressAndHour: z.int().min(1).default(20),
});

/** One Caf: everything that changes from one département to the next. Zone: IANA name; money and people are elsewhere. */
export const Caf = z
  .strictObject({
    code: CafCode,
    name: z.string().min(1).max(60),
    zone: z.string().refine(isZone, 'unknown time zone'),
    /** Territory for public holidays, in the terms of the date-holidays library. */
    holidays: z.strictObject({ country: z.string().length(2), region: z.string().optional() }),
    phone: z.string().min(1),
    phoneHours: z.string().min(1),
    english: z.strictObject({ phoneHours: z.string().min(1) }).optional(),
    /** The Caf's own video service: the name of a room follows this address. Without it the professional phones. */
    video: z.strictObject({ address: z.url({ protocol: /^https$/ }) }).optional(),
    /** Where the quick-exit key leads: a public page of somebody else that tells nothing. Without it, an empty page. */
    quickExit: z.url({ protocol: /^https$/ }).optional(),
    sender: z.strictObject({ name: z.string().min(1).max(40), address: z.email() }),
    webAddress: z.url(),
    limits: Limits,
    places: z.array(Place).min(1),
    /** Of the département: from these the territory of a mediation is chosen. */
    communes: z.array(z.strictObject({ id: Slug, name: z.string().min(1).max(60) })).default([]),
    services: z.array(Service).min(1),
    /** To whom people are referred outside the Caf, and who refers to it. Without a phone number: none is known. */
    partners: z
      .array(
        z.strictObject({
          id: Slug,
          name: z.string().min(1).max(80),
          phone: z.string().min(1).optional(),
        }),
      )
      .default([]),
    /** Kinds of letters that this Caf sends (L6). */
    campaigns: z.array(CampaignType).default([]),
  })
  .superRefine((caf, ctx) => {
    const places = new Set(caf.places.map((place) => place.id));
    if (places.size !== caf.places.length)
      ctx.addIssue({ code: 'custom', path: ['places'], message: 'two places share an id' });
    const services = new Set(caf.services.map((service) => service.id));
    if (services.size !== caf.services.length)
      ctx.addIssue({ code: 'custom', path: ['services'], message: 'two services share an id' });
    const communes = new Set(caf.communes.map((commune) => commune.id));
    if (communes.size !== caf.communes.length || communes.has('elsewhere'))
      ctx.addIssue({
        code: 'custom',
        path: ['communes'],
        message: 'two communes share an id, or one is elsewhere',
      });
    const partners = new Set(caf.partners.map((partner) => partner.id));
    if (partners.size !== caf.partners.length)
      ctx.addIssue({ code: 'custom', path: ['partners'], message: 'two partners share an id' });
    caf.campaigns.forEach(({ id, service }, at) => {
      if (caf.campaigns.findIndex((one) => one.id === id) !== at)
        ctx.addIssue({ code: 'custom', path: ['campaigns', at, 'id'], message: 'two campaigns share an id' });
      if (!services.has(service))
        ctx.addIssue({
          code: 'custom',
          path: ['campaigns', at, 'service'],
          message: `unknown service ${service}`,
        });
    });
    caf.services.forEach((service, at) => {
      if ((service.shortestMinutes ?? 0) > service.lengthMinutes)
        ctx.addIssue({
          code: 'custom',
          path: ['services', at, 'shortestMinutes'],
          message: 'longer than the usual length',
        });
      const fault = service.outcomes === undefined ? undefined : faultOfOutcomes(service.outcomes);
      if (fault !== undefined)
        ctx.addIssue({ code: 'custom', path: ['services', at, 'outcomes'], message: fault });
      // F1: nobody comes to a home without a recorded agreement, and who books alone records none.
      if (service.bookableBy === 'anyone' && service.modes.includes('home'))
        ctx.addIssue({
          code: 'custom',
          path: ['services', at, 'modes'],
          message: 'home needs a recorded agreement: not for a service that anyone may book',
        });
      if (service.lengthMinutes + service.pauseMinutes > MOST_MINUTES)
        ctx.addIssue({
          code: 'custom',
          path: ['services', at, 'pauseMinutes'],
          message: 'length and pause are more than six hours together',
        });
      service.places.forEach((place, index) => {
        if (!places.has(place))
          ctx.addIssue({
            code: 'custom',
            path: ['services', at, 'places', index],
            message: `unknown place ${place}`,
          });
      });
    });
  });
export type Caf = z.infer<typeof Caf>;

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('fr', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
