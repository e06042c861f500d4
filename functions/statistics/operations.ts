import * as z from 'zod';
import { LocalDate, Slug } from '../../shared/domain/words.ts';
import { operation } from '../../shared/http/operation.ts';

const Scope = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('caf') }),
  z.strictObject({ kind: z.literal('service'), id: Slug }),
  z.strictObject({ kind: z.literal('place'), id: Slug }),
]);
/** Local dates, `to` exclusive. */
const Period = z.strictObject({ from: LocalDate, to: LocalDate });
const Minutes = z.int().min(0);
/** Each figure carries all that it needs to be read alone (D4). */
const About = { scope: Scope, period: Period, unit: z.literal('minutes') };

const Figure = z.discriminatedUnion('state', [
  z.strictObject({
    ...About,
    state: z.literal('shown'),
    /** Booked, pauses included. */
    numerator: Minutes,
    /** Open. */
    denominator: Minutes.min(5),
  }),
  z.strictObject({ ...About, state: z.literal('nothing-open') }),
  z.strictObject({ ...About, state: z.literal('protected') }),
]);

const NextFree = z.strictObject({
  service: Slug,
  /** Wherever it is, when absent. */
  place: Slug.optional(),
  state: z.enum(['free', 'none', 'protected']),
  start: z.iso.datetime({ offset: true }).optional(),
});

export const operations = {
  occupancy: operation({
    id: 'occupancy',
    method: 'GET',
    path: '/v1/staff/occupancy',
    summary:
      'Share of open time booked, for the Caf, each service and each place, over whole months (local dates, `to` exclusive; this month when left out), and the next free time. Figures from which one professional or fewer than five people could be told are protected (D4).',
    access: ['manager', 'admin'],
    query: z.strictObject({ from: LocalDate.optional(), to: LocalDate.optional() }),
    success: {
      status: 200,
      body: z.strictObject({ period: Period, figures: z.array(Figure), next: z.array(NextFree) }),
    },
  }),
};
