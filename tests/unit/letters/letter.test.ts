import { describe, expect, it } from 'vitest';
import { renderBatch, renderLetter } from '../../../shared/letters/render.ts';
import { AN_ADDRESS, aLetter, aTemplate, letters94, textOf, WIDEST_ADDRESS } from '../../support/letters.ts';
import { linesOf, pictureOf, scanned, textOfPage, withPdf } from '../../support/pdf.ts';

describe('a printed letter', () => {
  it('is one A4 page, also with the longest address', async () => {
    for (const address of [AN_ADDRESS, WIDEST_ADDRESS])
      await withPdf(await renderLetter(aLetter({ address })), async (doc) => {
        expect(doc.numPages).toBe(1);
        const [, , width = 0, height = 0] = (await doc.getPage(1)).view;
        expect([width / (72 / 25.4), height / (72 / 25.4)].map(Math.round)).toEqual([210, 297]);
      });
  });

  it('carries the code twice: to scan, behind # (D1), and to type, as XXXX-XXXX', async () => {
    const letter = aLetter({}, 'WXY3479A');
    await withPdf(await renderLetter(letter), async (doc) => {
      const page = await doc.getPage(1);
      expect(scanned(await pictureOf(page))).toBe('https://rdv.caf94.example/invitation#WXY3479A');
      expect(await textOfPage(page)).toContain('WXY3-479A');
    });
  });

  it('says who writes, when in words, a neutral reference, how to call, and where to type the code', async () => {
    const text = await withPdf(await renderLetter(aLetter()), async (doc) =>
      textOfPage(await doc.getPage(1)),
    );
    expect(text).toContain('Caf du Val-de-Marne\n94000 Créteil');
    expect(text).toContain('Créteil, le mardi 1er décembre 2026');
    expect(text).toContain('Référence à rappeler :\n2026-12-000001');
    expect(text).toContain('01 99 00 00 94');
    expect(text).toContain('du lundi au vendredi, de 9 h à 16 h 30');
    expect(text).toContain('rdv.caf94.example/invitation');
  });

  it.each(letters94().letters.map((template) => [template.id, template] as const))(
    'prints every word of the letter %s, nothing over another and nothing beyond the margins',
    async (_, template) => {
      const content = aLetter({ text: textOf(template) });
      const lines = await withPdf(await renderLetter(content), async (doc) => linesOf(await doc.getPage(1)));
      const words = (text: string) => text.split(/[\s\u00a0]+/).filter((word) => word !== '');
      const found = words(lines.map(({ text }) => text).join(' '));
      const { subject, greeting, sections, closing, signature } = content.text;
      const wanted = [
        subject,
        greeting,
        ...sections.flatMap((one) => [one.heading ?? '', one.text]),
        closing,
        signature,
      ];
      expect(found.join(' ')).toContain(words(wanted.join(' ')).join(' '));
      for (const { left, right, top, bottom } of lines) {
        expect(left).toBeGreaterThanOrEqual(19.9);
        expect(right).toBeLessThanOrEqual(190.1);
        expect(top).toBeGreaterThan(10);
        expect(bottom).toBeLessThan(287);
      }
      const column = lines.filter(({ left }) => left < 21).sort((a, b) => a.top - b.top);
      column.forEach((line, at) => {
        // The letters themselves, without the room for accents above capitals.
        const above = column[at - 1];
        if (above !== undefined) expect(line.top - above.top).toBeGreaterThan(3.2);
      });
    },
  );

  it('is set large when the text is short, and never under ten points', async () => {
    const size = async (text: ReturnType<typeof textOf>) => {
      const lines = await withPdf(await renderLetter(aLetter({ text })), async (doc) =>
        linesOf(await doc.getPage(1)),
      );
      const line = lines.find(({ text: words }) => words === text.greeting);
      return line === undefined ? 0 : (line.bottom - line.top) / 1.3 / (25.4 / 72);
    };
    const { text } = aLetter();
    expect(await size({ ...text, sections: text.sections.slice(0, 2) })).toBeCloseTo(11.5, 1);
    expect(await size(text)).toBeGreaterThanOrEqual(10);
  });

  it('is refused in clear words when its text does not fit on one page', async () => {
    const { text } = aLetter();
    const long = {
      ...text,
      sections: [...text.sections, { text: 'Encore une phrase de trop. '.repeat(60).trim() }],
    };
    await expect(renderLetter(aLetter({ text: long }))).rejects.toMatchObject({
      code: 'LETTER_TOO_LONG',
      extra: {
        detail: expect.stringMatching(
          /^Le texte du courrier ne tient pas sur une page : il faut enlever environ \d+ lignes\.$/,
        ),
      },
    });
  });
});

describe('a batch of letters', () => {
  it('is one page a letter, in the order given, each with its own address, reference and code', async () => {
    const codes = ['ACDE3479', 'FGHJ3479', 'KMNP3479'];
    const letters = codes.map((code, at) =>
      aLetter(
        {
          address: [`Camille Exemple ${'ABC'.charAt(at)}`, '94999 EXEMPLE-SUR-MARNE'],
          reference: `2026-12-00000${at}`,
          // Two campaigns in one batch: no text may run into the other.
          ...(at === 1 ? { text: textOf(aTemplate({ greeting: 'Bonjour encore,' }, 'bereavement')) } : {}),
        },
        code,
      ),
    );
    const { pdf, pages } = await renderBatch(letters);
    expect(pages).toBe(3);
    await withPdf(pdf, async (doc) => {
      expect(doc.numPages).toBe(3);
      for (const [at, letter] of letters.entries()) {
        const page = await doc.getPage(at + 1);
        const text = await textOfPage(page);
        for (const own of [letter.address[0], letter.reference, letter.code, letter.text.greeting])
          expect(text).toContain(own);
        for (const other of letters.filter((one) => one !== letter)) expect(text).not.toContain(other.code);
        expect(text).toContain(letter.text.closing);
        expect(scanned(await pictureOf(page))).toBe(letter.target);
      }
    });
  });

  it('gives the same bytes for the same letters, so that a crash and a new try print nothing twice differently (L5)', async () => {
    const letters = [aLetter(), aLetter({}, 'FGHJ3479')];
    const [once, again] = [await renderBatch(letters), await renderBatch(letters)];
    expect(Buffer.from(again.pdf).equals(Buffer.from(once.pdf))).toBe(true);
  });

  it('of nothing is refused', async () => {
    await expect(renderBatch([])).rejects.toThrow(RangeError);
  });
});
