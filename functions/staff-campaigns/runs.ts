import { approveRun, checkApprover, outlookOf } from '../../shared/campaigns/approve.ts';
import {
  cancelRun,
  pauseRun,
  releaseDoubt,
  resumeRun,
  startRun,
  wholeRun,
} from '../../shared/campaigns/change.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { kindOf } from '../../shared/campaigns/kind.ts';
import { stoppedItself } from '../../shared/domain/campaign.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { route } from '../../shared/http/function.ts';
import type { Staff } from '../../shared/http/staff.ts';
import type { WholeCampaign } from '../../shared/store/campaigns.ts';
import { operations } from './operations.ts';
import { detailView, mayCancel, requireApprover, requireReader } from './views.ts';

/** One run: how it stands, and what is done with it. */
export function runRoutes(deps: CampaignDeps) {
  const read = async (staff: Staff, id: string) => {
    const whole = await wholeRun(deps, staff.caf.code, id);
    const kind = kindOf(staff.caf, whole.campaign.type);
    requireReader(kind, staff);
    return { whole, kind };
  };
  const show = async (staff: Staff, whole: WholeCampaign) => {
    const isPlanned = whole.campaign.state.status === 'planned';
    const kind = kindOf(staff.caf, whole.campaign.type);
    const outlook = isPlanned ? await outlookOf(deps, kind, whole) : undefined;
    return detailView(staff, whole, { now: deps.clock(), outlook });
  };
  const again = async (staff: Staff, id: string) => show(staff, (await read(staff, id)).whole);
  return [
    route(operations.readCampaign, ({ params, staff }) => again(staff, params.id)),
    route(operations.approveCampaign, async ({ params, body, staff }) => {
      const { whole, kind } = await read(staff, params.id);
      const { date, time, override = false } = body;
      await approveRun(deps, kind, whole, staff, { date, time, override });
      if (date === undefined) await startRun(deps, (await read(staff, params.id)).whole);
      return again(staff, params.id);
    }),
    route(operations.pauseCampaign, async ({ params, staff }) => {
      const { whole, kind } = await read(staff, params.id);
      requireApprover(kind, staff);
      await pauseRun(deps, whole.campaign, 'asked', staff.subject);
      return again(staff, params.id);
    }),
    route(operations.resumeCampaign, async ({ params, staff }) => {
      const { whole, kind } = await read(staff, params.id);
      requireApprover(kind, staff);
      if (stoppedItself(whole.campaign)) checkApprover(kind, whole.campaign.importedBy, staff);
      await resumeRun(deps, whole);
      return again(staff, params.id);
    }),
    route(operations.cancelCampaign, async ({ params, staff }) => {
      const { whole, kind } = await read(staff, params.id);
      if (!mayCancel(kind, staff, whole.campaign)) throw new DomainError('FORBIDDEN');
      await cancelRun(deps, whole, staff.subject);
      return again(staff, params.id);
    }),
    route(operations.releaseDoubt, async ({ params, staff }) => {
      const { whole, kind } = await read(staff, params.id);
      checkApprover(kind, whole.campaign.importedBy, staff);
      const [part = 0, line = 0] = params.letter.split('-').map(Number);
      await releaseDoubt(deps, whole.campaign, { part, line });
      return undefined;
    }),
  ];
}
