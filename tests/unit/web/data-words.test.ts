import { describe, expect, test } from 'vitest';
import {
  ErasureOutcome,
  FactKind,
  FactLabel,
  FactWord,
  WhyStays,
} from '../../../shared/domain/data-facts.ts';
import { DataWish } from '../../../shared/domain/data-request.ts';
import { makeWhen } from '../../../web/app/when.ts';
import { makeFactWords } from '../../../web/pages/data-answer/fact-words.ts';
import { fileOf } from '../../../web/pages/data-answer/file.ts';
import { dataEn } from '../../../web/texts/data.en.ts';
import { dataFr } from '../../../web/texts/data.fr.ts';
import { en } from '../../../web/texts/en.ts';
import { fr } from '../../../web/texts/fr.ts';

const LANGUAGES = [
  ['fr', fr, dataFr],
  ['en', en, dataEn],
] as const;

describe.each(LANGUAGES)('the answer to a request about one’s data, in %s (D3)', (language, texts, data) => {
  const words = makeFactWords(texts, data, language, makeWhen(language, 'Europe/Paris'), []);

  test('has words for every word of the closed list', () => {
    const bare = FactWord.options.filter((word) => words.word(word) === word);
    expect(bare).toEqual([]);
    expect(FactWord.options.filter((word) => /undefined|object/.test(words.word(word)))).toEqual([]);
  });

  test('names every detail and every kind, one of them or several', () => {
    expect(FactLabel.options.filter((label) => words.label(label) === label)).toEqual([]);
    for (const kind of FactKind.options) {
      expect(words.count(kind, 1)).toMatch(/^1 \p{L}/u);
      expect(words.count(kind, 2)).toMatch(/^2 \p{L}/u);
    }
    for (const why of WhyStays.options) expect(data.staysWhy[why]).not.toBe('');
    for (const what of DataWish.options) expect(data.whatOptions[what].label).not.toBe('');
  });

  test('says a detail in one line: its words, its text, its moment in the Caf’s zone', () => {
    const detail = words.detail({
      label: 'agreement',
      words: ['agreement-given'],
      at: '2026-12-01T23:30:00.000Z',
    });
    expect(detail).toContain(data.words['agreement-given']);
    expect(detail).toMatch(
      language === 'fr' ? /mercredi 2 décembre 2026 à 0.h.30/ : /2 December 2026 at 00:30/,
    );
    expect(words.detail({ label: 'own-words', text: 'Deux mots.' })).toBe('Deux mots.');
    expect(words.detail({ label: 'address', text: '1 rue\n94000 Créteil' })).toBe('1 rue, 94000 Créteil');
    expect(words.detail({ label: 'until', on: '2026-12-02' })).toMatch(/2 (décembre|December) 2026/);
  });

  test('is kept as a file whose name tells nothing of the matter (F3)', async () => {
    expect(data.file).toMatch(/^[a-z-]+\.json$/);
    expect(data.file).not.toMatch(/donn|data|info|effac|eras|acc[eè]s/i);
    const answered = {
      language,
      zone: 'Europe/Paris',
      caf: { name: 'Caf', phone: '', phoneHours: '' },
      answeredAt: '2026-12-01T08:00:00.000Z',
      until: '2026-12-15T08:00:00.000Z',
    };
    const details = [{ label: 'status' as const, words: ['kept' as const] }];
    const facts = [{ kind: 'appointment' as const, at: answered.answeredAt, runs: false, details }];
    const file = await fileOf({ what: 'access', ...answered, facts }, words).text();
    expect(file).toContain(data.words.kept);
    const outcome = ErasureOutcome.parse({
      erased: [{ kind: 'appointment', count: 2 }],
      ended: [],
      stays: [],
      objectionStays: true,
    });
    expect(await fileOf({ what: 'erasure', ...answered, ...outcome }, words).text()).toContain('"count": 2');
  });
});
