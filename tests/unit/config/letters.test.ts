import { describe, expect, it } from 'vitest';
import { loadLetters } from '../../../shared/config/letters.ts';
import { fillTemplate, letterSender } from '../../../shared/domain/letter-template.ts';
import { checkLetterFits } from '../../../shared/letters/render.ts';
import { A_TUESDAY, caf94, testCafs } from '../../support/fixtures.ts';
import { aTemplate, letters94, textOf } from '../../support/letters.ts';

describe('the letters of each Caf', () => {
  const cafs = testCafs();
  const letters = [...loadLetters().values()];

  it('exist for what its campaigns send, by somebody who delivers it (L6)', () => {
    for (const caf of cafs.values())
      for (const { letter, service } of caf.campaigns) {
        const template = loadLetters()
          .get(caf.code)
          ?.letters.find(({ id }) => id === letter);
        const delivered = caf.services.find(({ id }) => id === service);
        expect(template && delivered && fillTemplate(template, caf, delivered)).toBeDefined();
      }
  });

  it.each(
    letters.flatMap((settings) => settings.letters.map((template) => [settings.caf, template.id] as const)),
  )('fit on one page: Caf %s, %s', (code, id) => {
    const caf = cafs.get(code);
    const settings = loadLetters().get(code);
    if (caf === undefined || settings === undefined) throw new Error('unknown caf');
    const sender = letterSender(caf, settings);
    expect(() => checkLetterFits({ sender, date: A_TUESDAY, text: textOf(aTemplate({}, id)) })).not.toThrow();
  });

  it('invent no street: the return address is a town', () => {
    for (const { sender } of letters) expect(sender.returnAddress.join(' ')).toMatch(/^\d{5} \p{L}+$/u);
  });

  it('speak to people as vous, in short sentences', () => {
    for (const { letters: templates } of letters)
      for (const template of templates) {
        const { sections } = textOf(template);
        const sentences = sections.flatMap(({ text }) => text.split(/(?<=[.?!]) /));
        for (const sentence of sentences)
          expect(sentence.split(/\s/).length, sentence).toBeLessThanOrEqual(28);
        expect(sections.map(({ text }) => text).join(' ')).not.toMatch(
          /(?<!\p{L})(tu|ton|tes|devez|obligatoire)(?!\p{L})/iu,
        );
      }
  });
});

describe('wrong letters are refused with the path of the fault', () => {
  const refused = (list: unknown[]) => {
    try {
      loadLetters(list);
    } catch (error) {
      if (error instanceof Error) return error.message.split('\n').slice(1);
    }
    return [];
  };

  it('names Caf, path and fault', () => {
    const [first, ...others] = letters94().letters;
    expect(refused([{ ...letters94(), letters: [{ ...first, free: 'Venez.' }, ...others] }])).toEqual([
      'letters of caf 94: letters.0.free: Ce texte doit dire que c’est gratuit.',
    ]);
  });

  it('has each Caf and each letter once', () => {
    expect(refused([letters94(), letters94()])).toEqual(['letters of caf 94: configured twice']);
    const twice = [aTemplate(), aTemplate()];
    expect(refused([{ ...letters94(), letters: twice }])).toEqual([
      'letters of caf 94: letters: two letters share an id',
    ]);
    expect(refused(['nothing'])[0]).toContain('letters of caf at position 0');
  });

  it('knows its own Caf', () => {
    expect(loadLetters().get('94')?.caf).toBe(caf94().code);
  });
});
