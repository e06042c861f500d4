import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from '../domain/campaign.ts';
import { EMPTY_TALLY } from '../domain/campaign-part.ts';
import type { ListLine } from '../domain/list-line.ts';
import { makeCalendar } from '../domain/time.ts';
import { changeCampaignWrite, getCampaign } from '../store/campaigns.ts';
import { createPartWrite } from '../store/campaigns-parts.ts';
import { type NamedWrite, transact } from '../store/transact.ts';
import { ListRefused } from './decode.ts';
import type { CampaignDeps } from './deps.ts';
import { LINES_PER_PART, linesFile, rejectsFile } from './files.ts';
import { finishPlanning } from './plan.ts';
import { readList } from './read-list.ts';
import { rejectsHead, rejectsLines } from './rejects.ts';

/** Larger files are no lists of a Caf. */
const MOST_BYTES = 50 * 1024 * 1024;
const STUCK_AFTER = 10 * 60_000;
const WRITES_AT_ONCE = 25;

interface Place {
  readonly caf: string;
  readonly campaign: string;
}

/**
 * Reads the file of a run: accepted lines become parts of a hundred, each asking to be planned; rejected ones a file to mend and send
 * again (L1). Begun again after a crash it makes the same parts: the day of the upload decides, not of the reading. The uploaded file
 * goes as soon as it is read, since it may hold what must never be kept.
 */
export async function importList(deps: CampaignDeps, { caf, campaign: id }: Place): Promise<void> {
  const campaign = await getCampaign(deps.store, caf, id);
  if (campaign === undefined) return;
  switch (campaign.state.status) {
    case 'awaiting-file':
    case 'importing':
      break;
    default:
      return deps.files.remove(campaign.file);
  }
  const bytes = await deps.files.size(campaign.file);
  if (bytes === undefined) return;
  const importing = await begin(deps, campaign);
  if (importing === undefined) return;
  try {
    if (bytes > MOST_BYTES) throw new ListRefused('Ce fichier dépasse 50 Mo.');
    await finish(deps, importing, await readFile(deps, importing));
    await finishPlanning(deps, { caf, campaign: id });
  } catch (error) {
    if (!(error instanceof ListRefused)) throw error;
    const state = { status: 'refused', at: deps.clock(), why: error.message } as const;
    await transact(deps.store, [changeCampaignWrite(importing, { state })]);
  }
  await deps.files.remove(campaign.file);
}

/** Undefined when it was taken back meanwhile. */
async function begin(deps: CampaignDeps, campaign: Campaign): Promise<Campaign | undefined> {
  if (campaign.state.status === 'importing') return campaign;
  const asked = { work: 'campaign-import', dueAt: deps.clock() + STUCK_AFTER } as const;
  await transact(deps.store, [changeCampaignWrite(campaign, { state: { status: 'importing' } }, asked)]);
  const now = await getCampaign(deps.store, campaign.caf, campaign.id);
  return now?.state.status === 'importing' ? now : undefined;
}

interface Counted {
  readonly lines: number;
  readonly rejected: number;
  readonly ignoredColumns: number;
  /** Accepted lines of each part. */
  readonly parts: readonly number[];
}

async function readFile(deps: CampaignDeps, { caf: code, id, file, createdAt }: Campaign): Promise<Counted> {
  const zone = deps.cafs.get(code)?.zone ?? 'Europe/Paris';
  const bytes = await deps.files.read(file);
  if (bytes === undefined) throw new Error('the file of a list is gone');
  const folder = await mkdtemp(join(tmpdir(), 'list-'));
  const path = join(folder, 'rejects.csv');
  const rejects = createWriteStream(path);
  const parts: number[] = [];
  let open: ListLine[] = [];
  let rejected = 0;
  let ignoredColumns = 0;
  const close = async () => {
    parts.push(open.length);
    const at = { caf: code, campaign: id, part: parts.length };
    await deps.files.put(linesFile(at), JSON.stringify(open), 'application/json');
    open = [];
  };
  try {
    let began = false;
    for await (const block of readList(bytes, { today: makeCalendar(zone).localDateOf(createdAt) })) {
      if (!began) await write(rejects, rejectsHead(block.header));
      began = true;
      ignoredColumns = block.header.ignored;
      rejected += block.rejected.length;
      if (block.rejected.length > 0) await write(rejects, rejectsLines(block.header, block.rejected));
      for (const line of block.accepted) {
        open.push(line);
        if (open.length === LINES_PER_PART) await close();
      }
    }
    if (open.length > 0) await close();
    rejects.end();
    await once(rejects, 'finish');
    const { size } = await stat(path);
    const at = rejectsFile({ caf: code, campaign: id });
    await deps.files.putStream(at, () => createReadStream(path), size, 'text/csv; charset=utf-8');
  } finally {
    rejects.destroy();
    await rm(folder, { recursive: true, force: true });
  }
  const accepted = parts.reduce((sum, lines) => sum + lines, 0);
  return { lines: accepted + rejected, rejected, ignoredColumns, parts };
}

async function write(stream: NodeJS.WritableStream, text: string): Promise<void> {
  if (!stream.write(text)) await once(stream, 'drain');
}

/** Parts first, so that a run whose file was read never lacks one. */
async function finish(deps: CampaignDeps, importing: Campaign, counted: Counted): Promise<void> {
  const { caf, id: campaign } = importing;
  const now = deps.clock();
  const asked = { work: 'campaign-plan', dueAt: now + STUCK_AFTER } as const;
  const writes = counted.parts.map(
    (lines, at): NamedWrite =>
      createPartWrite(
        {
          caf,
          campaign,
          part: at + 1,
          lines,
          planned: false,
          known: 0,
          tally: EMPTY_TALLY,
          createdAt: now,
          version: 0,
        },
        asked,
      ),
  );
  for (let from = 0; from < writes.length; from += WRITES_AT_ONCE)
    await Promise.all(writes.slice(from, from + WRITES_AT_ONCE).map((one) => transact(deps.store, [one])));
  const { lines, rejected, ignoredColumns, parts } = counted;
  const read = { lines, rejected, ignoredColumns, parts: parts.length };
  await transact(deps.store, [
    changeCampaignWrite(importing, { state: { status: 'planning' }, read }, { dueAt: now + STUCK_AFTER }),
  ]);
}
