import { findSlots } from '../booking/search.ts';
import { checkAct } from '../domain/campaign.ts';
import { expectedAppointments } from '../domain/campaign-figures.ts';
import { balanceOf } from '../domain/campaign-part.ts';
import { DomainError, invalid } from '../domain/errors.ts';
import { addDays, makeCalendar } from '../domain/time.ts';
import type { LocalDate, LocalTime, Role } from '../domain/words.ts';
import { changeCampaignWrite, type WholeCampaign } from '../store/campaigns.ts';
import { transact } from '../store/transact.ts';
import type { CampaignDeps } from './deps.ts';
import type { Kind } from './kind.ts';
import { takeUpOf } from './results.ts';

type Acts = Pick<CampaignDeps, 'store' | 'clock' | 'keys' | 'cafs' | 'log'>;

/** Letters of a run against the times that can be booked (L3). */
export interface Outlook {
  readonly letters: number;
  readonly takeUp: number;
  readonly expected: number;
  /** Times open up to the horizon of the service; counted no further than they matter. */
  readonly slots: number;
  readonly short: boolean;
}

const LATEST_DAYS = 90;

export async function outlookOf(deps: Acts, kind: Kind, whole: WholeCampaign): Promise<Outlook> {
  const now = deps.clock();
  const { letters } = balanceOf(whole.campaign, whole.parts);
  const takeUp = await takeUpOf(deps, kind);
  const expected = expectedAppointments(letters, takeUp);
  const from = makeCalendar(kind.caf.zone).localDateOf(now);
  const to = addDays(from, kind.service.horizonDays + 1);
  const question = { service: kind.service, from, to, limit: expected + 1 };
  const { slots } = expected === 0 ? { slots: [] } : await findSlots(deps, kind.caf, question, 'public', now);
  return { letters, takeUp, expected, slots: slots.length, short: slots.length < expected };
}

/** May approve it: the service concerned, never whoever handed the list in. */
export function checkApprover(
  { type }: Kind,
  importedBy: string,
  staff: { readonly subject: string; readonly roles: readonly Role[] },
): void {
  if (!staff.roles.some((role) => type.approvedBy.includes(role))) throw new DomainError('FORBIDDEN');
  if (staff.subject === importedBy) throw new DomainError('OTHER_PERSON_NEEDED');
}

/**
 * Approves a run for its hour, local to the Caf; without one it leaves at once. @throws DomainError FORBIDDEN, OTHER_PERSON_NEEDED,
 * NOT_IN_THIS_STATE, SLOTS_SHORT without `override` (L3), INVALID for an hour that is past or far off, CHANGED_MEANWHILE.
 */
export async function approveRun(
  deps: Acts,
  kind: Kind,
  whole: WholeCampaign,
  by: { subject: string; roles: readonly Role[] },
  asked: { date?: LocalDate | undefined; time?: LocalTime | undefined; override: boolean },
): Promise<void> {
  const { campaign } = whole;
  checkApprover(kind, campaign.importedBy, by);
  checkAct(campaign, 'approve');
  const now = deps.clock();
  const sendAt = plannedHour(kind, asked, now);
  const { expected, slots, short } = await outlookOf(deps, kind, whole);
  if (short && !asked.override) throw new DomainError('SLOTS_SHORT', { slots, expected });
  const approval = { by: by.subject, at: now, sendAt, slots, expected, override: short };
  const change = { state: { status: 'approved' }, approval } as const;
  const done = await transact(deps.store, [changeCampaignWrite(campaign, change, { dueAt: sendAt })]);
  if (!done.ok) throw new DomainError('CHANGED_MEANWHILE');
}

function plannedHour(
  { caf, type }: Kind,
  { date, time }: { date?: LocalDate | undefined; time?: LocalTime | undefined },
  now: number,
): number {
  const calendar = makeCalendar(caf.zone);
  if (date === undefined) {
    if (time !== undefined) throw invalid('date', 'Donnez aussi le jour.');
    return now;
  }
  const sendAt = calendar.instantOf(date, calendar.cellOfLocalTime(date, time ?? type.sendAt));
  if (sendAt < now) throw invalid('date', 'Cette heure est passée.');
  if (date > addDays(calendar.localDateOf(now), LATEST_DAYS))
    throw invalid('date', `Choisissez un jour dans les ${LATEST_DAYS} jours.`);
  return sendAt;
}
