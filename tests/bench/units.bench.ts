import { BatchGetCommand, GetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { getAppointment } from '../../shared/store/appointments.ts';
import type { Store } from '../../shared/store/client.ts';
import { linkToken } from '../../shared/store/links.ts';
import { aClient } from '../support/booking.ts';
import { anOpenTable } from './agenda.ts';
import { depsOf } from './booking.bench.ts';
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
  const act = async (name: string, work: () => Promise<{ status: number; text: string }>) => {
    recorder.take();
    const answer = await work();
    if (answer.status >= 300) throw new Error(`${name}: ${answer.text}`);
    found.push(await unitsOf(name, recorder.take(), store));
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
  return found;
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
  }
  const names = calls.map((call) => call.constructor.name.replace('Command', ''));
  return { act, calls: names.join(', '), read, write };
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
