import type * as z from 'zod';
import type { Outlook } from '../../shared/campaigns/approve.ts';
import { type Kind, kindOf } from '../../shared/campaigns/kind.ts';
import type { Caf } from '../../shared/domain/caf.ts';
import { type Campaign, type CampaignAct, checkAct, stoppedItself } from '../../shared/domain/campaign.ts';
import { addTallies, balanceOf } from '../../shared/domain/campaign-part.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import type { Staff } from '../../shared/http/staff.ts';
import type { WholeCampaign } from '../../shared/store/campaigns.ts';
import type { PrintBatch } from '../../shared/store/campaigns-prints.ts';
import type { Detail, Summary } from './schemas.ts';

type DetailView = z.input<typeof Detail>;

export function summaryView(caf: Caf, campaign: Campaign): z.input<typeof Summary> {
  const { iso } = makeCalendar(caf.zone);
  const { id, type, state, createdAt, approval, sentOn } = campaign;
  return {
    id,
    type,
    name: caf.campaigns.find((one) => one.id === type)?.name ?? type,
    status: state.status,
    ...('why' in state ? { why: state.why } : {}),
    createdAt: iso(createdAt),
    ...(approval === undefined ? {} : { sendAt: iso(approval.sendAt) }),
    ...(sentOn === undefined ? {} : { sentOn }),
  };
}

export function detailView(
  staff: Staff,
  whole: WholeCampaign,
  { now, outlook }: { now: number; outlook: Outlook | undefined },
): DetailView {
  const { campaign, parts, batches } = whole;
  const { caf } = staff;
  const kind = kindOf(caf, campaign.type);
  const { iso } = makeCalendar(caf.zone);
  const {
    doubts,
    deferred: _deferred,
    notWritten: _notWritten,
    ...stand
  } = addTallies(parts.map(({ tally }) => tally));
  const { approval } = campaign;
  // What goes out is never decided by whoever handed the list in (L3).
  const isOther = isApprover(kind, staff) && campaign.importedBy !== staff.subject;
  return {
    ...summaryView(caf, campaign),
    service: kind.service.id,
    counts: balanceOf(campaign, parts),
    doubts,
    ignoredColumns: campaign.read?.ignoredColumns ?? 0,
    progress: { ...stand, ...rateOf(campaign, stand, now) },
    ...(outlook === undefined ? {} : { outlook: { ...outlook } }),
    ...(approval === undefined
      ? {}
      : {
          approval: {
            at: iso(approval.at),
            sendAt: iso(approval.sendAt),
            expected: approval.expected,
            slots: approval.slots,
            override: approval.override,
          },
        }),
    preview: batches.some(({ batch, state }) => batch === 0 && state.status === 'ready'),
    batches: batches.filter(({ batch }) => batch > 0).map((batch) => batchView(batch, iso)),
    can: {
      approve: isOther && may(campaign, 'approve'),
      pause: isApprover(kind, staff) && may(campaign, 'pause'),
      resume: (stoppedItself(campaign) ? isOther : isApprover(kind, staff)) && may(campaign, 'resume'),
      cancel: mayCancel(kind, staff, campaign) && may(campaign, 'cancel'),
      release: isOther && doubts > 0 && may(campaign, 'release'),
    },
  };
}

export function isApprover({ type }: Kind, { roles }: Staff): boolean {
  return roles.some((role) => type.approvedBy.includes(role));
}

/** The list office takes back what it handed in, as long as nobody has approved it. */
export function mayCancel(kind: Kind, staff: Staff, { approval }: Campaign): boolean {
  return isApprover(kind, staff) || (staff.roles.includes('list-office') && approval === undefined);
}

/** @throws DomainError FORBIDDEN for a kind that is another service's. */
export function requireApprover(kind: Kind, staff: Staff): void {
  if (!isApprover(kind, staff)) throw new DomainError('FORBIDDEN');
}

/** Who sees a run: the list office, and the service concerned. @throws DomainError NOT_FOUND. */
export function requireReader(kind: Kind, staff: Staff): void {
  if (!staff.roles.includes('list-office') && !isApprover(kind, staff)) throw new DomainError('NOT_FOUND');
}

function may(campaign: Campaign, act: CampaignAct): boolean {
  try {
    checkAct(campaign, act);
    return true;
  } catch (error) {
    if (error instanceof DomainError) return false;
    throw error;
  }
}

function batchView(
  { batch, state, candidates }: PrintBatch,
  iso: (at: number) => string,
): DetailView['batches'][number] {
  if (state.status === 'waiting') return { batch, status: 'waiting', letters: candidates.length, pages: 0 };
  const { printed, letters, pages } = state;
  return {
    batch,
    status: printed === undefined ? 'ready' : 'printed',
    letters: letters.length,
    pages,
    ...(printed === undefined ? {} : { printedAt: iso(printed.at) }),
  };
}

/** Letters handed over or laid aside for printing, a minute, since the run began to leave. */
function rateOf(
  { startedAt, state }: Campaign,
  {
    mailed,
    toPrint,
    inBatch,
    bounced,
  }: { mailed: number; toPrint: number; inBatch: number; bounced: number },
  now: number,
): { perMinute?: number } {
  if (startedAt === undefined) return {};
  const until = state.status === 'sent' || state.status === 'paused' ? state.at : now;
  const minutes = Math.max(until - startedAt, 1_000) / 60_000;
  return { perMinute: Math.round(((mailed + toPrint + inBatch + bounced) / minutes) * 10) / 10 };
}
