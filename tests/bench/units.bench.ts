import {
  BatchGetCommand,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { cleanUp } from '../../functions/clean-up/handler.ts';
import type { Deps } from '../../shared/deps.ts';
import { remind } from '../../shared/messaging/remind.ts';
import { getAppointment } from '../../shared/store/appointments.ts';
import type { Store } from '../../shared/store/client.ts';
import { linkToken } from '../../shared/store/links.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aClient } from '../support/booking.ts';
import { aDesk } from '../support/desk.ts';
import { aProfessional } from '../support/fixtures.ts';
import { aPlanner } from '../support/planner.ts';
import { openEverything } from '../support/planning.ts';
import { anOpenTable } from './agenda.ts';
import { depsOf } from './deps.ts';
import { itemSize, readUnits, writeUnits } from './item-size.ts';
import { type Call, record } from './recorder.ts';

/** What one act costs, in request units, from the sizes of the items it reads and writes. */
export interface Units {
  readonly act: string;
  readonly calls: string;
  readonly read: number;
  readonly write: number;
}

const PROFESSIONALS = 50;

/** The acts of a booking on a Caf with fifty professionals of the role, one after the other on a real table. */
export async function bookingUnits(endpoint: string): Promise<Units[]> {
  const recorder = record(
    await anOpenTable(endpoint, 'benchunits', { professionals: PROFESSIONALS, days: 28 }),
  );
  const { store } = recorder;
  const deps = depsOf(store);
  const client = aClient(deps);
  const found: Units[] = [];
  /** Scans are how the bench finds the work of the opener; the product never scans. */
  const act: Act = async (name, work) => {
    recorder.take();
    const answer = await work();
    if (answer.status >= 300) throw new Error(`${name}: ${answer.text}`);
    const calls = recorder.take().filter((call) => !(call instanceof ScanCommand));
    found.push(await unitsOf(name, calls, store));
  };
  const service = 'rendez-vous-des-droits';
  await act('first 50 times of 28 days', () =>
    client.slots({ service, from: '2026-12-01', to: '2026-12-29' }),
  );
  await act('all times of a week', () =>
    client.slots({ service, from: '2026-12-07', to: '2026-12-14', limit: '500' }),
  );
  let id = '';
  await act('book', async () => {
    const answer = await client.book();
    id = answer.json.text('id');
    return answer;
  });
  await act('confirm by code', () => client.confirm(id, client.codeOf(id)));
  const appointment = await getAppointment(store, '94', id);
  if (appointment === undefined) throw new Error('the appointment is gone');
  const token = linkToken(deps.keys, appointment);
  await act('see one’s own', () => client.view(token));
  await act('move to another day', () => client.move(token, { start: '2026-12-03T10:00:00+01:00' }));
  await act('cancel', () => client.cancel(token));
  await staffActs(deps, act);
  return found;
}

type Act = (name: string, work: () => Promise<{ status: number; text: string }>) => Promise<void>;

/** What professionals, the secretariat and the workers do, on the same table. */
async function staffActs(deps: Deps, act: Act): Promise<void> {
  const professional = 'professionnel-000';
  await putProfessional(deps.store, aProfessional({ id: professional, subject: professional }));
  const planner = aPlanner(deps, { sub: professional });
  const desk = aDesk(deps);
  let booked = '';
  await act('book for somebody', async () => {
    const answer = await desk.book({ start: '2026-12-08T09:00:00+01:00', professional });
    booked = answer.json.text('id');
    return answer;
  });
  await act('search a person', () => desk.search({ lastName: 'Exemple', firstName: 'Dominique' }));
  await act('agenda of a week', () => planner.agenda({ from: '2026-12-07', to: '2026-12-14' }));
  await act('whom to call', () => desk.toCall());
  await act('change the planning', () =>
    planner.open({
      from: '2026-12-12',
      start: '08:00',
      end: '08:45',
      repeat: { everyWeeks: 1, weekdays: [6] },
    }),
  );
  await act('open 183 days after a change', async () => {
    await openEverything(deps);
    return { status: 200, text: '' };
  });
  await act('move for somebody', () =>
    desk.move(booked, { start: '2026-12-09T09:00:00+01:00', professional }),
  );
  await act('remind (one due)', async () => {
    await remind(deps, Date.parse('2026-12-07T10:00:00+01:00'));
    return { status: 200, text: '' };
  });
  await act('clean up (nothing to do)', async () => {
    await cleanUp(deps)({});
    return { status: 200, text: '' };
  });
}

async function unitsOf(act: string, calls: readonly Call[], store: Store): Promise<Units> {
  let read = 0;
  let write = 0;
  for (const call of calls) {
    if (call instanceof QueryCommand) {
      const { Items = [] } = await store.client.send(new QueryCommand(call.input));
      read += readUnits(sum(Items), { consistent: call.input.ConsistentRead === true });
    } else if (call instanceof GetCommand) {
      const { Item = {} } = await store.client.send(new GetCommand(call.input));
      read += readUnits(itemSize(Item), { consistent: true });
    } else if (call instanceof BatchGetCommand) {
      const { Responses = {} } = await store.client.send(new BatchGetCommand(call.input));
      const sizes = (Responses[store.table] ?? []).map(itemSize);
      read += sizes.reduce((total, size) => total + readUnits(size, { consistent: true }), 0);
    } else if (call instanceof TransactWriteCommand) write += await transactionUnits(call, store);
    else if (call instanceof PutCommand)
      write += plainUnits(itemSize(call.input.Item ?? {}), call.input.Item ?? {});
    else if (call instanceof UpdateCommand) {
      const { TableName, Key } = call.input;
      const { Item = {} } = await store.client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      write += plainUnits(itemSize(Item), Item);
    }
  }
  return { act, calls: namesOf(calls), read, write };
}

/** `2 Query, BatchGet`. */
function namesOf(calls: readonly Call[]): string {
  const counts = new Map<string, number>();
  for (const call of calls) {
    const name = call.constructor.name.replace('Command', '');
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} ${name}`)).join(', ');
}

/** A write outside a transaction, with the indexes that the item stands in. */
function plainUnits(bytes: number, item: Readonly<Record<string, unknown>>): number {
  const indexes = ['gsi1pk', 'gsi2pk'].filter((name) => item[name] !== undefined).length;
  return (1 + indexes) * Math.max(1, writeUnits(bytes, { transaction: false }));
}

/** Two units a KB for each item, and one a KB for each index the item stands in. */
async function transactionUnits(call: TransactWriteCommand, store: Store): Promise<number> {
  let units = 0;
  for (const { Put, Update, Delete } of call.input.TransactItems ?? []) {
    const key = Update?.Key ?? Delete?.Key ?? { pk: Put?.Item?.['pk'], sk: Put?.Item?.['sk'] };
    const { Item = {} } = await store.client.send(
      new GetCommand({ TableName: store.table, Key: key, ConsistentRead: true }),
    );
    const size = itemSize(Item);
    units += Math.max(2, writeUnits(size, { transaction: true }));
    const indexes = ['gsi1pk', 'gsi2pk'].filter((name) => Item[name] !== undefined).length;
    units += indexes * writeUnits(size, { transaction: false });
  }
  return units;
}

const sum = (items: readonly Record<string, unknown>[]) =>
  items.reduce((total, item) => total + itemSize(item), 0);
