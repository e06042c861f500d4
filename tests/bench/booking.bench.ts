import { BatchGetCommand, QueryCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { publicBooking } from '../../functions/public-booking/handler.ts';
import { loadCafs } from '../../shared/config/cafs/index.ts';
import { makeKeyring } from '../../shared/config/keyring.ts';
import type { Deps } from '../../shared/deps.ts';
import { instantOf, isoWithOffset } from '../../shared/domain/time.ts';
import type { Store } from '../../shared/store/client.ts';
import { call } from '../support/http.ts';
import { anOpenTable, FIRST_DATE, NOW } from './agenda.ts';
import { type Line, median, ms, timed } from './measure.ts';
import { type Call, record, replay } from './recorder.ts';

const ROUNDS = 60;
const IN_PARALLEL = 16;
const BURSTS = 8;
const PROFESSIONALS = 50;
const WANTED = 0.8;
/** Starts of a day in Caf 94's grid: 45 minutes and a pause. */
const GRID = [108, 120, 132, 162, 174, 186];

/**
 * Booking through the exported handler beside the very same calls sent bare, turn by turn on two tables with the same
 * days: the calls that the handler made on the first are sent again on the second.
 */
export async function bookingLines(endpoint: string): Promise<Line[]> {
  const size = { professionals: PROFESSIONALS, days: 7 };
  const bare = await anOpenTable(endpoint, 'benchbooking2', size);
  const recorder = record(await anOpenTable(endpoint, 'benchbooking1', size));
  const handler = publicBooking(depsOf(recorder.store));
  let person = 0;
  const book = async () => {
    person += 1;
    const cell = GRID[person % GRID.length] ?? 108;
    const answer = await call(handler, 'POST /v1/cafs/{caf}/appointments', {
      params: { caf: '94' },
      ip: `203.0.113.${person % 250}.${person}`,
      body: {
        service: 'rendez-vous-des-droits',
        place: 'caf-creteil',
        mode: 'on-site',
        start: isoWithOffset(instantOf(FIRST_DATE, cell, 'Europe/Paris'), 'Europe/Paris'),
        person: { firstName: 'Dominique', lastName: 'Exemple', email: `personne-${person}@courriel.example` },
      },
    });
    if (answer.status !== 201) throw new Error(`not booked: ${answer.text}`);
  };

  const ours: number[] = [];
  const baseline: number[] = [];
  let made: Call[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    ours.push(await timed(book));
    made = recorder.take();
    baseline.push(await timed(() => replay(bare, made)));
  }
  const oursTogether: number[] = [];
  const bareTogether: number[] = [];
  for (let burst = 0; burst < BURSTS; burst += 1) {
    oursTogether.push(await timed(() => Promise.all(Array.from({ length: IN_PARALLEL }, book))));
    const calls = perBooking(recorder.take());
    bareTogether.push(await timed(() => Promise.all(calls.map((each) => replay(bare, each)))));
  }
  const names = made.map((one) => one.constructor.name.replace('Command', '')).join(', ');
  return [
    line(`one booking (${names})`, median(ours), median(baseline)),
    line(`${IN_PARALLEL} bookings in parallel`, median(oursTogether), median(bareTogether)),
  ];
}

function line(name: string, ours: number, baseline: number): Line {
  const ratio = baseline / ours;
  return {
    group: 'booking',
    name,
    ours: ms(ours),
    baseline: `${ms(baseline)}, the same calls bare`,
    ratio,
    wanted: `≥ ${WANTED}`,
    met: ratio >= WANTED,
  };
}

/** Calls of bookings that ran together, a booking each: any query, any batch and any transaction make one. */
function perBooking(calls: readonly Call[]): Call[][] {
  const queries = calls.filter((one) => one instanceof QueryCommand);
  const batches = calls.filter((one) => one instanceof BatchGetCommand);
  const writes = calls.filter((one) => one instanceof TransactWriteCommand);
  return writes.map((write, at) => [queries[at], batches[at], write].filter((one) => one !== undefined));
}

export function depsOf(store: Store): Deps {
  const quiet = () => undefined;
  return {
    store,
    cafs: loadCafs(),
    keys: makeKeyring('a fixed secret of the benchmarks, of no use elsewhere'),
    clock: () => NOW,
    log: { info: quiet, warn: quiet, error: quiet },
  };
}
