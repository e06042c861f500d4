import * as z from 'zod';
import { ServiceOutcome } from '../../shared/domain/outcomes.ts';
import { LocalDate, Mode, type Role, Slug } from '../../shared/domain/words.ts';
import { Instant } from '../../shared/http/contract.ts';
import { operation } from '../../shared/http/operation.ts';

const RECEIVERS = ['social-worker', 'mediator', 'psychologist'] as const satisfies readonly Role[];
/** Local dates, `to` exclusive. */
const Period = z.strictObject({ from: LocalDate, to: LocalDate });

const Unclosed = z.strictObject({
  id: z.string(),
  start: Instant,
  place: Slug,
  mode: Mode,
  service: Slug,
  serviceName: z.string(),
  person: z.strictObject({ firstName: z.string(), lastName: z.string() }),
  outcomes: z.array(ServiceOutcome),
});

/** Each figure carries all that it needs to be read alone (D4). */
const About = {
  scope: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('caf') }),
    z.strictObject({ kind: z.literal('service'), id: Slug }),
  ]),
  period: Period,
  unit: z.literal('appointments'),
};
const Figure = z.discriminatedUnion('state', [
  z.strictObject({
    ...About,
    state: z.literal('shown'),
    /** Over, and nobody said how it went. */
    numerator: z.int(),
    /** Over. */
    denominator: z.int(),
  }),
  z.strictObject({ ...About, state: z.literal('nothing') }),
  z.strictObject({ ...About, state: z.literal('protected') }),
]);

export const operations = {
  listUnclosed: operation({
    id: 'listUnclosed',
    method: 'GET',
    path: '/v1/staff/unclosed',
    summary:
      'One’s own appointments that are over and not closed, of the last 88 days, the oldest first, each with the outcomes of its service. Audited.',
    access: RECEIVERS,
    success: { status: 200, body: z.strictObject({ appointments: z.array(Unclosed) }) },
  }),
  unclosedFigures: operation({
    id: 'unclosedFigures',
    method: 'GET',
    path: '/v1/staff/unclosed-figures',
    summary:
      'How many appointments of the four whole weeks before this one are still to close, for the Caf and each service. Figures from which one professional or fewer than five people could be told are protected (D4).',
    access: ['manager', 'admin'],
    success: { status: 200, body: z.strictObject({ period: Period, figures: z.array(Figure) }) },
  }),
  exportKept: operation({
    id: 'exportKept',
    method: 'GET',
    path: '/v1/staff/kept.csv',
    summary:
      'One’s own appointments that took place, for the national tool: when, where, how, for which service, and the allocataire number where one is known; no names. Local dates, `to` exclusive, at most 62 days. Audited.',
    access: RECEIVERS,
    query: z.strictObject({ from: LocalDate, to: LocalDate }),
    success: { status: 200, text: 'text/csv; charset=utf-8' },
  }),
};
