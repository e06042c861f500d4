import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { postedFile, uploadedFile } from '../../shared/campaigns/files.ts';
import { startableKind } from '../../shared/campaigns/kind.ts';
import { missingLists } from '../../shared/campaigns/missing-lists.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import { DomainError, invalid } from '../../shared/domain/errors.ts';
import { isoWithOffset } from '../../shared/domain/time.ts';
import { route } from '../../shared/http/function.ts';
import { once } from '../../shared/http/once.ts';
import type { Staff } from '../../shared/http/staff.ts';
import { createCampaignWrite, listCampaigns, newCampaignId } from '../../shared/store/campaigns.ts';
import type { WorkAsked } from '../../shared/store/campaigns-work.ts';
import { type NamedWrite, transact } from '../../shared/store/transact.ts';
import { operations } from './operations.ts';
import { summaryView } from './views.ts';

const STUCK_AFTER = 10 * 60_000;
/** A large file over a slow line. */
const UPLOAD_SECONDS = 3_600;
const MOST_RUNS = 100;
/** U+FFFD: what a text in another encoding becomes on its way through the gateway. */
const UNREADABLE = Buffer.from('\ufffd');

/** Handing lists in, and all runs at a glance. */
export function listRoutes(deps: CampaignDeps) {
  return [
    route(operations.postList, async ({ query, bytes, caf, ...call }) => {
      const { type } = startableKind(caf, query.type);
      if (bytes.length === 0) throw invalid('', 'Le fichier est vide.');
      if (Buffer.from(bytes).includes(UNREADABLE))
        throw invalid(
          '',
          'Le fichier n’est pas en UTF-8. Enregistrez-le en CSV UTF-8, ou déposez-le par l’adresse de dépôt.',
        );
      return once(deps, call, operations.postList, async (remember) => {
        const id = newCampaignId();
        const file = postedFile({ caf: caf.code, campaign: id });
        await deps.files.put(file, bytes, 'text/csv');
        const campaign = newCampaign(call, { id, file, type: type.id, state: { status: 'importing' } });
        const asked = { work: 'campaign-import', dueAt: call.now + STUCK_AFTER } as const;
        try {
          await begin(campaign, asked, remember({ id }));
        } catch (error) {
          // Handed in before: that file is the one that is read.
          if (error instanceof DomainError) await deps.files.remove(file);
          throw error;
        }
        return { id };
      });
    }),
    route(operations.uploadList, async ({ body, caf, ...call }) => {
      const { type } = startableKind(caf, body.type);
      return once(deps, call, operations.uploadList, async (remember) => {
        const id = newCampaignId();
        const file = uploadedFile({ caf: caf.code, campaign: id });
        const campaign = newCampaign(call, { id, file, type: type.id, state: { status: 'awaiting-file' } });
        const url = await deps.files.signedPut(file, body.bytes, UPLOAD_SECONDS);
        const expiresAt = isoWithOffset(call.now + UPLOAD_SECONDS * 1_000, caf.zone);
        const answer = { id, url, expiresAt };
        await begin(campaign, { dueAt: call.now + STUCK_AFTER }, remember(answer));
        return answer;
      });
    }),
    route(operations.listCampaigns, async ({ staff, caf }) => {
      const isOffice = staff.roles.includes('list-office') || staff.roles.includes('manager');
      const own = caf.campaigns.filter(({ approvedBy }) =>
        approvedBy.some((role) => staff.roles.includes(role)),
      );
      const seen = new Set((isOffice ? caf.campaigns : own).map(({ id }) => id));
      const campaigns = await listCampaigns(deps.store, caf.code, MOST_RUNS);
      const missing = await missingLists(deps, caf);
      return {
        campaigns: campaigns.filter(({ type }) => seen.has(type)).map((one) => summaryView(caf, one)),
        types: caf.campaigns
          .filter(({ id }) => seen.has(id))
          .map((type) => ({
            id: type.id,
            name: type.name,
            service: type.service,
            approve: own.includes(type),
          })),
        missing: missing
          .filter(({ type }) => seen.has(type.id))
          .map(({ type, month }) => ({ type: type.id, month, day: type.expected?.day ?? 0 })),
      };
    }),
  ];

  async function begin(campaign: Campaign, asked: WorkAsked, also: readonly NamedWrite[]): Promise<void> {
    const made = await transact(deps.store, [createCampaignWrite(campaign, asked), ...also]);
    if (!made.ok) throw new DomainError('CHANGED_MEANWHILE');
  }
}

function newCampaign(
  { staff, now }: { staff: Staff; now: number },
  own: Pick<Campaign, 'id' | 'file' | 'type' | 'state'>,
): Campaign {
  const { caf, subject } = staff;
  return { ...own, caf: caf.code, createdAt: now, importedBy: subject, batches: 0, version: 0 };
}
