import { publicBooking } from '../../functions/public-booking/handler.ts';
import { FUNCTIONS } from '../../functions/table.ts';
import { startGateway } from '../../local/gateway/gateway.ts';
import { routesOf } from '../../local/gateway/routes.ts';
import { freePort } from '../../local/ports.ts';
import { lambdaContext } from '../support/http.ts';
import { anOpenTable } from './agenda.ts';
import { depsOf } from './deps.ts';
import { type Line, median, ms, timed } from './measure.ts';
import { record, replay } from './recorder.ts';

const ROUNDS = 40;
const WANTED = 1.5;
const QUESTIONS = [
  { name: 'first 50 times of 28 days', query: 'from=2026-12-01&to=2026-12-29' },
  { name: 'all of one week', query: 'from=2026-12-07&to=2026-12-12&limit=500' },
  { name: 'a range without any time', query: 'from=2026-12-05&to=2026-12-07' },
];

/** A search through the local gateway beside the bare queries that it must make, turn by turn. */
export async function searchLines(endpoint: string): Promise<Line[]> {
  const store = await anOpenTable(endpoint, 'benchsearch', { professionals: 50, days: 84 });
  const recorder = record(store);
  const handler = publicBooking(depsOf(recorder.store));
  const port = await freePort();
  const gateway = await startGateway({
    port,
    routes: routesOf(FUNCTIONS),
    invoke: (_, event) => handler(event, lambdaContext()),
    authorize: async () => undefined,
    frontDoor: { originSecret: 'unused on a bench' },
    web: () => false,
    report: console.error,
  });
  const lines: Line[] = [];
  try {
    for (const { name, query } of QUESTIONS) {
      const address = `http://127.0.0.1:${port}/v1/cafs/94/slots?service=rendez-vous-des-droits&${query}`;
      const ours: number[] = [];
      const bare: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        ours.push(await timed(async () => (await fetch(address)).text()));
        const calls = recorder.take();
        bare.push(await timed(() => Promise.all(calls.map((one) => replay(store, [one])))));
      }
      const ratio = median(ours) / median(bare);
      lines.push({
        group: 'search',
        name,
        ours: ms(median(ours)),
        baseline: `${ms(median(bare))}, its queries bare`,
        ratio,
        wanted: `≤ ${WANTED}`,
        met: ratio <= WANTED,
      });
    }
  } finally {
    await gateway.stop();
  }
  return lines;
}
