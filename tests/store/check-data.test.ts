import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { checkTable } from '../../shared/check/check-table.ts';
import { type FaultCode, faultText } from '../../shared/check/faults.ts';
import type { Deps } from '../../shared/deps.ts';
import { leaveCallBack } from '../../shared/store/call-backs.ts';
import { startSession } from '../../shared/store/invitation-sessions.ts';
import { createInvitation } from '../../shared/store/invitations.ts';
import { countWrite } from '../../shared/store/limits.ts';
import { jobWrite } from '../../shared/store/opening.ts';
import { newJob } from '../../shared/store/planning.ts';
import { scanTable } from '../../shared/store/scan.ts';
import { transact } from '../../shared/store/transact.ts';
import { aClient, TEN } from '../support/booking.ts';
import { expectSound } from '../support/check.ts';
import { dynamoDbEndpoint } from '../support/dynamo.ts';
import { aClock, aPerson, type TestClock, testDeps } from '../support/fixtures.ts';
import { itemsOfKind } from '../support/items.ts';
import { aReceivingProfessional, openADay } from '../support/seed.ts';
import { dynamoStore } from '../support/store.ts';

const sharedStore = dynamoStore();
let clock: TestClock;
let deps: Deps;

/** A day with a confirmed appointment, a pending one, a hold and an appointment of a letter; a call-back; a job. */
beforeEach(async () => {
  const store = await sharedStore.empty();
  clock = aClock('2026-11-27T08:00:00+01:00');
  deps = testDeps({ store, clock });
  await aReceivingProfessional(store);
  await openADay(store, { date: '2026-12-03' });
  const client = aClient(deps);
  await client.bookAndConfirm();
  await client.book({
    start: TEN,
    person: { firstName: 'Maxime', lastName: 'Modèle', email: 'm@courriel.example' },
  });
  await client.hold({
    service: 'rendez-vous-des-droits',
    place: 'caf-creteil',
    mode: 'on-site',
    start: '2026-12-01T11:00:00+01:00',
  });
  const { invitation } = await createInvitation(deps, {
    caf: '94',
    service: 'rendez-vous-des-droits',
    person: { firstName: 'Sacha', lastName: 'Lettre' },
    createdAt: clock(),
  });
  const session = await startSession(store, invitation, clock());
  const booked = await client.book({
    start: '2026-12-03T09:00:00+01:00',
    person: { firstName: 'Sacha', lastName: 'Lettre', phone: '0199001234' },
    invitation: session.token,
  });
  expect(booked.status).toBe(201);
  await leaveCallBack(
    deps,
    {
      id: 'call-back-1',
      caf: '94',
      service: 'rendez-vous-des-droits',
      person: { firstName: 'Lou', lastName: 'Rappel', phone: '0199005678' },
      hours: ['morning'],
      needs: [],
      createdAt: clock(),
      state: { status: 'open' },
    },
    () => [],
  );
  const job = newJob({ caf: '94', professional: 'camille-exemple' }, 1, clock());
  const tries = { caf: '*', address: '192.0.2.1', what: 'code-openings' as const, limit: 30, now: clock() };
  await transact(store, [jobWrite(job), countWrite(deps.keys, tries)]);
});

const codes = async (keys: Deps['keys'] | undefined = deps.keys): Promise<FaultCode[]> => {
  const faults = await checkTable(deps.store, { now: clock(), cafs: deps.cafs, keys });
  return [...new Set(faults.map(({ code }) => code))].sort();
};

type Item = Record<string, unknown>;

/** Puts the first item of a kind back as `change` leaves it. */
async function spoil(kind: string, change: (item: Item) => Item, which = (_: Item) => true): Promise<void> {
  const item = (await itemsOfKind(deps.store, kind)).find(which);
  if (item === undefined) throw new Error(`no ${kind}`);
  await deps.store.client.send(new PutCommand({ TableName: deps.store.table, Item: change(item) }));
}

async function remove(kind: string, which = (_: Item) => true): Promise<void> {
  const item = (await itemsOfKind(deps.store, kind)).find(which);
  if (item === undefined) throw new Error(`no ${kind}`);
  const Key = { pk: item['pk'], sk: item['sk'] };
  await deps.store.client.send(new DeleteCommand({ TableName: deps.store.table, Key }));
}

const statusIs = (status: string) => (item: Item) => Reflect.get(Object(item['state']), 'status') === status;

describe('the check of a table', () => {
  it('finds nothing wrong with what the functions wrote, with the secret or without it', async () => {
    await expectSound(deps);
    expect(await codes(undefined)).toEqual([]);
  });

  it('reads every item once, however many segments read side by side', async () => {
    const names: string[] = [];
    for await (const item of scanTable(deps.store, { segments: 3 }))
      names.push(`${item['pk']}|${item['sk']}`);
    const all = await itemsOfKind(deps.store);
    expect(names.sort()).toEqual(all.map((item) => `${item['pk']}|${item['sk']}`).sort());
  });

  it('says what is wrong in opaque ids alone (D1)', async () => {
    await spoil('appointment', (item) => ({ ...item, person: { ...aPerson(), nickname: 'Dodo' } }));
    await remove('guard');
    const faults = await checkTable(deps.store, { now: clock(), cafs: deps.cafs, keys: deps.keys });
    const text = faults.map(faultText).join('\n');
    expect(text).toContain('unreadable');
    expect(text).toContain('appointment: person unrecognized_keys');
    expect(text).not.toMatch(/Dominique|Dodo|courriel|Sacha|Modèle|0199001234/i);
  });
});

describe('the check of a table finds', () => {
  const takenOf = (item: Item): number[] => (item['taken'] instanceof Set ? [...item['taken']] : []);
  const entriesOf = (item: Item): Record<string, Item> => Object(item['entries']);
  const changeEntries = (change: (id: string, entry: Item) => [string, Item][]) => (item: Item) => ({
    ...item,
    entries: Object.fromEntries(Object.entries(entriesOf(item)).flatMap(([id, entry]) => change(id, entry))),
  });
  const later = (instant: unknown) => Number(instant) + 1;

  const FAULTS: [string, () => Promise<void>, FaultCode[]][] = [
    [
      'an item of an unknown kind',
      () => spoil('rate', (item) => ({ ...item, kind: 'rates' })),
      ['unknown-kind'],
    ],
    [
      'an item under another Caf’s key (D5)',
      () => spoil('professional', (item) => ({ ...item, caf: '973' })),
      ['wrong-key'],
    ],
    ['an item that never goes (D2)', () => spoil('notification', ({ ttl, ...item }) => item), ['no-end']],
    [
      'a taken cell that nobody keeps (B1)',
      () => spoil('day', (item) => ({ ...item, taken: new Set([...takenOf(item), 250]) })),
      ['cells-differ'],
    ],
    [
      'two entries that share a cell (B1)',
      () =>
        spoil(
          'day',
          changeEntries((id, entry) => [
            [id, entry],
            [`${id}~1`, { ...entry, until: clock() - 1 }],
          ]),
        ),
      ['cells-shared'],
    ],
    [
      'an appointment whose day does not keep its cells (B1)',
      () => remove('day'),
      ['appointment-without-entry', 'hold-without-entry'],
    ],
    [
      'cells kept for an appointment that is gone',
      () => remove('appointment', statusIs('pending')),
      ['entry-without-appointment'],
    ],
    [
      'a pending booking that ends at another moment than its entry (B5)',
      () =>
        spoil(
          'appointment',
          (item) => ({ ...item, state: { ...Object(item['state']), expiresAt: clock() + 1 } }),
          statusIs('pending'),
        ),
      ['appointment-without-entry', 'entry-without-appointment'],
    ],
    [
      'an appointment at another instant than its cell’s (B8)',
      () => spoil('appointment', (item) => ({ ...item, start: later(item['start']) }), statusIs('pending')),
      ['start-differs'],
    ],
    [
      'a leftover that still keeps its cells (B4)',
      () =>
        spoil(
          'day',
          changeEntries((id, entry) => [[`${id}~1`, entry]]),
        ),
      ['appointment-without-entry', 'hold-without-entry', 'leftover-stands'],
    ],
    ['a hold that is gone', () => remove('hold'), ['entry-without-hold', 'seat-without-hold']],
    ['a hold without its place', () => remove('hold-seat'), ['hold-without-seat']],
    [
      'a place filled until another moment',
      () => spoil('hold-seat', (item) => ({ ...item, until: later(item['until']) })),
      ['hold-without-seat', 'seat-without-hold'],
    ],
    ['an appointment without guard (B2)', () => remove('guard'), ['appointment-without-guard']],
    [
      'a guard of an appointment that does not stand (B2)',
      () => spoil('guard', (item) => ({ ...item, appointment: 'another-appointment' })),
      ['appointment-without-guard', 'guard-without-appointment'],
    ],
    ['an appointment without a way to it', () => remove('link'), ['appointment-without-link']],
    [
      'a link of an earlier contact (F4)',
      () => spoil('link', (item) => ({ ...item, contactVersion: 7 })),
      ['appointment-without-link', 'link-without-appointment'],
    ],
    ['a reminder that is missing', () => remove('reminder'), ['appointment-without-reminder']],
    [
      'a reminder of another time',
      () => spoil('reminder', (item) => ({ ...item, start: later(item['start']) })),
      ['appointment-without-reminder', 'reminder-without-appointment'],
    ],
    [
      'an invitation that can be used twice',
      () => spoil('invitation', (item) => ({ ...item, state: { status: 'open' } })),
      ['appointment-without-invitation'],
    ],
    [
      'an invitation used up by nothing',
      () =>
        spoil('invitation', (item) => ({
          ...item,
          state: { ...Object(item['state']), appointment: 'another-appointment' },
        })),
      ['appointment-without-invitation', 'invitation-without-appointment'],
    ],
    ['a call-back without guard', () => remove('call-back-guard'), ['call-back-without-guard']],
    ['a guard that refuses every call-back', () => remove('call-back'), ['guard-without-call-back']],
  ];

  it.each(FAULTS)('%s', async (_, break_, wanted) => {
    await break_();
    expect(await codes()).toEqual(wanted);
  });

  it('an item of a Caf that is not configured (D5)', async () => {
    const faults = await checkTable(deps.store, { now: clock(), cafs: new Map(), keys: deps.keys });
    expect(faults.map(({ code }) => code)).toContain('unknown-caf');
  });

  it('a guard that is missing or too many without the secret too (B2)', async () => {
    await remove('guard');
    expect(await codes(undefined)).toEqual(['appointment-without-guard']);
  });

  it('what nobody tidied, settled or opened in time, and not a minute before', async () => {
    clock.advance({ minutes: 19 });
    expect(await codes()).toEqual(['notification-unsettled']);
    clock.advance({ minutes: 2 });
    expect(await codes()).toEqual(['entry-late', 'hold-late', 'job-stuck', 'notification-unsettled']);
    clock.advance({ minutes: 5 });
    expect(await codes()).toContain('pending-late');
  });
});

describe('npm run check:data', () => {
  it('reads a deployed table, lists its faults and exits with 1; with 0 when there are none', async () => {
    const clean = await checkData();
    expect([clean.code, clean.output]).toEqual([0, expect.stringMatching(/^\d+ items read, 0 faults\.\n$/)]);
    await remove('guard');
    const spoilt = await checkData();
    expect(spoilt.code).toBe(1);
    expect(spoilt.output).toMatch(
      /^appointment-without-guard: .* 94#APPT#[\w-]+\|APPT\n\d+ items read, 1 faults\.\n$/,
    );
  });
});

/** The script as it is called against a deployed table, with this test's credentials and clock. */
async function checkData(): Promise<{ code: number | null; output: string }> {
  const credentials = await deps.store.client.config.credentials();
  const script = join(import.meta.dirname, '../../local/check-data.ts');
  const args = [
    ...['--table', deps.store.table],
    ...['--region', 'eu-west-3'],
    ...['--endpoint', await dynamoDbEndpoint()],
    ...['--at', new Date(clock()).toISOString()],
  ];
  const child = spawn(process.execPath, [script, ...args], {
    env: {
      ...process.env,
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += String(chunk);
  });
  const [code] = await once(child, 'close');
  return { code: typeof code === 'number' ? code : null, output };
}
