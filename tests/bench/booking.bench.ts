import { publicBooking } from '../../functions/public-booking/handler.ts';
import { instantOf, isoWithOffset } from '../../shared/domain/time.ts';
import { call } from '../support/http.ts';
import { FIRST_DATE } from './agenda.ts';
import { besideBare, togetherBesideBare, twoTables } from './beside.ts';
import type { Line } from './measure.ts';

const ROUNDS = 60;
const IN_PARALLEL = 16;
const BURSTS = 8;
const PROFESSIONALS = 50;
/** Starts of a day in Caf 94's grid: 45 minutes and a pause. */
const GRID = [108, 120, 132, 162, 174, 186];

/**
 * Booking through the exported handler beside the very same calls sent bare, turn by turn on two tables with the same
 * days: the calls that the handler made on the first are sent again on the second.
 */
export async function bookingLines(endpoint: string): Promise<Line[]> {
  const tables = await twoTables(endpoint, 'benchbooking', { professionals: PROFESSIONALS, days: 7 });
  const handler = publicBooking(tables.deps);
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
  const together = Array.from({ length: BURSTS }, () => Array.from({ length: IN_PARALLEL }, () => book));
  return [
    await besideBare(
      tables,
      'one booking',
      Array.from({ length: ROUNDS }, () => book),
    ),
    await togetherBesideBare(tables, `${IN_PARALLEL} bookings in parallel`, together, { races: true }),
  ];
}
