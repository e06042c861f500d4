import { describe, expect, it } from 'vitest';
import { lengthInWords, momentInWords, timeInWords, typeset } from '../../../shared/messaging/when.fr.ts';

const at = (iso: string) => Date.parse(iso);
const MINUTE = 60_000;

describe('moments in words', () => {
  it.each([
    ['2026-12-01T09:30:00+01:00', 'Europe/Paris', 'mardi 1er décembre 2026 à 9 h 30'],
    ['2027-02-11T14:00:00+01:00', 'Europe/Paris', 'jeudi 11 février 2027 à 14 h'],
    ['2026-12-01T00:05:00+01:00', 'Europe/Paris', 'mardi 1er décembre 2026 à 0 h 05'],
    ['2026-12-01T01:30:00Z', 'America/Cayenne', 'lundi 30 novembre 2026 à 22 h 30'],
  ])('%s in %s is %s', (iso, zone, words) => {
    expect(momentInWords(at(iso), zone)).toBe(words);
  });

  it('follow the clock over its changes', () => {
    expect(timeInWords(at('2026-10-25T00:30:00Z'), 'Europe/Paris')).toBe('2 h 30');
    expect(timeInWords(at('2026-10-25T01:30:00Z'), 'Europe/Paris')).toBe('2 h 30');
    expect(timeInWords(at('2027-03-28T01:00:00Z'), 'Europe/Paris')).toBe('3 h');
  });

  it.each([
    [45, '45 minutes'],
    [60, '1 heure'],
    [90, '1 h 30'],
    [120, '2 heures'],
    [125, '2 h 05'],
  ])('%i minutes are %s', (minutes, words) => {
    expect(lengthInWords(minutes * MINUTE)).toBe(words);
  });
});

describe('French spacing', () => {
  it.each([
    ['Une question ? Oui !', 'Une question\u00a0? Oui\u00a0!'],
    ['« Votre rendez-vous »', '«\u00a0Votre rendez-vous\u00a0»'],
    ['à 9 h 30, le 1er décembre', 'à 9\u00a0h\u00a030, le 1er\u00a0décembre'],
    ['01 99 00 00 94', '01\u00a099\u00a000\u00a000\u00a094'],
    ['45 minutes', '45\u00a0minutes'],
    ['https://rdv.caf94.example/#a', 'https://rdv.caf94.example/#a'],
  ])('%s', (typed, set) => {
    expect(typeset(typed)).toBe(set);
  });
});
