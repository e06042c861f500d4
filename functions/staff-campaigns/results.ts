import { wholeRun } from '../../shared/campaigns/change.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { kindOf } from '../../shared/campaigns/kind.ts';
import { answersOf } from '../../shared/campaigns/results.ts';
import { letterReturned } from '../../shared/campaigns/returned.ts';
import { rate } from '../../shared/domain/campaign-figures.ts';
import { addTallies } from '../../shared/domain/campaign-part.ts';
import { DomainError } from '../../shared/domain/errors.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { operations } from './operations.ts';
import { requireReader } from './views.ts';

/** What came of a run, and letters that came back. */
export function resultRoutes(deps: CampaignDeps) {
  return [
    route(operations.campaignResults, async ({ params, staff, caf, now }) => {
      const whole = await wholeRun(deps, caf.code, params.id);
      const isManager = staff.roles.includes('manager');
      const kind = kindOf(caf, whole.campaign.type);
      if (!isManager) requireReader(kind, staff);
      const { localDateOf } = makeCalendar(caf.zone);
      const tally = addTallies(whole.parts.map((part) => part.tally));
      const answers = await answersOf(deps, whole);
      const about = {
        from: whole.campaign.sentOn ?? localDateOf(whole.campaign.createdAt),
        to: localDateOf(now),
        scope: `${caf.name}, ${kind.type.name}`,
      };
      const mailed = tally.mailed + tally.bounced;
      const printed = tally.inBatch + tally.toPrint + tally.returned;
      const share = (of: number, among: number, unit: string) =>
        rate(of, among, { ...about, unit }, isManager);
      return {
        mail: share(tally.mailed, answers.letters, 'courriers partis par e-mail, sur tous les courriers'),
        print: share(printed, answers.letters, 'courriers partis par la poste, sur tous les courriers'),
        bounced: share(tally.bounced, mailed, 'e-mails revenus, sur les e-mails envoyés'),
        returned: share(tally.returned, printed, 'courriers revenus, sur les courriers postés'),
        declined: share(answers.declined, answers.letters, 'refus, sur tous les courriers'),
        booked: share(answers.booked, answers.letters, 'rendez-vous pris, sur tous les courriers'),
        kept: share(answers.kept, answers.booked, 'rendez-vous honorés, sur les rendez-vous pris'),
      };
    }),
    route(operations.letterReturned, async ({ body, caf }) => {
      const status = await letterReturned(deps, caf.code, body.code);
      if (status === undefined)
        throw new DomainError('NOT_FOUND', {
          errors: [{ path: 'code', message: 'Nous ne connaissons pas ce code.' }],
        });
      return { status };
    }),
  ];
}
