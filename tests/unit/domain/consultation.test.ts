import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as schemas from '../../../functions/staff-consultations/schemas.ts';
import { Consultation, OtherParent, Situation, Worksheet } from '../../../shared/domain/consultation.ts';
import { figuresOf } from '../../../shared/domain/consultation-figures.ts';
import {
  accept,
  close,
  decline,
  logCall,
  nextDue,
  propose,
  tick,
  withdraw,
  writeWorksheet,
} from '../../../shared/domain/consultation-moves.ts';
import {
  alike,
  comesFirst,
  daysWaited,
  inOrder,
  knownToReferrer,
  stageOf,
} from '../../../shared/domain/consultation-queue.ts';
import { aConsultation } from '../../support/consultation.ts';
import { codeOf } from '../../support/mediation-case.ts';

const NOW = Date.parse('2026-11-24T08:00:00+01:00');
const DAY = 86_400_000;
const START = NOW + 7 * DAY;
const UNTIL = NOW + 3 * DAY;
const PERSON = { by: 'person' } as const;
const AT = { now: NOW, zone: 'Europe/Paris' };

const time = (start: number) => ({ date: '2026-12-01', cell: 108, cells: 12, start, end: start + 3_600_000 });
const times = {
  psychologist: 'eli-exemple',
  place: 'caf-champigny',
  mode: 'on-site' as const,
  lengthCells: 12,
  times: [time(START), time(START + 3_600_000)],
  until: UNTIL,
  remindAt: UNTIL - 2 * DAY,
};
const proposed = (request = aConsultation()) => propose(request, times, NOW).consultation;

/** Every kind of value that a schema lets in. */
function typesIn(json: unknown): string[] {
  if (Array.isArray(json)) return json.flatMap(typesIn);
  if (typeof json !== 'object' || json === null) return [];
  const { type } = z.looseObject({ type: z.unknown().optional() }).parse(json);
  const inside = Object.entries(json).flatMap(([name, part]) => (name === 'type' ? [] : typesIn(part)));
  return typeof type === 'string' ? [type, ...inside] : inside;
}
const typesOf = (schema: z.ZodType) => typesIn(z.toJSONSchema(schema, { io: 'input' }));

describe('the analysis in words (P1, P5)', () => {
  it('has no number, score or choice anywhere in the four points', () => {
    expect(Object.keys(Worksheet.shape).sort()).toEqual(['change', 'difficulty', 'level', 'referent']);
    expect(new Set(typesOf(Worksheet))).toEqual(new Set(['object', 'string']));
    expect(JSON.stringify(z.toJSONSchema(Worksheet))).not.toMatch(/enum|const|number|integer|boolean/);
    for (const wrong of [3, '', { points: 3 }, ['3'], true])
      expect(Worksheet.safeParse({ level: wrong }).success).toBe(false);
  });

  it('is the same in what psychologists are shown', () => {
    expect(schemas.RequestView.shape.worksheet).toBeDefined();
    expect(typesOf(schemas.RequestView.shape.worksheet)).not.toContain('number');
    expect(typesOf(schemas.RequestView.shape.worksheet)).not.toContain('integer');
  });

  it('goes with the person’s own words when the request closes, date and decision stay', () => {
    const written = writeWorksheet(aConsultation({ words: 'Quelques mots.' }), { level: 'Modéré.' });
    const called = logCall(written.consultation, { by: 'subject', reached: true }, NOW).consultation;
    const { consultation } = close(called, { by: 'subject', decision: { kind: 'no-follow-up' } }, NOW + DAY);
    expect(consultation).not.toHaveProperty('words');
    expect(consultation).not.toHaveProperty('worksheet');
    expect(consultation.state).toEqual({
      status: 'closed',
      at: NOW + DAY,
      by: 'subject',
      decision: { kind: 'no-follow-up' },
    });
    expect(consultation.calls).toHaveLength(1);
  });
});

describe('who is in a request (P6)', () => {
  it('has no contact of another parent, only whether they know', () => {
    const people = Object.entries(Consultation.shape).filter(([, part]) => typesOf(part).includes('object'));
    expect(people.map(([name]) => name).sort()).toEqual(
      ['calls', 'contact', 'handedIn', 'person', 'proposal', 'state', 'worksheet'].sort(),
    );
    expect(OtherParent.options).toEqual(['informed', 'not-informed', 'said-by-phone']);
  });
});

describe('the queue (P4)', () => {
  const request = fc.record({
    situation: fc.constantFrom(...Situation.options),
    waited: fc.nat({ max: 200 }),
    id: fc.uuid(),
  });

  it('hides nothing, has priority publics first, and among equals the longest waiting', () => {
    fc.assert(
      fc.property(fc.array(request, { maxLength: 30 }), (asked) => {
        const all = asked.map(({ situation, waited, id }) =>
          aConsultation({ id, situation, createdAt: NOW - waited * DAY }),
        );
        const queue = inOrder(all);
        expect(queue.map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
        queue.slice(1).forEach((one, at) => {
          const before = queue[at];
          if (before === undefined) throw new Error('a gap in the queue');
          if (comesFirst(one)) expect(comesFirst(before)).toBe(true);
          if (comesFirst(one) === comesFirst(before))
            expect(before.createdAt).toBeLessThanOrEqual(one.createdAt);
        });
      }),
    );
  });

  it('puts the publics of the service’s own list first', () => {
    expect(Situation.options.filter((situation) => comesFirst({ situation }))).toEqual([
      'separation',
      'bereavement',
      'disability',
      'single-parent',
      'violence',
    ]);
  });

  it('counts days by the calendar, over a clock change too, until the first answer', () => {
    const createdAt = Date.parse('2026-10-24T23:30:00+02:00');
    const asked = aConsultation({ createdAt });
    expect(daysWaited(asked, { ...AT, now: Date.parse('2026-10-25T23:30:00+01:00') })).toBe(1);
    expect(daysWaited(asked, { ...AT, now: Date.parse('2026-10-26T00:10:00+01:00') })).toBe(2);
    const answered = { ...asked, answeredAt: Date.parse('2026-10-25T08:00:00+01:00') };
    expect(daysWaited(answered, AT)).toBe(1);
  });

  it('points requests of the same person to each other, never those of others', () => {
    const one = aConsultation({
      id: 'a',
      person: { firstName: 'Élise', lastName: 'Exemple', phone: '0199001111' },
    });
    const same = aConsultation({
      id: 'b',
      person: { firstName: 'EXEMPLE', lastName: 'elise', phone: '0199001111' },
    });
    const couple = aConsultation({
      id: 'c',
      person: { firstName: 'Jean', lastName: 'Exemple', phone: '0199001111' },
    });
    expect(alike(one, [one, same, couple])).toEqual(['b']);
  });
});

describe('a proposal (P2)', () => {
  it('is accepted once: the same answer again changes nothing, another is refused', () => {
    const first = accept(proposed(), { start: START, appointment: 'a-1', said: PERSON }, NOW + 1);
    expect(first.consultation.appointments).toEqual(['a-1']);
    const again = accept(first.consultation, { start: START, appointment: 'a-2', said: PERSON }, NOW + 2);
    expect(again.consultation).toBe(first.consultation);
    const other = { start: START + 3_600_000, appointment: 'a-3', said: PERSON };
    expect(codeOf(() => accept(first.consultation, other, NOW + 2))).toBe('ALREADY_ANSWERED');
    expect(codeOf(() => decline(first.consultation, PERSON, NOW + 2))).toBe('ALREADY_ANSWERED');
  });

  it('is worth nothing from its deadline on, whatever is stored', () => {
    const answer = { start: START, appointment: 'a-1', said: PERSON };
    expect(codeOf(() => accept(proposed(), answer, UNTIL))).toBe('PROPOSAL_OVER');
    expect(codeOf(() => decline(proposed(), PERSON, UNTIL))).toBe('PROPOSAL_OVER');
    expect(stageOf(proposed(), UNTIL)).toBe('to-propose-again');
    const unknown = { ...answer, start: START + 1 };
    expect(codeOf(() => accept(proposed(), unknown, NOW + 1))).toBe('INVALID');
  });

  it('is reminded of once before its deadline, and freed by the clock at it', () => {
    const before = tick(proposed(), UNTIL - 2 * DAY - 1);
    expect(before.tell).toBeUndefined();
    const reminded = tick(proposed(), UNTIL - 2 * DAY);
    expect(reminded.tell).toBe('request-reminder');
    expect(tick(reminded.consultation, UNTIL - DAY).tell).toBeUndefined();
    expect(nextDue(reminded.consultation)).toBe(UNTIL);
    const lapsed = tick(reminded.consultation, UNTIL);
    expect(lapsed.tell).toBeUndefined();
    expect(lapsed.consultation.proposal?.state).toEqual({ status: 'lapsed', at: UNTIL });
    expect(nextDue(lapsed.consultation)).toBeUndefined();
    // A clock that stood still over both moments reminds of nothing that is over.
    expect(tick(proposed(), UNTIL + DAY).tell).toBeUndefined();
  });

  it('gets an answer in every end but a withdrawal', () => {
    const ends = (kind: 'no-follow-up' | 'withdrawn' | 'followed-up') =>
      close(proposed(), { by: 'subject', decision: { kind } }, NOW).tell;
    expect(ends('no-follow-up')).toBe('request-answer');
    const to = { kind: 'inside' as const, role: 'mediator' as const };
    expect(close(proposed(), { by: 's', decision: { kind: 'referred', to } }, NOW).tell).toBe(
      'request-answer',
    );
    expect(ends('withdrawn')).toBeUndefined();
    const { consultation } = close(proposed(), { by: 's', decision: { kind: 'no-follow-up' } }, NOW);
    expect(consultation.proposal?.state.status).toBe('taken-back');
    expect(codeOf(() => logCall(consultation, { by: 's', reached: true }, NOW))).toBe('REQUEST_CLOSED');
  });

  it('leaves the person free to take the request back until an appointment came of it', () => {
    expect(withdraw(proposed(), NOW).consultation.state).toMatchObject({
      decision: { kind: 'withdrawn' },
    });
    const taken = accept(proposed(), { start: START, appointment: 'a-1', said: PERSON }, NOW).consultation;
    expect(codeOf(() => withdraw(taken, NOW))).toBe('NOT_POSSIBLE_NOW');
  });

  it('tells whoever handed the request in nothing but that it was answered (P3)', () => {
    expect(knownToReferrer(aConsultation())).toBe('received');
    expect(knownToReferrer(proposed())).toBe('answered');
  });
});

describe('what managers see (D4)', () => {
  const some = (count: number, overrides: Partial<Consultation> = {}) =>
    Array.from({ length: count }, (_, at) =>
      aConsultation({ id: `${JSON.stringify(overrides)}-${at}`, ...overrides }),
    );

  it('leaves groups under five out, and what would give them away', () => {
    const closed = { status: 'closed', at: NOW, by: 's', decision: { kind: 'no-follow-up' } } as const;
    const received = [...some(9), ...some(3, { state: closed, answeredAt: NOW })];
    const { requests, firstAnswer } = figuresOf({ received, open: some(9) }, AT);
    const year = Object.fromEntries(requests.rows.map((row) => [row.key, row.year]));
    expect(year['no-follow-up']).toBeNull();
    expect(year['open'] === null || requests.total.year === null).toBe(true);
    expect(firstAnswer).toEqual({ unit: 'days', median: null, of: null });
  });

  it('counts waiting by bands and the median of first answers', () => {
    const waits = [...some(6, { createdAt: NOW - 3 * DAY }), ...some(5, { createdAt: NOW - 40 * DAY })];
    const answered = [2, 4, 4, 9, 20].map((days, at) =>
      aConsultation({ id: `answered-${at}`, answeredAt: NOW, createdAt: NOW - days * DAY }),
    );
    const { waiting, firstAnswer } = figuresOf({ received: answered, open: [...waits, ...answered] }, AT);
    expect(waiting).toEqual({
      rows: [
        { key: 'week', count: 6 },
        { key: 'fortnight', count: 0 },
        { key: 'month', count: 0 },
        { key: 'longer', count: 5 },
      ],
      total: 11,
    });
    expect(firstAnswer).toEqual({ unit: 'days', median: 4, of: 5 });
  });
});
