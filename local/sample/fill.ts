import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { DateTime } from 'luxon';
import * as z from 'zod';
import type { Caf } from '../../shared/domain/caf.ts';
import { makeCalendar } from '../../shared/domain/time.ts';
import { LocalDate } from '../../shared/domain/words.ts';
import { fillBooked, SampleSession } from './booked.ts';
import { type Call, caller } from './call.ts';
import { fillFollowed } from './followed.ts';
import { groupBody, sampleGroupRange, sampleGroups } from './groups.ts';
import { sampleAvailabilities, sampleProfessionals } from './plan.ts';
import { fillRequests } from './requests.ts';

export interface FillOptions {
  readonly caf: Caf;
  readonly api: string;
  /** Access token of a demonstration account. */
  readonly tokenOf: (account: string) => Promise<string>;
  /** Remembers how far this went. */
  readonly folder: string;
  readonly report: (sentence: string) => void;
}

const Progress = z.object({ from: LocalDate, done: z.boolean() });
const Listed = z.object({ professionals: z.array(z.unknown()) });
const Opening = z.object({ opening: z.object({ done: z.boolean() }) });
const Opened = z.object({
  days: z.array(
    z.object({ date: LocalDate, windows: z.array(z.object({ start: z.string(), place: z.string() })) }),
  ),
});
const PATIENCE_MS = 180_000;

/**
 * Gives an empty table a set of professionals with availabilities for the coming weeks and some of everything that people ask for, through
 * the product's own API, each by the account that would do it; nothing lies in the past. Goes on where an interrupted start left off, and
 * then sends the same: `from` is the day of the first start. Never touches a table that is in use.
 */
export async function fillSample(options: FillOptions): Promise<void> {
  const file = join(options.folder, 'sample.json');
  const before = existsSync(file) ? Progress.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
  if (before?.done === true) return;
  const call = await caller(options, 'admin');
  const { professionals } = Listed.parse(await call('GET', '/v1/staff/professionals'));
  if (before === undefined && professionals.length > 0) return;
  const from = before?.from ?? DateTime.now().setZone(options.caf.zone).toISODate() ?? '';
  writeFileSync(file, JSON.stringify({ from, done: false }));
  options.report('Filling the empty table with sample professionals and opening their days…');
  for (const professional of sampleProfessionals())
    await call('POST', '/v1/staff/professionals', professional, `sample-${professional.id}`);
  for (const [at, { weekdays, ...rest }] of sampleAvailabilities(options.caf).entries())
    await call(
      'POST',
      '/v1/staff/availabilities',
      { ...rest, from, repeat: { everyWeeks: 1, weekdays: weekdays.toSorted() } },
      `sample-availability-${at}`,
    );
  await allOpen(call);
  const sessions = await openSessions(options.caf, from, call);
  const calendar = makeCalendar(options.caf.zone);
  const agreedAt = calendar.iso(calendar.midnight(from));
  const as = (account: string) => caller(options, account);
  await fillRequests(options.caf, from, agreedAt, as);
  await fillFollowed(options.caf, from, agreedAt, as);
  await fillBooked(from, agreedAt, sessions.at(-1), as);
  writeFileSync(file, JSON.stringify({ from, done: true }));
}

async function openSessions(caf: Caf, from: LocalDate, call: Call): Promise<SampleSession[]> {
  const sessions: SampleSession[] = [];
  for (const [at, group] of sampleGroups(caf, sampleAvailabilities(caf)).entries()) {
    const range = new URLSearchParams({ professional: group.professional, ...sampleGroupRange(from) });
    const { days } = Opened.parse(await call('GET', `/v1/staff/opened-days?${range}`));
    const body = groupBody(caf, group, days);
    if (body === undefined) continue;
    const opened = await call('POST', '/v1/staff/groups', body, `sample-group-${at}`);
    sessions.push(SampleSession.parse(opened));
  }
  return sessions;
}

async function allOpen(call: Call): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (const { id } of sampleProfessionals())
    for (;;) {
      const { opening } = Opening.parse(await call('GET', `/v1/staff/availabilities?professional=${id}`));
      if (opening.done) break;
      if (Date.now() > end) throw new Error('The days of the sample data did not open within three minutes.');
      await sleep(200);
    }
}
