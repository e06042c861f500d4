import type { Caf } from '../domain/caf.ts';
import type { CampaignType } from '../domain/campaign-type.ts';
import { makeCalendar } from '../domain/time.ts';
import { frontPageAddress } from '../messaging/addresses.ts';
import type { Words } from '../messaging/blocks.ts';
import type { Mailer } from '../messaging/mailer.ts';
import { buildMail } from '../messaging/mime.ts';
import { listCampaigns } from '../store/campaigns.ts';
import { askForList, listWasAsked } from '../store/lists-asked.ts';
import type { CampaignDeps } from './deps.ts';

type Reading = Pick<CampaignDeps, 'store' | 'clock'>;
const MOST_RUNS = 50;

export interface MissingList {
  readonly type: CampaignType;
  /** `2026-12`. */
  readonly month: string;
}

/** Monthly lists that should have come by now and have not. */
export async function missingLists({ store, clock }: Reading, caf: Caf): Promise<MissingList[]> {
  const calendar = makeCalendar(caf.zone);
  const today = calendar.localDateOf(clock());
  const due = caf.campaigns.filter(
    ({ expected }) => expected !== undefined && Number(today.slice(8)) >= expected.day,
  );
  if (due.length === 0) return [];
  const month = today.slice(0, 7);
  const came = new Set(
    (await listCampaigns(store, caf.code, MOST_RUNS))
      .filter(({ state, createdAt }) => {
        const isList = state.status !== 'refused' && state.status !== 'awaiting-file';
        return isList && calendar.localDateOf(createdAt).startsWith(month);
      })
      .map(({ type }) => type),
  );
  return due.filter(({ id }) => !came.has(id)).map((type) => ({ type, month }));
}

/** Asks for each missing list once a month; the mail is sent by the next worker. */
export async function askForLists(deps: CampaignDeps): Promise<number> {
  let asked = 0;
  for (const caf of deps.cafs.values())
    for (const { type, month } of await missingLists(deps, caf))
      if (await askForList(deps.store, { caf: caf.code, type: type.id, month }, deps.clock())) asked += 1;
  return asked;
}

/** Sends the reminder to everybody whom it concerns; what SES does not take now comes back. */
export async function remindOfList(
  deps: CampaignDeps,
  mailer: Mailer,
  of: { caf: string; type: string; month: string },
): Promise<'done' | 'again'> {
  const caf = deps.cafs.get(of.caf);
  const type = caf?.campaigns.find(({ id }) => id === of.type);
  if (caf !== undefined && type?.expected !== undefined && (await isMissing(deps, caf, of)))
    for (const to of type.expected.remind) {
      const mail = await buildMail({ from: caf.sender, to, words: reminderWords(caf, type) });
      const { outcome } = await mailer.send(mail, `list-asked.${of.caf}.${of.month}`);
      if (outcome === 'later') return 'again';
    }
  await listWasAsked(deps.store, of);
  return 'done';
}

async function isMissing(deps: Reading, caf: Caf, of: { type: string; month: string }): Promise<boolean> {
  const missing = await missingLists(deps, caf);
  return missing.some(({ type, month }) => type.id === of.type && month === of.month);
}

function reminderWords(caf: Caf, type: CampaignType): Words {
  return {
    subject: 'La liste du mois n’est pas arrivée',
    blocks: [
      { kind: 'text', text: 'Bonjour,' },
      {
        kind: 'text',
        text: `Nous attendions la liste du mois pour l’envoi « ${type.name} ». Elle n’a pas encore été déposée.`,
      },
      {
        kind: 'text',
        text: 'Les personnes concernées recevront leur courrier dès que la liste sera déposée et approuvée.',
      },
      { kind: 'action', label: 'Déposer la liste', href: frontPageAddress(caf) },
    ],
    foot: [caf.name],
  };
}
