import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { loadCafs } from '../shared/config/cafs/index.ts';
import type { Caf } from '../shared/domain/caf.ts';
import { clientConfig } from '../shared/http/client-config.ts';
import { makeStore, type Store } from '../shared/store/client.ts';
import { type Addresses, removeAddresses, writeAddresses } from './addresses.ts';
import { createTable, startDynamoDb } from './dynamodb.ts';
import { addressesOf, CREDENTIALS, DEFINITIONS, REGION, rows, setEnvironment } from './environment.ts';
import { type Functions, loadFunctions } from './functions.ts';
import { makeAuthorizer } from './gateway/authorizer.ts';
import { startGateway } from './gateway/gateway.ts';
import { routesOf } from './gateway/routes.ts';
import { makeWeb } from './gateway/web.ts';
import { startMail } from './mail/server.ts';
import { startObjects } from './objects/server.ts';
import { takeFolder } from './one-run.ts';
import { type Options, ROOT } from './options.ts';
import { Parts } from './parts.ts';
import { choosePorts, type Ports } from './ports.ts';
import { startQueue } from './queues/queue.ts';
import { startSqs } from './queues/sqs.ts';
import { fillSample } from './sample/fill.ts';
import { writeSampleList } from './sample/list.ts';
import { startControl } from './schedules/control.ts';
import { startTicker } from './schedules/ticker.ts';
import { type Secrets, secretsOf } from './secrets.ts';
import { AUDIENCE, CLIENT_ID, findAccount, SAMPLE_CAF } from './sign-in/accounts.ts';
import { startProvider } from './sign-in/provider.ts';
import { signToken } from './sign-in/token.ts';
import { startStream } from './stream/reader.ts';
import { buildWeb } from './web-build.ts';

/** As in the stack, but that a machine at hand need not wait six times the function's limit before it tries again. */
const QUEUE_TRIES = 5;
const STREAM_TRIES = 20;
const SHORT_SECONDS = 60;
const RETRY_MS = 5_000;

export interface Machine {
  readonly addresses: Addresses;
  readonly secrets: Secrets;
  readonly store: Store;
  /** A made-up list to try an import with. */
  readonly list: string;
  stop(): Promise<void>;
}

type Report = (sentence: string) => void;

/** What the parts of one run share. */
interface Run {
  readonly parts: Parts;
  readonly folder: string;
  readonly ports: Ports;
  readonly addresses: Addresses;
  readonly secrets: Secrets;
  readonly functions: Functions;
  readonly report: Report;
}

/** Starts every part in order and says where they answer; when one fails, those before it are ended again. */
export async function startMachine(options: Options, report: Report): Promise<Machine> {
  const { folder } = options;
  mkdirSync(folder, { recursive: true });
  const ours = takeFolder(folder);
  const parts = new Parts();
  const stop = async () => {
    removeAddresses(folder);
    await parts.stop();
    ours.release();
  };
  try {
    removeAddresses(folder);
    if (options.fresh) forget(folder);
    const secrets = await secretsOf(folder);
    const ports = await choosePorts(options.portBase);
    const addresses = addressesOf(ports);
    setEnvironment(addresses, ports, secrets);
    const functions = await loadFunctions(join(ROOT, 'functions'), DEFINITIONS);
    const database = parts.add(await startDynamoDb({ port: ports.dynamoDb, dir: join(folder, 'dynamodb') }));
    ours.note(database.pid);
    const store = makeStore({ table: addresses.table.name, endpoint: addresses.table.endpoint });
    await createTable(store, { expires: true });
    const run = { parts, folder, ports, addresses, secrets, functions, report };
    await startWorkers(run);
    await startTriggers(run, store);
    await buildWeb(join(folder, 'web'));
    await startFront(run);
    if (options.sample) await fillWithSample(run);
    const list = writeSampleList(folder, Date.now(), sampleCaf().zone);
    writeAddresses(folder, addresses);
    return { addresses, secrets, store, list, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Queues with their functions, the endpoint that fills them, and the mail server, whose events go into one of them. */
async function startWorkers({ parts, folder, ports, functions, report }: Run): Promise<void> {
  const queues = rows('queue').map(({ name, queue, timeoutSeconds }) =>
    parts.add(
      startQueue({
        name: queue,
        folder: join(folder, 'queues', queue),
        work: (event) => functions.invoke(name, event),
        ...(timeoutSeconds > SHORT_SECONDS ? { batchSize: 1, atOnce: 1 } : { batchSize: 10, atOnce: 2 }),
        maxReceives: QUEUE_TRIES,
        retryAfter: RETRY_MS,
        report,
      }),
    ),
  );
  parts.add(await startSqs(ports.queues, queues));
  const hand = (name: string) => (event: Record<string, unknown>) =>
    queues.find((queue) => queue.name === name)?.send(JSON.stringify(event));
  parts.add(await startMail(ports.mailbox, hand('mail-receipts')));
  const files = { port: ports.files, folder: join(folder, 'files'), key: CREDENTIALS };
  parts.add(await startObjects({ ...files, emit: hand('campaign-import') }));
}

/** What calls functions by itself: the table's stream and the clock. */
async function startTriggers(run: Run, store: Store): Promise<void> {
  const { parts, folder, ports, addresses, functions, report } = run;
  const { endpoint } = addresses.table;
  const streams = new DynamoDBStreamsClient({ endpoint, region: REGION, credentials: CREDENTIALS });
  for (const { name, kinds, nudgedKinds } of rows('stream'))
    parts.add(
      await startStream({
        store,
        streams,
        kinds,
        nudgedKinds,
        work: (event) => functions.invoke(name, event),
        checkpoint: join(folder, 'stream.json'),
        deadLetters: join(folder, 'stream-dead-letters.jsonl'),
        batchSize: 100,
        maxTries: STREAM_TRIES,
        pause: 200,
        report,
      }),
    );
  const schedules = rows('schedule').map(({ name, schedule, rate }) => ({
    name: schedule,
    rate,
    work: (event: { time: string }) => functions.invoke(name, event),
  }));
  const ticker = parts.add(startTicker(schedules, report));
  parts.add(await startControl(ports.control, ticker, sampleCaf().zone, run.secrets.control));
}

async function fillWithSample({ addresses, folder, secrets, report }: Run): Promise<void> {
  const tokenOf = async (subject: string) => {
    const account = findAccount(subject);
    if (account === undefined) throw new Error(`there is no account ${subject}`);
    return await signToken(account, { issuer: addresses.issuer, key: secrets.signIn, lifetime: '1h' });
  };
  await fillSample({ caf: sampleCaf(), api: addresses.api, tokenOf, folder, report });
}

function sampleCaf(): Caf {
  const caf = loadCafs().get(SAMPLE_CAF);
  if (caf === undefined) throw new Error(`the Caf ${SAMPLE_CAF} is not configured`);
  return caf;
}

/** What people meet: sign-in, the API and the pages. */
async function startFront({
  parts,
  folder,
  ports,
  addresses,
  secrets,
  functions,
  report,
}: Run): Promise<void> {
  parts.add(
    await startProvider({
      port: ports.signIn,
      web: addresses.web,
      key: secrets.signIn,
      cookieKey: secrets.cookies,
    }),
  );
  parts.add(
    await startGateway({
      port: ports.api,
      routes: routesOf(DEFINITIONS),
      invoke: functions.invoke,
      authorize: makeAuthorizer(addresses.issuer, AUDIENCE),
      frontDoor: { originSecret: secrets.origin },
      web: makeWeb({
        folder: join(folder, 'web'),
        config: clientConfig(sampleCaf(), {
          issuer: addresses.issuer,
          clientId: CLIENT_ID,
          scope: 'openid',
        }),
        connectOrigins: [new URL(addresses.issuer).origin, `http://127.0.0.1:${ports.files}`],
      }),
      report,
    }),
  );
}

/** Everything kept but what belongs to this start and to the installation. */
function forget(folder: string): void {
  const kept = new Set(['run.json', 'install.lock']);
  for (const name of readdirSync(folder))
    if (!kept.has(name)) rmSync(join(folder, name), { recursive: true, force: true });
}
