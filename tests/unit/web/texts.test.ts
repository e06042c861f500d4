import { describe, expect, test } from 'vitest';
import { dataEn } from '../../../web/texts/data.en.ts';
import { dataFr } from '../../../web/texts/data.fr.ts';
import { en } from '../../../web/texts/en.ts';
import { fr } from '../../../web/texts/fr.ts';

/** Every text with its path; a text that takes values is said with some. */
function* said(value: unknown, path = ''): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') yield [`${path}()`, String(value('1', '2', '3'))];
  else if (typeof value === 'object' && value !== null)
    for (const [key, below] of Object.entries(value))
      yield* said(below, path === '' ? key : `${path}.${key}`);
}

const french = new Map(said({ ...fr, data: dataFr }));
const english = new Map(said({ ...en, data: dataEn }));

/** Said alike in both languages: numbers, and names that are French in English too. */
const ALIKE = [/^\d+$/, /^E-mail$/, /^Service$/, /^Rendez-vous à la Caf$/];

/** One of these words, whole, accents being letters too. */
const word = (words: string, flags = 'u') => new RegExp(`(?<!\\p{L})(${words})(?!\\p{L})`, flags);
const FRENCH = /[àâçèêëîïôùûœ«»]/;
/** French names within an English text: the subject of our mails, an institution with its address. */
const QUOTED =
  /“Votre rendez-vous à la Caf”|Défenseur des droits, Libre réponse|Rendez-vous à la Caf|département|Français/g;

describe('the words of the allocataire’s pages', () => {
  test('are the same in both languages, key by key', () => {
    expect(french.size).toBeGreaterThan(200);
    expect([...english.keys()]).toEqual([...french.keys()]);
  });

  test('are never empty', () => {
    for (const texts of [french, english])
      expect([...texts].filter(([, words]) => words.trim() === '')).toEqual([]);
  });

  test('are English on the English pages', () => {
    const left = [...english].filter(
      ([path, words]) => french.get(path) === words && !ALIKE.some((alike) => alike.test(words)),
    );
    expect(left).toEqual([]);
    const accents = [...english].filter(
      ([, words]) =>
        FRENCH.test(words.replace(QUOTED, '')) || word('le|une|vous|votre').test(words.replace(QUOTED, '')),
    );
    expect(accents).toEqual([]);
  });

  test('say « vous », without a word of ours about machines', () => {
    const wrong = [...french, ...english].filter(([, words]) =>
      word('tu|toi|tes|cliquez|token|serveur|server|api|bug', 'iu').test(words),
    );
    expect(wrong).toEqual([]);
  });

  test('name none of the tools the pages are made or tried with', () => {
    const tools = word(
      'preact|react|node|npm|typescript|playwright|chromium|axe|lighthouse|vitest|dynamodb|aws|amazon|lambda|cognito|github',
      'iu',
    );
    const others = word('IA|AI|GPT|LLM|SES|S3|CDK');
    const named = [...french, ...english].filter(([, words]) => tools.test(words) || others.test(words));
    expect(named).toEqual([]);
  });

  test('never part from their punctuation at the end of a line, in French', () => {
    const shown = [...french].filter(([path]) => path !== 'page.errorTitle');
    expect(shown.filter(([, words]) => /\p{L} [?!;:»]|« /u.test(words))).toEqual([]);
  });

  test('tell nothing of the matter where the history shows them (F3)', () => {
    const titles = [...french, ...english].filter(
      ([path]) => /(^|\.)(title|tab|siteName|file)$/.test(path) && !path.includes('stepList'),
    );
    expect(titles.length).toBeGreaterThan(20);
    expect(titles.filter(([, words]) => /médiat|psycholog|mediat|sépar|separ|violen/i.test(words))).toEqual(
      [],
    );
  });
});
