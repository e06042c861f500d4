import { describe, expect, it } from 'vitest';
import {
  AddressLine,
  invitationTarget,
  LetterContent,
  NeutralText,
  PostalAddress,
} from '../../../shared/domain/letter.ts';
import { aLetter } from '../../support/letters.ts';

describe('a postal address', () => {
  const faults = (lines: string[]) =>
    PostalAddress.safeParse(lines).error?.issues.map(({ message }) => message) ?? [];

  it('has at most six lines of 38 signs, the last one postcode and town', () => {
    expect(faults(['Camille Exemple', '94999 EXEMPLE-SUR-MARNE'])).toEqual([]);
    expect(faults([...Array.from({ length: 5 }, () => 'E'.repeat(38)), '94999 EXEMPLE'])).toEqual([]);
    expect(faults(Array.from({ length: 7 }, () => '94999 EXEMPLE'))).toEqual([
      'Une adresse compte au plus 6 lignes.',
    ]);
    expect(faults(['Camille Exemple'])).toContain('Une adresse compte au moins deux lignes.');
    expect(faults(['E'.repeat(39), '94999 EXEMPLE'])).toEqual([
      'Une ligne d’adresse compte de 1 à 38 signes.',
    ]);
    expect(faults(['Camille Exemple', 'EXEMPLE'])).toEqual([
      'La dernière ligne d’une adresse est le code postal et la ville.',
    ]);
  });

  it.each([
    ['  Camille \t Exemple\u00a0 ', 'Camille Exemple'],
    ['Ngô Thị Ảnh', 'Ngô Thi Anh'],
    ['Ōsumi Ŋarra', 'Osumi Narra'],
    ['Şahin Łucja Țepeș Ærø', 'Şahin Łucja Țepeș Ærø'],
    ['Jean\u2011Modèle', 'Jean-Modèle'],
    ['Rue de l\u200bExemple', 'Rue de lExemple'],
    ['Cafe\u0301', 'Café'],
  ])('takes %j as %j: in signs that the letter can print', (typed, printed) => {
    expect(AddressLine.parse(typed)).toBe(printed);
  });

  it('in letters that the font lacks is refused, not printed with holes', () => {
    for (const line of ['Пример', '例子', 'مثال', '👪'])
      expect(AddressLine.safeParse(line).error?.issues[0]?.message).toBe(
        'Ce texte contient un signe que le courrier ne peut pas imprimer.',
      );
  });
});

describe('what may be seen from outside (F3)', () => {
  it.each([
    'Votre médiation familiale',
    'Mediation',
    'Après votre séparation',
    'Divorce',
    'Suite à un décès',
    'Votre deuil',
    'Consultation psychologue',
    'Violences',
    'Votre famille',
    'Le conjoint',
  ])('never says %j', (text) => {
    expect(NeutralText.safeParse(text).success).toBe(false);
  });

  it.each([
    'Votre rendez-vous à la Caf',
    'Caf du Val-de-Marne',
    'Caisse d’allocations familiales',
    'Un emménagement',
    'Transparence',
  ])('may say %j', (text) => {
    expect(NeutralText.parse(text)).toBe(text);
  });
});

describe('the content of a letter', () => {
  const refused = (change: object) => LetterContent.safeParse({ ...aLetter(), ...change }).success === false;

  it('has a reference of digits and hyphens only, which can tell nothing (F3)', () => {
    expect(refused({ reference: '2026-12-000001' })).toBe(false);
    for (const reference of ['SEPARATION-12', '12 34', '-12', 'A1', '', '1'])
      expect(refused({ reference })).toBe(true);
  });

  it('has its code behind # and nowhere else in the address (D1)', () => {
    expect(invitationTarget('https://rdv.caf94.example/', 'ACDE4793')).toBe(
      'https://rdv.caf94.example/invitation#ACDE4793',
    );
    for (const target of [
      'https://rdv.caf94.example/invitation/ACDE4793',
      'https://rdv.caf94.example/invitation?code=ACDE4793',
      'https://rdv.caf94.example/mediation#ACDE4793',
      'http://rdv.caf94.example/invitation#ACDE4793',
      'https://rdv.caf94.example/invitation#',
    ])
      expect(refused({ target })).toBe(true);
  });

  it('has no room for anything else about the person', () => {
    expect(refused({ firstName: 'Camille' })).toBe(true);
    expect(refused({ allocataireNumber: '1234567' })).toBe(true);
  });
});
