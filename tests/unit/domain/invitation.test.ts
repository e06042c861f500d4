import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  Invitation,
  makeCode,
  openingOf,
  printedCode,
  refusalToBook,
  TypedCode,
  TypedPin,
} from '../../../shared/domain/invitation.ts';

const NOW = Date.parse('2026-11-30T08:00:00+01:00');
const DAY = 86_400_000;

const anInvitation = (overrides: Partial<Invitation> = {}): Invitation =>
  Invitation.parse({
    id: 'hash-of-a-code',
    caf: '94',
    service: 'entretien-information-mediation',
    person: { firstName: 'Dominique', lastName: 'Exemple' },
    createdAt: NOW - DAY,
    state: { status: 'open' },
    ...overrides,
  });

const used: Invitation['state'] = {
  status: 'used',
  appointment: 'appointment-1',
  at: NOW - 1,
  pinHash: 'hash',
  wrongPins: 0,
};
const dead: Invitation['state'] = { status: 'dead', at: NOW - 1, why: 'returned' };
const wanted = { caf: '94', service: 'entretien-information-mediation' };

const aCode = fc
  .array(fc.nat(22), { minLength: 8, maxLength: 8 })
  .map((drawn) => makeCode(() => drawn.shift() ?? 0));

describe('the code of a letter', () => {
  test('has eight symbols, none of which looks like another', () => {
    const twins = ['0O', '1IL', '2Z', '5S', '6G', '8B', 'UV'];
    const seen = new Set<string>();
    for (let symbol = 0; symbol < 23; symbol += 1) {
      const code = makeCode((below) => {
        expect(below).toBe(23);
        return symbol;
      });
      expect(code).toMatch(/^(.)\1{7}$/);
      seen.add(code.charAt(0));
    }
    expect(seen.size).toBe(23);
    for (const alike of twins) expect([...alike].filter((symbol) => seen.has(symbol)).length).toBeLessThan(2);
  });

  test('is read however it is typed: case, spaces, hyphens and dots do not count', () => {
    const gap = fc.constantFrom('', ' ', '-', '\u00a0', '\u2011', ' – ', '.');
    fc.assert(
      fc.property(
        aCode,
        fc.array(fc.tuple(gap, fc.boolean()), { minLength: 8, maxLength: 8 }),
        (code, typing) => {
          const typed = [...code]
            .map((symbol, at) => {
              const [between, lower] = typing[at] ?? ['', false];
              return between + (lower ? symbol.toLowerCase() : symbol);
            })
            .join('');
          expect(TypedCode.parse(typed)).toBe(code);
        },
      ),
    );
    expect(TypedCode.parse(printedCode('ACDE3479'))).toBe('ACDE3479');
  });

  test.each(['', 'ACDE347', 'ACDE34799', 'ACDE347O', 'ACDE347é', 'ACDE_3479', '𝟛CDE3479', 'x'.repeat(41)])(
    'refuses %j',
    (typed) => expect(TypedCode.safeParse(typed).success).toBe(false),
  );

  test('a pin is four digits, spaces aside', () => {
    expect(TypedPin.parse(' 01 23 ')).toBe('0123');
    for (const typed of ['123', '12345', '12a4', '١٢٣٤', ''])
      expect(TypedPin.safeParse(typed).success).toBe(false);
  });
});

describe('what an invitation opens', () => {
  test('L8: it never expires while no slot was offered', () => {
    expect(openingOf(anInvitation(), NOW + 1_000 * DAY)).toBe('open');
  });

  test('L8: it expires at its moment, not before', () => {
    const invitation = anInvitation({ expiresAt: NOW });
    expect(openingOf(invitation, NOW - 1)).toBe('open');
    expect(openingOf(invitation, NOW)).toBe('expired');
  });

  test('L8: a dead code looks like an expired one', () => {
    expect(openingOf(anInvitation({ state: dead }), NOW)).toBe('expired');
  });

  test('F2: declining closes the code and never hides an appointment already booked', () => {
    expect(openingOf(anInvitation({ declinedAt: NOW }), NOW)).toBe('declined');
    expect(openingOf(anInvitation({ declinedAt: NOW, state: used }), NOW)).toBe('used');
  });
});

describe('whether an invitation books', () => {
  test('an open one does, for its own service and Caf alone', () => {
    expect(refusalToBook(anInvitation(), wanted, NOW)).toBeUndefined();
    expect(refusalToBook(anInvitation(), { ...wanted, caf: '973' }, NOW)?.code).toBe('NOT_FOUND');
    expect(
      refusalToBook(anInvitation(), { ...wanted, service: 'rendez-vous-des-droits' }, NOW),
    ).toMatchObject({
      code: 'INVALID',
      extra: { errors: [{ path: 'service' }] },
    });
  });

  test('B2: a used one says plainly that there is an appointment', () => {
    expect(refusalToBook(anInvitation({ state: used }), wanted, NOW)?.code).toBe('ALREADY_BOOKED');
  });

  test.each([{ expiresAt: NOW }, { declinedAt: NOW }, { state: dead }])(
    'L8: %j sends to open booking',
    (overrides) => {
      expect(refusalToBook(anInvitation(overrides), wanted, NOW)?.code).toBe('INVITATION_CLOSED');
    },
  );
});
