import { publicBooking } from '../../functions/public-booking/handler.ts';
import { addDays, isoWithOffset } from '../../shared/domain/time.ts';
import { putProfessional } from '../../shared/store/professionals.ts';
import { aFamily, aPsychologist, psychologists } from '../support/consultation.ts';
import { aProfessional } from '../support/fixtures.ts';
import { aGroupDesk, GROUP_START, SEVERAL, twoAnimators } from '../support/groups.ts';
import { call, type HttpAnswer } from '../support/http.ts';
import { openADay } from '../support/seed.ts';
import { aStream, aWaitingRoom, NEXT_TUESDAY, openMorning } from '../support/waiting.ts';
import { FIRST_DATE } from './agenda.ts';
import { besideBare, togetherBesideBare, twoTables } from './beside.ts';
import type { Line } from './measure.ts';

const ROUNDS = 18;
const SEATS = 40;
const IN_PARALLEL = 16;
const BURSTS = 8;
const NOTHING = { professionals: 0, days: 0 };

/** What is as safe against doubles as a booking, beside the very same calls sent bare: a seat, a time offered to who waits, a time proposed. */
export async function keptTimeLines(endpoint: string): Promise<Line[]> {
  return [...(await seats(endpoint)), await offers(endpoint), await proposals(endpoint)];
}

/** A seat of a group session, in one of its own sessions for each way of asking. */
async function seats(endpoint: string): Promise<Line[]> {
  const tables = await twoTables(endpoint, 'benchseats', NOTHING);
  const { deps } = tables;
  await twoAnimators(deps);
  const desk = aGroupDesk(deps);
  const later = '2026-12-01T13:00:00+01:00';
  const single = await desk.opened({ seats: SEATS });
  const crowded = await desk.opened({ seats: BURSTS * IN_PARALLEL, start: later });
  await tables.follow();
  const handler = publicBooking(deps);
  let person = 0;
  const seatIn = (session: string, start: string) => async () => {
    person += 1;
    done(
      201,
      await call(handler, 'POST /v1/cafs/{caf}/appointments', {
        params: { caf: '94' },
        ip: `203.0.113.${person}`,
        body: { ...SEVERAL, start, session, person: someone(person) },
      }),
    );
  };
  const one = times(SEATS, () => seatIn(single, GROUP_START));
  const many = times(BURSTS, () => times(IN_PARALLEL, () => seatIn(crowded, later)));
  return [
    await besideBare(tables, 'one seat of a group session', one),
    await togetherBesideBare(tables, `${IN_PARALLEL} seats of one session in parallel`, many, {
      races: false,
    }),
  ];
}

/** A time that came free and is kept for who waits, taken by the link of the mail. */
async function offers(endpoint: string): Promise<Line> {
  const tables = await twoTables(endpoint, 'benchoffers', NOTHING);
  const { deps } = tables;
  const stream = aStream(deps);
  const room = aWaitingRoom(deps);
  const tokens: string[] = [];
  for (let at = 0; at < ROUNDS; at += 1) tokens.push((await room.enter({ person: someone(at) })).token);
  for (let at = 0; at < ROUNDS / 3; at += 1) {
    const professional = `professionnel-${at}`;
    await putProfessional(deps.store, aProfessional({ id: professional, subject: professional }));
    await openMorning(deps, { professional, date: NEXT_TUESDAY });
  }
  await stream.run();
  const starts: string[] = [];
  for (const token of tokens) starts.push((await room.view(token)).json.text('offer', 'start'));
  await tables.follow();
  const claims = tokens.map((token, at) => async () => done(200, await room.claim(token, starts[at] ?? '')));
  return besideBare(tables, 'a time offered to who waits, claimed', claims);
}

/** One of two times that a psychologist proposed, accepted by the link of the mail: the other is free in the same act. */
async function proposals(endpoint: string): Promise<Line> {
  const tables = await twoTables(endpoint, 'benchproposals', NOTHING);
  const { deps } = tables;
  await psychologists(deps);
  const psychologist = aPsychologist(deps);
  const accepts: (() => Promise<void>)[] = [];
  for (let at = 0; at < ROUNDS; at += 1) {
    const family = aFamily(deps, { ip: `203.0.113.${at}` });
    const { id, token } = await family.sent({ person: someone(at) });
    const date = addDays(FIRST_DATE, 7 + Math.floor(at / 2));
    const window = { from: 108, to: 168, place: 'caf-champigny', modes: ['on-site' as const] };
    if (at % 2 === 0)
      await openADay(deps.store, {
        ...{ professional: 'eli-exemple', role: 'psychologist', date },
        windows: [{ ...window, services: ['consultation-psychologue'] }],
      });
    const proposed = times(2, (hour) =>
      isoWithOffset(Date.parse(`${date}T09:00:00+01:00`) + (2 * (at % 2) + hour) * 3_600_000, 'Europe/Paris'),
    );
    done(201, await psychologist.propose(id, proposed));
    accepts.push(async () => done(200, await family.accept(token, proposed[0] ?? '')));
  }
  await tables.follow();
  return besideBare(tables, 'a proposed consultation, accepted', accepts);
}

const someone = (at: number) => ({
  firstName: 'Dominique',
  lastName: 'Exemple',
  email: `personne-${at}@courriel.example`,
});

const times = <T>(count: number, make: (at: number) => T): T[] =>
  Array.from({ length: count }, (_, at) => make(at));

function done(status: number, answer: HttpAnswer): void {
  if (answer.status !== status) throw new Error(`not done: ${answer.text}`);
}
