import * as z from 'zod';
import { DomainError } from './errors.ts';
import { CafCode, LeadingRole } from './words.ts';

const said = { by: z.string().min(1).max(128), at: z.int() };

/**
 * A person's agreement that the others who follow them may know that one service does: social work, mediation or the
 * psychologists. Recorded by a professional of that service (F1), taken back at any moment. Instants: epoch ms.
 */
export const Sharing = z.strictObject({
  service: LeadingRole,
  ...said,
  revoked: z.strictObject(said).optional(),
});
export type Sharing = z.infer<typeof Sharing>;

/**
 * The agreements of one person, known by keyed hashes alone. That, and by whom, the person is followed is read elsewhere each
 * time: nothing of it is kept here.
 */
export const Situation = z.strictObject({
  id: z.string(),
  caf: CafCode,
  version: z.int().min(1),
  createdAt: z.int(),
  changedAt: z.int(),
  /** Every key under which the person is known. */
  kin: z.array(z.string()).min(1).max(60),
  sharings: z.array(Sharing).max(60),
});
export type Situation = z.infer<typeof Situation>;

/** An agreement is asked for again after a year, ms [A]. */
const AGREED_FOR = 366 * 86_400_000;
/** People change their minds, not for ever. */
const MOST_SHARINGS = 60;

/** The agreement that one service may be known, if one stands now. */
export function sharingOf(
  { sharings }: Pick<Situation, 'sharings'>,
  service: LeadingRole,
  now: number,
): Sharing | undefined {
  return sharings.find(
    (one) => one.service === service && one.revoked === undefined && now < one.at + AGREED_FOR,
  );
}

/** Services that may be known now. */
export function sharedServices(situations: readonly Situation[], now: number): ReadonlySet<LeadingRole> {
  return new Set(
    LeadingRole.options.filter((service) =>
      situations.some((situation) => sharingOf(situation, service, now) !== undefined),
    ),
  );
}

interface Saying {
  readonly by: string;
  readonly at: number;
}

/** Records an agreement; while one stands, that one does. @throws DomainError TOO_MANY when they changed too often. */
export function share(situation: Situation, service: LeadingRole, said: Saying, now: number): Situation {
  if (sharingOf(situation, service, now) !== undefined) return situation;
  if (situation.sharings.length >= MOST_SHARINGS) throw new DomainError('TOO_MANY');
  const sharings = [...situation.sharings, { service, by: said.by, at: said.at }];
  return changed(situation, sharings, now);
}

/** Takes back what was agreed for one service, or for all; the very same situation when nothing stands. */
export function revoke(
  situation: Situation,
  service: LeadingRole | 'all',
  by: string,
  now: number,
): Situation {
  const falls = (one: Sharing) => one.revoked === undefined && (service === 'all' || one.service === service);
  if (!situation.sharings.some(falls)) return situation;
  const sharings = situation.sharings.map((one) => (falls(one) ? { ...one, revoked: { by, at: now } } : one));
  return changed(situation, sharings, now);
}

const changed = (situation: Situation, sharings: Sharing[], now: number): Situation => ({
  ...situation,
  version: situation.version + 1,
  changedAt: now,
  sharings,
});

/** Somebody who follows the person. */
export interface Follower {
  readonly professional: string;
  readonly service: LeadingRole;
}

/**
 * What one of those who follow a person may know of the others: who, and in which service the person agreed that they may know.
 * Nothing of mediation for a viewer who also follows another party of it (M3), and nothing at all for who does not follow the person.
 */
export function othersSeen(
  followers: readonly Follower[],
  {
    viewer,
    shared,
    followsAnotherParty,
  }: {
    readonly viewer: Follower;
    readonly shared: ReadonlySet<LeadingRole>;
    readonly followsAnotherParty: boolean;
  },
): Follower[] {
  if (!followers.some(({ professional }) => professional === viewer.professional)) return [];
  const seen = followers.filter(
    ({ professional, service }) =>
      professional !== viewer.professional &&
      service !== viewer.service &&
      shared.has(service) &&
      !(service === 'mediator' && followsAnotherParty),
  );
  return [...new Map(seen.map((one) => [one.professional, one])).values()].sort((a, b) =>
    a.professional < b.professional ? -1 : 1,
  );
}
