import { describe, expect, it } from 'vitest';
import { holdsNir } from '../../shared/domain/nir.ts';
import { findNir } from '../../shared/http/nir.ts';

describe('a social security number', () => {
  it.each([
    ['with spaces and key', '1 85 05 78 006 084 91'],
    ['without key', '1850578006084'],
    ['of Corsica', '2 85 05 2A 006 084'],
    ['inside a sentence', 'mon numéro est 285057800608436 merci'],
    ['with its right key in an address', '185057800608491@courriel.example'],
  ])('is found %s', (_, text) => {
    expect(holdsNir(text)).toBe(true);
  });

  it.each([
    ['a phone number', '+33 1 99 00 12 34'],
    ['an allocataire number', '1234567 A'],
    ['an instant', '2026-12-01T09:00:00+01:00'],
    ['a month that is none', '1 85 13 78 006 084'],
    ['digits of another kind in an address', 'essai.1795300000000@courriel.example'],
    ['a name', 'Dominique Exemple'],
  ])('is not seen in %s', (_, text) => {
    expect(holdsNir(text)).toBe(false);
  });

  it('is not seen in the id of an appointment, whatever its digits', () => {
    const id = 'ba867884-d570-45b4-a155-6825891980c2';
    expect(holdsNir(id)).toBe(true);
    expect(findNir({ appointment: id })).toBeUndefined();
    expect(findNir({ lastName: `${id} 1850578006084` })).toBe('lastName');
  });

  it('is told by the path of its field', () => {
    expect(findNir({ person: { names: ['Camille', '1850578006084'] } })).toBe('person.names.1');
    expect(findNir({ person: { firstName: 'Camille' }, needs: [] })).toBeUndefined();
  });
});
