import * as z from 'zod';
import type { Campaign } from '../domain/campaign.ts';
import { type Letter, letterId, monthsLater } from '../domain/campaign-letter.ts';
import { balanceOf, type CampaignPart } from '../domain/campaign-part.ts';
import { ListLine } from '../domain/list-line.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate } from '../domain/words.ts';
import { changeCampaignWrite, getCampaign, getWholeCampaign } from '../store/campaigns.ts';
import { createLetterWrite } from '../store/campaigns-letters.ts';
import { keepMonthWrite, LetterMonth, letterEventWrite } from '../store/campaigns-months.ts';
import { getPart, type PartPlace, recount } from '../store/campaigns-parts.ts';
import { holderOf, mailboxHolderWrite, mourningWrite } from '../store/campaigns-people.ts';
import { openBatchWrite, type PrintBatch } from '../store/campaigns-prints.ts';
import { itemName, readTogether } from '../store/days.ts';
import { parseIfAny } from '../store/items.ts';
import { keys as itemKeys } from '../store/keys.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { inParallel } from './at-once.ts';
import { deathWrites } from './deaths.ts';
import type { CampaignDeps } from './deps.ts';
import { linesFile } from './files.ts';
import { addresseeOf, letterKeys } from './identity.ts';
import { type Kind, kindOf } from './kind.ts';
import { standingOf } from './standing.ts';

const LINES_AT_ONCE = 8;
/** L7 [A]. */
const MOURNING_MONTHS = 6;
const STUCK_AFTER = 10 * 60_000;

/**
 * Makes a letter of every line of a part that had none for its event (L1, L2), with what is known now of who is not written to and who
 * had a letter this month. Done again after a crash it finds its own letters and makes the others.
 */
export async function planPart(deps: CampaignDeps, at: PartPlace): Promise<void> {
  const campaign = await getCampaign(deps.store, at.caf, at.campaign);
  const part = await getPart(deps.store, at);
  const caf = deps.cafs.get(at.caf);
  if (campaign === undefined || part === undefined || caf === undefined) return;
  if (!part.planned) {
    const text = await deps.files.readText(linesFile(at));
    if (text === undefined) throw new Error('the lines of a part are gone');
    const kind = kindOf(caf, campaign.type);
    const lines = z.array(ListLine).parse(JSON.parse(text));
    const known = await planLines(deps, kind, at, lines);
    await recount(deps.store, at, { planned: true, known, asked: 'done' });
  }
  await deps.files.remove(linesFile(at));
  await finishPlanning(deps, at);
}

async function planLines(
  deps: CampaignDeps,
  kind: Kind,
  at: PartPlace,
  lines: readonly ListLine[],
): Promise<number> {
  const now = deps.clock();
  const today = makeCalendar(kind.caf.zone).localDateOf(now);
  await inParallel(LINES_AT_ONCE, lines, (line) => noteLine(deps, kind, line, now));
  const letters = lines.map((line) => newLetter(deps, kind, at, line, now));
  const standings = await standingOf(deps, kind, letters, today);
  const months = await nextDays(deps, letters);
  const outcomes = await inParallel(LINES_AT_ONCE, [...letters.entries()], async ([index, letter]) => {
    const standing = standings[index];
    const until = months.get(letter) ?? today;
    const state: Letter['state'] =
      standing?.write !== 'yes'
        ? { status: 'not-written', doubt: standing?.write === 'doubt' }
        : until > today
          ? { status: 'deferred', until }
          : { status: 'ready' };
    return putLetter(deps, kind, { ...letter, state }, today);
  });
  return outcomes.filter((outcome) => outcome === 'known').length;
}

/** What every line tells, whether or not a letter comes of it: whose mailbox it names (L4), and who died (L7). */
async function noteLine(deps: CampaignDeps, { caf, type }: Kind, line: ListLine, now: number) {
  const { store, keys } = deps;
  const person = addresseeOf(line);
  const writes: NamedWrite[] = [];
  if (person.email !== undefined)
    writes.push(
      mailboxHolderWrite(caf.code, keys.hash('mailbox', person.email), holderOf(keys, person), now),
    );
  if (type.tellsOfDeath) {
    const until = monthsLater(line.date, MOURNING_MONTHS);
    for (const hash of letterKeys(keys, person).home) writes.push(mourningWrite(caf.code, hash, until, now));
    if (line.deceased !== undefined)
      writes.push(...(await deathWrites(deps, caf.code, line.deceased, person, now)));
  }
  // Each by itself: one that says nothing new is refused and keeps no other back.
  for (const write of writes) await transact(store, [write]);
}

function newLetter(deps: CampaignDeps, { type }: Kind, at: PartPlace, line: ListLine, now: number): Letter {
  const person = addresseeOf(line);
  return {
    caf: at.caf,
    campaign: at.campaign,
    part: at.part,
    line: line.line,
    type: type.id,
    date: line.date,
    person,
    keys: letterKeys(deps.keys, person),
    codeRound: 0,
    state: { status: 'ready' },
    createdAt: now,
  };
}

/** For each letter whose person had one lately, the day from which they may get the next (L2). */
async function nextDays(deps: CampaignDeps, letters: readonly Letter[]): Promise<Map<Letter, LocalDate>> {
  const days = new Map<Letter, LocalDate>();
  for (let from = 0; from < letters.length; from += LINES_AT_ONCE) {
    const some = letters.slice(from, from + LINES_AT_ONCE);
    const keysOf = (letter: Letter) => letter.keys.person.map((key) => itemKeys.letterMonth(letter.caf, key));
    const found = await readTogether(deps.store, some.flatMap(keysOf));
    for (const letter of some)
      for (const key of keysOf(letter)) {
        const month = parseIfAny(LetterMonth, found.get(itemName(key)));
        const next = month?.letter === letterId(letter) ? undefined : month?.next;
        if (next !== undefined && next > (days.get(letter) ?? '')) days.set(letter, next);
      }
  }
  return days;
}

async function putLetter(
  deps: CampaignDeps,
  { caf, type }: Kind,
  letter: Letter,
  today: LocalDate,
): Promise<'planned' | 'known'> {
  const id = letterId(letter);
  const now = deps.clock();
  const events = eventKeys(deps, letter).map((hash) => letterEventWrite(caf.code, hash, id, now));
  const result = await transact(deps.store, [createLetterWrite(letter), ...events]);
  if (!result.ok && result.failed.has('event')) return 'known';
  const goesFirst = caf.campaigns.some((other) => other.rank > type.rank);
  const { state } = letter;
  // One that waits for its month goes first on its day as well (L2).
  const from = state.status === 'deferred' ? state.until : state.status === 'ready' ? today : undefined;
  if (goesFirst && from !== undefined)
    for (const key of letter.keys.person)
      await transact(deps.store, [
        keepMonthWrite(caf.code, key, { letter: id, today: from, rank: type.rank, now }),
      ]);
  return 'planned';
}

/** The event keys of a letter, to be given free when its run is cancelled. */
export const eventKeys = (deps: Pick<CampaignDeps, 'keys'>, letter: Letter): string[] =>
  letter.keys.person.map((key) => deps.keys.hash('person', `event|${letter.type}|${letter.date}|${key}`));

/** Once every part is planned the run can be approved, and its sample is rendered; with nothing to write it is over. */
export async function finishPlanning(
  deps: CampaignDeps,
  at: { caf: string; campaign: string },
): Promise<void> {
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  if (whole === undefined || whole.campaign.state.status !== 'planning') return;
  const { campaign, parts } = whole;
  if (parts.length < (campaign.read?.parts ?? 0) || parts.some(({ planned }) => !planned)) return;
  const now = deps.clock();
  if (!isWorthApproving(campaign, parts)) {
    await transact(deps.store, [changeCampaignWrite(campaign, { state: { status: 'empty', at: now } })]);
    return;
  }
  const sample: PrintBatch = {
    caf: at.caf,
    campaign: at.campaign,
    batch: 0,
    createdAt: now,
    candidates: [],
    state: { status: 'waiting' },
  };
  // Refused when another worker was the last one as well.
  await transact(deps.store, [
    changeCampaignWrite(campaign, { state: { status: 'planned', at: now } }),
    openBatchWrite(sample, { work: 'campaign-print', dueAt: now + STUCK_AFTER }),
  ]);
}

/** Letters to send now or in another month, or lines in doubt that somebody may still let go (L2). */
function isWorthApproving(campaign: Campaign, parts: readonly CampaignPart[]): boolean {
  const { letters, deferred } = balanceOf(campaign, parts);
  return letters + deferred > 0 || parts.some(({ tally }) => tally.doubts > 0);
}
