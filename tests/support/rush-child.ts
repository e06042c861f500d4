import { makeStore } from '../../shared/store/client.ts';
import { aClock, testDeps } from './fixtures.ts';
import { bookAllAtOnce } from './rush.ts';

/**
 * A process of its own that holds and books for many people at once, again and again, until it is killed; says `booking` when it
 * begins. Arguments: endpoint, access key, now, people, starts.
 */
const [endpoint = '', accessKeyId = '', now = '', people = '', ...starts] = process.argv.slice(2);
const store = makeStore({
  table: 'rdv',
  endpoint,
  client: { region: 'eu-west-3', credentials: { accessKeyId, secretAccessKey: 'local' } },
});
const deps = testDeps({ store, clock: aClock(now) });
console.log('booking');
for (;;) await bookAllAtOnce(deps, Number(people), starts, { hold: true });
