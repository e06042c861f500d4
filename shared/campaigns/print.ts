import { letterCode } from '../config/letter-code.ts';
import { type Letter, type LetterPlace, letterId } from '../domain/campaign-letter.ts';
import { printedCode } from '../domain/invitation.ts';
import { invitationTarget, type LetterContent } from '../domain/letter.ts';
import { makeCalendar } from '../domain/time.ts';
import type { LocalDate } from '../domain/words.ts';
import { changeCampaignWrite, getCampaign, getWholeCampaign } from '../store/campaigns.ts';
import { changeLetter, getLetters, lettersToPrint } from '../store/campaigns-letters.ts';
import { recount } from '../store/campaigns-parts.ts';
import {
  BATCH_SIZE,
  batchFile,
  batchManifest,
  changeBatchWrite,
  openBatchWrite,
  type PrintBatch,
} from '../store/campaigns-prints.ts';
import { transact } from '../store/transact.ts';
import { inParallel } from './at-once.ts';
import type { CampaignDeps } from './deps.ts';
import { type Kind, kindOf, wordsOf } from './kind.ts';
import { SAMPLE_ADDRESS, SAMPLE_CODE } from './sample.ts';
import { standingOf } from './standing.ts';

/** Renders letters to one file; the worker's own, since fonts and PDF weigh more than everything else. */
export type Render = (
  contents: readonly LetterContent[],
) => Promise<{ readonly pdf: Uint8Array; readonly pages: number }>;

type NamedLetter = Letter & { readonly person: NonNullable<Letter['person']> };

const LETTERS_AT_ONCE = 8;
const STUCK_AFTER = 15 * 60_000;
const placeText = ({ part, line }: Pick<LetterPlace, 'part' | 'line'>) => `${part}-${line}`;

/** Opens a batch for every 500 letters that wait for one. A letter that another batch takes as well is in one of them only. */
export async function openBatches(deps: CampaignDeps, at: { caf: string; campaign: string }): Promise<void> {
  const candidates: string[] = [];
  for await (const place of lettersToPrint(deps.store, at)) candidates.push(placeText(place));
  for (let from = 0; from < candidates.length; from += BATCH_SIZE) {
    const campaign = await getCampaign(deps.store, at.caf, at.campaign);
    if (campaign === undefined) return;
    const batch: PrintBatch = {
      caf: campaign.caf,
      campaign: campaign.id,
      batch: campaign.batches + 1,
      createdAt: deps.clock(),
      candidates: candidates.slice(from, from + BATCH_SIZE),
      state: { status: 'waiting' },
    };
    const opened = await transact(deps.store, [
      changeCampaignWrite(campaign, { batches: batch.batch }, { dueAt: deps.clock() + 60_000 }),
      openBatchWrite(batch, { work: 'campaign-print', dueAt: deps.clock() + STUCK_AFTER }),
    ]);
    // Somebody else is at it.
    if (!opened.ok) return;
  }
}

/** Renders a batch; done again after a crash it holds the same letters, each of which is in one batch only. */
export async function printBatch(
  deps: CampaignDeps,
  render: Render,
  at: { caf: string; campaign: string; batch: number },
): Promise<void> {
  const caf = deps.cafs.get(at.caf);
  const whole = await getWholeCampaign(deps.store, at.caf, at.campaign);
  const batch = whole?.batches.find((one) => one.batch === at.batch);
  if (caf === undefined || whole === undefined || batch === undefined || batch.state.status !== 'waiting')
    return;
  const kind = kindOf(caf, whole.campaign.type);
  const date = whole.campaign.sentOn ?? makeCalendar(caf.zone).localDateOf(deps.clock());
  const isOver = whole.campaign.state.status === 'cancelled';
  const letters = batch.batch === 0 ? [] : await takeLetters(deps, kind, batch, isOver);
  const contents =
    batch.batch === 0
      ? [sampleContent(deps, kind, date)]
      : letters.map((letter) => content(deps, kind, letter, date));
  const { pdf, pages } = contents.length === 0 ? { pdf: new Uint8Array(), pages: 0 } : await render(contents);
  await deps.files.put(batchFile(batch), pdf, 'application/pdf');
  await deps.files.put(batchManifest(batch), manifest(contents), 'text/csv; charset=utf-8');
  const ready: PrintBatch['state'] = {
    status: 'ready',
    at: deps.clock(),
    pages,
    letters: letters.map(placeText),
  };
  await transact(deps.store, [changeBatchWrite(batch, ready)]);
}

/**
 * The letters that are this batch's: those that still wait and may still be written to (L7), taken one by one, and those that it took
 * before a crash, or through another worker at the same moment: whoever writes the file last writes all of them (L5). A run that was
 * taken back (`isOver`) takes no more.
 */
async function takeLetters(
  deps: CampaignDeps,
  kind: Kind,
  batch: PrintBatch,
  isOver: boolean,
): Promise<NamedLetter[]> {
  const { caf, campaign } = batch;
  const places = batch.candidates.map((text) => {
    const [part = 0, line = 0] = text.split('-').map(Number);
    return { caf, campaign, part, line };
  });
  const found = await getLetters(deps.store, places);
  const waiting = isOver ? [] : found.filter(({ state }) => state.status === 'to-print');
  const today = makeCalendar(kind.caf.zone).localDateOf(deps.clock());
  const standings = await standingOf(deps, kind, waiting, today);
  await inParallel(LETTERS_AT_ONCE, [...waiting.entries()], async ([index, letter]) => {
    const at = deps.clock();
    const standing = standings[index];
    const state: Letter['state'] =
      standing?.write === 'yes'
        ? { status: 'in-batch', batch: batch.batch, at }
        : { status: 'not-written', doubt: standing?.write === 'doubt' };
    await changeLetter(deps.store, letter, { state }, at);
  });
  for (const part of new Set(found.map((letter) => letter.part)))
    await recount(deps.store, { caf, campaign, part });
  const now = await getLetters(deps.store, places);
  return now.filter(({ state }) => state.status === 'in-batch' && state.batch === batch.batch).flatMap(named);
}

/** Whoever asked to be forgotten while the batch was stuck gets none (D3). */
function named(letter: Letter): NamedLetter[] {
  const { person } = letter;
  return person === undefined ? [] : [{ ...letter, person }];
}

function content(deps: CampaignDeps, kind: Kind, letter: NamedLetter, date: LocalDate): LetterContent {
  const code = letterCode(deps.keys, letterId(letter), letter.codeRound);
  return {
    ...wordsOf(deps, kind),
    address: letter.person.address,
    date,
    reference: reference(letter, date),
    code: printedCode(code),
    target: invitationTarget(kind.caf.webAddress, code),
  };
}

/** How the letter and the mail of a run look, with a name and a code that nobody has. */
function sampleContent(deps: CampaignDeps, kind: Kind, date: LocalDate): LetterContent {
  return {
    ...wordsOf(deps, kind),
    address: [...SAMPLE_ADDRESS],
    date,
    reference: `${date.slice(0, 4)}${date.slice(5, 7)}-0`,
    code: printedCode(SAMPLE_CODE),
    target: invitationTarget(kind.caf.webAddress, SAMPLE_CODE),
  };
}

/** Month and place in the list: digits alone, which tell nothing (F3). */
const reference = ({ part, line }: Letter, date: LocalDate) =>
  `${date.slice(0, 4)}${date.slice(5, 7)}-${part}-${line}`;

/** Which letter is on which page, for whoever prints and folds: no name. */
const manifest = (contents: readonly LetterContent[]) =>
  ['page;reference', ...contents.map(({ reference: of }, at) => `${at + 1};${of}`)]
    .join('\r\n')
    .concat('\r\n');
