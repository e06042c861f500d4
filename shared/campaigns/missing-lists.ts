import type { Caf } from '../domain/caf.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { CampaignType } from '../domain/campaign-type.ts';
import { makeCalendar } from '../domain/time.ts';
import { frontPageAddress } from '../messaging/addresses.ts';
import type { Words } from '../messaging/blocks.ts';
import type { Mailer } from '../messaging/mailer.ts';
import { buildMail } from '../messaging/mime.ts';
import { campaignsSince } from '../store/campaigns.ts';
import { askForList, listWasAsked, noteAsked, readListAsked } from '../store/lists-asked.ts';
import type { CampaignDeps } from './deps.ts';

type Reading = Pick<CampaignDeps, 'store' | 'clock'>;

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
  const lists = await campaignsSince(store, caf.code, calendar.midnight(`${month}-01`));
  const came = new Set(lists.filter(isOfUse).map(({ type }) => type));
  return due.filter(({ id }) => !came.has(id)).map((type) => ({ type, month }));
}

/** Not a file that was no list or never came, one whose every line is to be mended, or one taken back before anything left. */
function isOfUse({ state, read, sentOn }: Campaign): boolean {
  switch (state.status) {
    case 'awaiting-file':
    case 'refused':
      return false;
    case 'cancelled':
      return sentOn !== undefined;
    default:
      return read === undefined || read.lines === 0 || read.rejected < read.lines;
  }
}

/** Asks for each missing list once a month; the mail is sent by the next worker. */
export async function askForLists(deps: CampaignDeps): Promise<number> {
  let asked = 0;
  for (const caf of deps.cafs.values())
    for (const { type, month } of await missingLists(deps, caf))
      if (await askForList(deps.store, { caf: caf.code, type: type.id, month }, deps.clock())) asked += 1;
  return asked;
}

/** Sends the reminder to everybody whom it concerns, in order; what SES does not take now comes back, and goes on from there. */
export async function remindOfList(
  deps: CampaignDeps,
  mailer: Mailer,
  of: { caf: string; type: string; month: string },
): Promise<'done' | 'again'> {
  const caf = deps.cafs.get(of.caf);
  const type = caf?.campaigns.find(({ id }) => id === of.type);
  const asked = await readListAsked(deps.store, of);
  if (asked === undefined || asked.done) return 'done';
  if (caf !== undefined && type?.expected !== undefined && (await isMissing(deps, caf, of)))
    for (const [at, to] of type.expected.remind.entries()) {
      if (at < (asked.told ?? 0)) continue;
      const mail = await buildMail({ from: caf.sender, to, words: reminderWords(caf, type) });
      const { outcome } = await mailer.send(mail, `list-asked.${of.caf}.${of.month}`);
      if (outcome === 'later') return 'again';
      if (outcome !== 'sent')
        deps.log.warn('list asked for in vain', { caf: of.caf, type: of.type, outcome });
      await noteAsked(deps.store, of, at + 1);
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
