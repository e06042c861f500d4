import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashToken, makeKeyring, sameText } from '../../../shared/config/keyring.ts';
import { testKeys } from '../../support/fixtures.ts';

describe('everything derived from the one secret (D1)', () => {
  it('is the same each time for the same secret, purpose and text, and never leaves its form', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 4, max: 9 }), (text, digits) => {
        const again = makeKeyring('a fixed secret of the tests, of no use anywhere else');
        expect(testKeys.code('code', text, digits)).toMatch(new RegExp(`^\\d{${digits}}$`));
        expect(testKeys.hash('person', text)).toMatch(/^[\w-]{22}$/);
        expect(testKeys.token('link', text)).toMatch(/^[\w-]{43}$/);
        expect(again.code('code', text, digits)).toBe(testKeys.code('code', text, digits));
        expect(again.token('link', text)).toBe(testKeys.token('link', text));
      }),
    );
  });

  it('differs by purpose, so that a token sent by mail is worth nothing elsewhere', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(testKeys.token('link', text)).not.toBe(testKeys.token('feed', text));
        expect(testKeys.hash('person', text)).not.toBe(testKeys.hash('address', text));
      }),
    );
  });

  it('differs by secret: a copy of the table without it opens nothing', () => {
    const other = makeKeyring('another secret of the tests, of no use anywhere either');
    expect(other.token('link', '94#appointment-1#0')).not.toBe(testKeys.token('link', '94#appointment-1#0'));
  });

  it('spreads codes over their whole range, leading zeros included', () => {
    const codes = Array.from({ length: 20_000 }, (_, round) => testKeys.code('code', `94#a#${round}`, 6));
    const byFirstDigit = Map.groupBy(codes, (code) => code.charAt(0));
    expect([...byFirstDigit.keys()].sort().join('')).toBe('0123456789');
    for (const { length } of byFirstDigit.values()) expect(Math.abs(length - 2_000)).toBeLessThan(250);
  });

  it('stores a token only as its hash', () => {
    const token = testKeys.token('link', '94#appointment-1#0');
    expect(hashToken(token)).not.toContain(token);
    expect(hashToken(token)).toBe(hashToken(token));
    expect(hashToken(`${token}a`)).not.toBe(hashToken(token));
  });

  it('compares texts of any length', () => {
    expect(sameText('123456', '123456')).toBe(true);
    expect(sameText('123456', '123457')).toBe(false);
    expect(sameText('123456', '')).toBe(false);
  });
});
