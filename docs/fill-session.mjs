// Fills a group session to its last seat, against the addresses of a running `npm start`:
//   node docs/fill-session.mjs
// Thirty people ask for a seat at one moment, by the secretariat's hands; so many get one as there are seats.
import { addresses, ask, run, say, tokenOf } from './running.mjs';

const { api, web } = addresses();
const PEOPLE = 30;

async function fill() {
  const token = tokenOf('secretariat');
  const { groups } = await ask('GET', `${api}/v1/staff/groups`, { token });
  const [session] = groups
    .filter(({ status, seatsLeft }) => status === 'open' && seatsLeft > 0)
    .sort((a, b) => a.seatsLeft - b.seatsLeft);
  if (session === undefined) throw new Error('Every session is full: fix another one and try again.');
  const { id, service, place, mode, start, seatsLeft } = session;
  say('A session with free seats', `${start}, ${place}: ${seatsLeft} free`);

  const now = Date.now();
  const register = async (_, at) => {
    const letters = `${now % 100_000}${at}`.replace(/\d/g, (digit) => 'bdfgklmnpr'[digit]);
    const body = {
      ...{ service, place, mode, start, session: id },
      person: { firstName: 'Alix', lastName: `Exemple ${letters}`, phone: '01 99 00 12 34' },
      contact: { by: 'none', discreet: false },
      agreement: { at: new Date(now - 60_000).toISOString() },
    };
    try {
      await ask('POST', `${api}/v1/staff/appointments`, { token, body });
      return 201;
    } catch (error) {
      if (error.status === undefined) throw error;
      return error.status;
    }
  };
  const answers = await Promise.all(Array.from({ length: PEOPLE }, register));
  const count = (status) => answers.filter((one) => one === status).length;
  say(
    `${PEOPLE} people ask for a seat at one moment`,
    `${count(201)} have one (201), ${count(409)} are told that it is full (409)`,
  );

  const after = await ask('GET', `${api}/v1/staff/groups/${id}`, { token });
  say('The session', `${after.registered} registered, ${after.seatsLeft} free: ${web}/pro/reunions/${id}`);
}

await run(fill);
