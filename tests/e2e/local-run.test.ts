import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import * as z from 'zod';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { type MachineProcess, runLocal, startMachineProcess } from '../support/machine.ts';

const Slots = z.object({
  slots: z.array(z.object({ start: z.string(), place: z.string(), mode: z.string() })),
});
const Professionals = z.object({ professionals: z.array(z.object({ id: z.string() })) });
const Store = z.object({
  emails: z.array(
    z.object({
      destination: z.object({ to: z.array(z.string()) }),
      subject: z.string(),
      body: z.object({ text: z.string() }),
    }),
  ),
});
const Run = z.object({ dynamoDb: z.int() });

const folder = mkdtempSync(join(tmpdir(), 'rdv-machine-'));
const here = { RDV_LOCAL_DIR: folder };
let machine: MachineProcess;

beforeAll(async () => {
  machine = await startMachineProcess(folder);
}, 300_000);
afterAll(async () => {
  await machine?.end('SIGTERM');
  rmSync(folder, { recursive: true });
});

const api = (path: string, init: RequestInit = {}) => fetch(`${machine.addresses.api}${path}`, init);
const read = async <T>(schema: z.ZodType<T>, response: Response | Promise<Response>) =>
  schema.parse(await (await response).json());
const tokenOf = async (account: string) => (await runLocal('token.ts', here, account)).output;
const staff = async (account: string) => ({ headers: { authorization: `Bearer ${await tokenOf(account)}` } });
const mailsTo = async (address: string) =>
  (await read(Store, fetch(`${machine.addresses.mailbox}/store`))).emails.filter((mail) =>
    mail.destination.to.includes(address),
  );
/** A process that has ended but not been collected yet has no command line any more. */
const isAlive = (pid: number) =>
  existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8') !== '';

async function book(email: string, at: number) {
  const { slots } = await read(Slots, api('/v1/cafs/94/slots?service=rendez-vous-des-droits&mode=on-site'));
  const { start, place } = slots[at] ?? { start: '', place: '' };
  const person = { firstName: 'Anne', lastName: 'Exemple', email };
  return await api('/v1/cafs/94/appointments', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ service: 'rendez-vous-des-droits', place, mode: 'on-site', start, person }),
  });
}

async function itemKinds(): Promise<string[]> {
  const { endpoint, name, region, ...credentials } = machine.addresses.table;
  const client = new DynamoDBClient({ endpoint, region, credentials });
  const names = { '#kind': 'kind', '#pk': 'pk' };
  const page = await client.send(
    new ScanCommand({ TableName: name, ProjectionExpression: '#kind, #pk', ExpressionAttributeNames: names }),
  );
  return (page.Items ?? []).map((item) => item['kind']?.S ?? '');
}

describe('a machine on free ports', () => {
  test('answers at every address it has written', async () => {
    const { web, mailbox, issuer } = machine.addresses;
    expect((await fetch(web)).status).toBe(200);
    expect((await fetch(`${mailbox}/store`)).status).toBe(200);
    const configuration = await fetch(`${issuer}/.well-known/openid-configuration`);
    expect(await read(z.object({ issuer: z.string() }), configuration)).toEqual({ issuer });
    expect((await api('/openapi.json')).status).toBe(200);
    expect((await api('/v1/nothing')).status).toBe(404);
    expect(await itemKinds()).toContain('professional');
  });

  test('has sample professionals with open days at every place', async () => {
    const { slots } = await read(Slots, api('/v1/cafs/94/slots?service=rendez-vous-des-droits&limit=500'));
    const places =
      loadCafs()
        .get('94')
        ?.places.map((place) => place.id) ?? [];
    expect(new Set(slots.map((slot) => slot.place))).toEqual(new Set(places));
    const mediation = await read(Slots, api('/v1/cafs/94/slots?service=entretien-information-mediation'));
    expect(new Set(mediation.slots.map((slot) => slot.place))).toEqual(
      new Set(['caf-creteil', 'caf-champigny']),
    );
    const { professionals } = await read(
      Professionals,
      api('/v1/staff/professionals', await staff('manager')),
    );
    expect(professionals).toHaveLength(15);
  });

  test('has some of each thing that people ask for, seen by the account that would see it', async () => {
    const see = async (account: string, path: string) =>
      JSON.stringify(await read(z.unknown(), api(`/v1/staff/${path}`, await staff(account))));
    const supports = await see('social-worker', 'support-series');
    expect(supports).toContain('Exemple Dix-neuf');
    expect(supports.match(/"toBook":0/g), 'every date is booked').toHaveLength(1);
    expect((await see('mediator', 'mediations')).match(/"asked"/g)).toHaveLength(2);
    expect(await see('mediator', 'referrals')).toContain('Exemple Vingt et un');
    expect(await see('benefits-adviser', 'referrals')).toContain('Exemple Vingt et un');
    for (const account of ['social-worker', 'secretariat'])
      expect(await see(account, 'referrals')).toContain('Exemple Vingt-deux');
    const queue = await see('psychologist', 'consultation-requests');
    expect([queue.match(/"new"/g)?.length, queue.match(/"proposed"/g)?.length]).toEqual([3, 1]);
    expect(await see('benefits-adviser', 'consultation-requests-handed-in')).toContain('Exemple Vingt-sept');
    expect(await see('secretariat', 'waiting-list?service=information-collective')).toContain(
      'Exemple Vingt-trois',
    );
    const groups = await see('secretariat', 'groups');
    expect([groups.match(/"registered":0/g)?.length, groups.match(/"registered":2/g)?.length]).toEqual([
      1, 1,
    ]);
    for (const address of ['ariel.exemple-vingt-sept', 'alix.exemple-vingt', 'billie.exemple-vingt'])
      await vi.waitFor(
        async () => expect((await mailsTo(`${address}@courriel.example`)).length).toBeGreaterThan(0),
        { timeout: 30_000 },
      );
  });

  test('takes the token of a demonstration account and refuses a forged one', async () => {
    const me = z.object({ subject: z.string(), roles: z.array(z.string()) });
    expect(await read(me, api('/v1/staff/me', await staff('mediator-2')))).toEqual({
      subject: 'mediator-2',
      roles: ['mediator'],
    });
    const [head, claims, signature = ''] = (await tokenOf('mediator')).split('.');
    const admin = Buffer.from(claims ?? '', 'base64url')
      .toString()
      .replaceAll('mediator', 'admin');
    const forged = `${head}.${Buffer.from(admin).toString('base64url')}.${signature}`;
    expect((await api('/v1/staff/me', { headers: { authorization: `Bearer ${forged}` } })).status).toBe(401);
    expect((await api('/v1/staff/me')).status).toBe(401);
    const unknown = await runLocal('token.ts', here, 'nobody');
    expect(unknown.code).toBe(1);
    expect(unknown.output).toContain('There is no account "nobody".');
  });

  test('makes a letter’s code, which opens its right to book (L8)', async () => {
    const made = await runLocal('invitation.ts', here);
    expect(made).toEqual({ code: 0, output: expect.stringMatching(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/) });
    const opened = await api('/v1/invitations/open', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ code: made.output }),
    });
    const right = z.object({ caf: z.string(), service: z.string(), state: z.string() });
    expect(await read(right, opened)).toEqual({
      caf: '94',
      service: 'entretien-information-mediation',
      state: 'open',
    });
  });

  test('sends the code of a booking, and works off the bounce of a bad address', async () => {
    expect((await book('anne@exemple.fr', 0)).status).toBe(201);
    await vi.waitFor(async () => expect(await mailsTo('anne@exemple.fr')).toHaveLength(1), {
      timeout: 30_000,
    });
    expect((await mailsTo('anne@exemple.fr'))[0]?.body.text).toMatch(/\b\d{6}\b/);
    expect(await itemKinds()).not.toContain('mailbox');
    expect((await book('bounce@exemple.fr', 1)).status).toBe(201);
    await vi.waitFor(async () => expect(await itemKinds()).toContain('mailbox'), { timeout: 30_000 });
    for (const queue of ['notifier', 'opener', 'mail-receipts'])
      expect(readdirSync(join(folder, 'queues', queue, 'dead'))).toEqual([]);
  });

  test('fires a schedule by hand, as if at a time of the Caf’s zone', async () => {
    const fired = await runLocal('fire.ts', here, 'reminders', '--at', '2026-12-01T08:00');
    expect(fired.code).toBe(0);
    expect(JSON.parse(fired.output)).toEqual({ reminded: expect.any(Number), settled: expect.any(Number) });
    const unknown = await runLocal('fire.ts', here, 'remainders');
    expect(unknown).toEqual({
      code: 1,
      output: 'there is no schedule remainders; there are campaign-clock, open-days, reminders, clean-up',
    });
    const unnamed = await runLocal('fire.ts', here);
    expect(unnamed.code).toBe(1);
    expect(unnamed.output).toContain(
      'Say which schedule to fire: campaign-clock, open-days, reminders, clean-up.',
    );
  });
});

describe('what keeps a machine from starting is one clear sentence', () => {
  test('when its folder is in use', async () => {
    const { code, output } = await runLocal('start.ts', { PORT_BASE: '0' }, '--data', folder);
    expect({ code, output }).toEqual({
      code: 1,
      output: `It already runs on ${folder} (process ${machine.child.pid}): stop that one first.`,
    });
  });

  test('when a port is taken', async () => {
    const other = mkdtempSync(join(tmpdir(), 'rdv-machine-'));
    const taken = new URL(machine.addresses.api).port;
    const { code, output } = await runLocal('start.ts', { PORT_BASE: taken }, '--data', other);
    expect(code).toBe(1);
    expect(output).toMatch(new RegExp(`^Port ${taken} \\(api\\) is in use: [^\\n]+$`));
    rmSync(other, { recursive: true });
  });

  test('when an argument or PORT_BASE is wrong', async () => {
    expect(await runLocal('start.ts', { PORT_BASE: 'many' })).toEqual({
      code: 1,
      output: 'PORT_BASE must be a number between 0 and 65000, not many.',
    });
    expect((await runLocal('start.ts', {}, '--fresher')).output).toContain("Unknown option '--fresher'");
  });
});

describe('ending and starting again', () => {
  const database = () => Run.parse(JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8'))).dynamoDb;

  test('Ctrl-C ends every part, Java included, and the data outlives it', async () => {
    const java = database();
    expect(isAlive(java)).toBe(true);
    expect(await machine.end('SIGINT')).toBe(0);
    expect(isAlive(java)).toBe(false);
    expect(existsSync(join(folder, 'addresses.json'))).toBe(false);
    expect((await runLocal('token.ts', here, 'mediator')).output).toContain('Nothing runs here');
    machine = await startMachineProcess(folder);
    expect(machine.output()).not.toContain('Filling the empty table');
    expect(await itemKinds()).toContain('appointment');
  });

  test('after a crash the next start ends the database that was left behind', async () => {
    const java = database();
    await machine.end('SIGKILL');
    expect(isAlive(java)).toBe(true);
    machine = await startMachineProcess(folder);
    expect(isAlive(java)).toBe(false);
    expect(await itemKinds()).toContain('appointment');
  });

  test('--fresh forgets the data, --empty leaves the table empty', async () => {
    await machine.end('SIGTERM');
    machine = await startMachineProcess(folder, '--fresh', '--empty');
    // The clock notes by itself that this month's list was asked for.
    expect((await itemKinds()).filter((kind) => kind !== 'list-asked')).toEqual([]);
  });
});
