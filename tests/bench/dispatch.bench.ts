import { campaignDispatch } from '../../functions/campaign-dispatch/handler.ts';
import { inParallel } from '../../shared/campaigns/at-once.ts';
import type { CampaignDeps } from '../../shared/campaigns/deps.ts';
import { letterKeys } from '../../shared/campaigns/identity.ts';
import { letterSent } from '../../shared/campaigns/receipts.ts';
import { loadLetters } from '../../shared/config/letters.ts';
import type { Campaign } from '../../shared/domain/campaign.ts';
import type { Letter } from '../../shared/domain/campaign-letter.ts';
import { addTallies, balanceOf, EMPTY_TALLY } from '../../shared/domain/campaign-part.ts';
import type { Handover, Mailer } from '../../shared/messaging/mailer.ts';
import { createCampaignWrite, getWholeCampaign } from '../../shared/store/campaigns.ts';
import { createLetterWrite } from '../../shared/store/campaigns-letters.ts';
import { createPartWrite, type PartPlace, recount } from '../../shared/store/campaigns-parts.ts';
import { dueWork } from '../../shared/store/campaigns-work.ts';
import type { Store } from '../../shared/store/client.ts';
import { transact } from '../../shared/store/transact.ts';
import { randomFrom } from '../support/faults.ts';
import { anOpenTable, NOW } from './agenda.ts';
import { depsOf } from './deps.ts';
import type { Line } from './measure.ts';

const PER_PART = 100;
const THROTTLED = 0.1;
const UNKNOWN = 0.01;
const REFUSED = 0.005;
/** Mails taken. */
const DIES_AFTER = 250;
const MINUTE = 60_000;
/** Firings of the clock, a quarter of an hour apart, in which what was throttled or unknown has its next turns: so many at most. */
const ROUNDS = 20;
/** Messages that are worked on at one time, as deployed. */
const AT_ONCE = 2;

/**
 * Dispatch of so many letters, each part as often as its work stands in the index of the clock and once more at the end, while SES throttles
 * a tenth of the mails, loses the answer to one in a hundred (half of them taken, of which an event tells), refuses some for good, and the
 * function dies once with a mail that was taken: every letter must have left exactly once. Nearly all of its time is the local table's,
 * which does one thing at a time: some six calls for a letter.
 */
export async function dispatchLines(endpoint: string, count = 10_000): Promise<Line[]> {
  const store = await anOpenTable(endpoint, 'benchdispatch', { professionals: 1, days: 7 });
  let now = NOW;
  const deps: CampaignDeps = {
    ...depsOf(store),
    clock: () => now,
    files: noFiles(),
    letters: loadLetters(),
  };
  const parts = Math.ceil(count / PER_PART);
  await aRun(deps, count, parts);
  const taken = new Map<string, number>();
  const untold = new Map<string, string>();
  const mailer = faultyMailer(taken, untold);
  const work = campaignDispatch(deps, {
    mailer,
    account: { allowance: async () => ({ perSecond: 1e6, left: 1e9, healthy: true }) },
    budget: 1e9,
    pauses: [1],
  });
  const deliver = (some: readonly number[]) =>
    inParallel(AT_ONCE, some, (part) =>
      work({ Records: [{ messageId: '1', body: JSON.stringify({ caf: '94', campaign: RUN, part }) }] }),
    );
  const start = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) {
    const due = await partsDue(store, now);
    if (due.length === 0) break;
    await deliver(due);
    for (const [letter, messageId] of untold) await letterSent(deps, letter, messageId);
    untold.clear();
    now += 15 * MINUTE;
  }
  const seconds = (performance.now() - start) / 1_000;
  // A queue may bring any message twice.
  await deliver(Array.from({ length: parts }, (_, at) => at + 1));
  const whole = await getWholeCampaign(store, '94', RUN);
  if (whole === undefined) throw new Error('the run is gone');
  const tally = addTallies(whole.parts.map((one) => one.tally));
  const balance = balanceOf(whole.campaign, whole.parts);
  const doubled = [...taken.values()].filter((times) => times > 1).length;
  const lost = count - tally.mailed - tally.toPrint - tally.inBatch;
  return [
    {
      group: 'letters',
      name: `dispatch of ${count.toLocaleString('en')} letters, SES throttling and failing, one crash: lost and doubled`,
      ours: `${lost} lost, ${doubled} doubled, ${Math.round(count / seconds)} a second`,
      baseline: 'none',
      ratio: lost + doubled,
      wanted: '0',
      met: lost === 0 && doubled === 0 && balance.balanced,
    },
  ];
}

const RUN = 'abcdef0123456789ab';

/**
 * Sends nothing; notes what SES would have taken, by address, and in `untold` the letters of which only its Send event tells, with the
 * message. A mail whose answer is lost and that was not taken has no such event, and is sent again.
 */
function faultyMailer(taken: Map<string, number>, untold: Map<string, string>): Mailer {
  const random = randomFrom(7);
  let hasDied = false;
  const take = (to: string) => {
    taken.set(to, (taken.get(to) ?? 0) + 1);
    return `message-${taken.size}`;
  };
  return {
    async send({ to }, letter): Promise<Handover> {
      const chance = random();
      if (chance < THROTTLED) return { outcome: 'later', why: 'Throttling' };
      if (chance < THROTTLED + UNKNOWN) {
        if (chance < THROTTLED + UNKNOWN / 2) untold.set(letter, take(to));
        return { outcome: 'unknown', why: 'TimeoutError' };
      }
      if (chance < THROTTLED + UNKNOWN + REFUSED) return { outcome: 'refused', why: 'MessageRejected' };
      const messageId = take(to);
      if (hasDied || taken.size < DIES_AFTER) return { outcome: 'sent', messageId };
      hasDied = true;
      untold.set(letter, messageId);
      throw new Error('the function died');
    },
  };
}

async function aRun(deps: CampaignDeps, count: number, parts: number): Promise<void> {
  const run: Campaign = {
    id: RUN,
    caf: '94',
    type: 'separation',
    createdAt: NOW,
    importedBy: 'list-office',
    file: '',
    state: { status: 'sending' },
    read: { lines: count, rejected: 0, ignoredColumns: 0, parts },
    sentOn: '2026-11-30',
    batches: 0,
    version: 0,
  };
  await transact(deps.store, [createCampaignWrite(run, undefined)]);
  for (let part = 1; part <= parts; part += 1) {
    const place = { caf: '94', campaign: RUN, part };
    const lines = Math.min(PER_PART, count - (part - 1) * PER_PART);
    await transact(deps.store, [
      createPartWrite(
        { ...place, lines, planned: true, known: 0, tally: EMPTY_TALLY, createdAt: NOW, version: 0 },
        { work: 'campaign-dispatch', dueAt: NOW },
      ),
    ]);
    await transact(
      deps.store,
      Array.from({ length: lines }, (_, at) => createLetterWrite(aLetter(deps, place, part * PER_PART + at))),
    );
    await recount(deps.store, place);
  }
}

function aLetter(deps: CampaignDeps, place: PartPlace, who: number): Letter {
  const person = {
    firstName: 'Camille',
    lastName: 'Exemple',
    number: String(1_000_000 + who),
    email: `personne.${who}@courriel.example`,
    address: ['Camille Exemple', `${who} rue de l’Exemple`, '94000 Créteil'],
  };
  return {
    ...place,
    line: who + 2,
    type: 'separation',
    date: '2026-10-15',
    person,
    keys: letterKeys(deps.keys, person),
    codeRound: 0,
    state: { status: 'ready' },
    createdAt: NOW,
  };
}

/** Parts of the run whose work is due: those for which the clock would have a message sent. */
async function partsDue(store: Store, now: number): Promise<number[]> {
  const parts: number[] = [];
  for await (const { kind, sk } of dueWork(store, now))
    if (kind === 'campaign-part') parts.push(Number(sk.split('#').at(-1)));
  return parts;
}

/** Dispatch touches no file. */
function noFiles(): CampaignDeps['files'] {
  const none = () => Promise.reject(new Error('no files here'));
  return {
    put: none,
    putStream: none,
    read: none,
    readText: none,
    size: none,
    remove: none,
    signedGet: none,
    signedPut: none,
  };
}
