import { describe, expect, it } from 'vitest';
import { ADDRESS, ALWAYS_SEEN, EVER_SEEN, FOLDS } from '../../../shared/letters/envelope.ts';
import { renderLetter } from '../../../shared/letters/render.ts';
import { AN_ADDRESS, aLetter, WIDEST_ADDRESS } from '../../support/letters.ts';
import { hasInk, inkWithin, type Line, linesOf, pictureOf, withPdf } from '../../support/pdf.ts';

const SIX_LINES = [
  'Maximilienne-Élisabeth de l’Exemplaire',
  'Chez Dominique Exemple, appart. 120444',
  'Escalier B, troisième étage, à droite.',
  'Résidence des Grands Modèles inventés.',
  'Voie sans nom, numéro inventé, lieudit',
  '94999 EXEMPLE-SUR-MARNE CEDEX 12345678',
];

const printed = async (address: string[]) =>
  withPdf(await renderLetter(aLetter({ address })), async (doc) => {
    const page = await doc.getPage(1);
    return { lines: await linesOf(page), picture: await pictureOf(page) };
  });

const touches = (line: Line, box: typeof EVER_SEEN) =>
  line.right > box.left && line.left < box.right && line.bottom > box.top && line.top < box.bottom;

describe('the address in the window of a DL envelope', () => {
  it('takes the window 45 × 100 mm, 20 mm from the right and the bottom, and the play of a sheet folded in three', () => {
    expect(FOLDS).toEqual([99, 198]);
    // Lying against the left and upper edges, and against the right and lower ones.
    const [first, last] = [
      { left: 100, right: 200, top: 45, bottom: 90 },
      { left: 100 - 10, right: 200 - 10, top: 45 - 11, bottom: 90 - 11 },
    ];
    expect(ALWAYS_SEEN).toEqual({ left: first.left, right: last.right, top: first.top, bottom: last.bottom });
    expect(EVER_SEEN).toEqual({ left: last.left, right: first.right, top: last.top, bottom: first.bottom });
  });

  it.each([
    ['a short address', AN_ADDRESS],
    ['six lines of 38 signs', SIX_LINES],
    ['six lines of the widest signs', WIDEST_ADDRESS],
  ])('shows %s whole, wherever the sheet lies in the envelope', async (_, address) => {
    const { lines } = await printed(address);
    const inside = lines.filter((line) => touches(line, EVER_SEEN));
    expect(inside.map(({ text }) => text)).toEqual(address);
    for (const line of inside) {
      expect(line.left).toBeGreaterThanOrEqual(ADDRESS.left - 0.01);
      expect(line.right).toBeLessThanOrEqual(ADDRESS.right + 0.01);
      expect(line.top).toBeGreaterThanOrEqual(ALWAYS_SEEN.top);
      expect(line.bottom).toBeLessThanOrEqual(ALWAYS_SEEN.bottom);
    }
  });

  it.each([
    ['a short address', AN_ADDRESS],
    ['six lines of the widest signs', WIDEST_ADDRESS],
  ])('prints nothing else that the window could show, on paper, with %s (F3)', async (_, address) => {
    const { picture } = await printed(address);
    const ink = inkWithin(picture, EVER_SEEN);
    expect(ink?.left).toBeGreaterThan(ALWAYS_SEEN.left);
    expect(ink?.right).toBeLessThan(ALWAYS_SEEN.right);
    expect(ink?.top).toBeGreaterThan(ALWAYS_SEEN.top);
    expect(ink?.bottom).toBeLessThan(ALWAYS_SEEN.bottom);
  });

  it('keeps lines apart and readable: ordinary ones at eleven points, 38 capital letters at nine at least', async () => {
    const sizes = async (address: string[]) => {
      const { lines } = await printed(address);
      return lines
        .filter((line) => address.includes(line.text))
        .map(({ top, bottom }) => (bottom - top) / 1.3 / 0.3528);
    };
    for (const size of await sizes(AN_ADDRESS)) expect(size).toBeCloseTo(11, 1);
    const capitals = [
      ...SIX_LINES.slice(0, 5).map((line) => line.toUpperCase()),
      '94999 VILLENEUVE-EXEMPLE-SAINT-MODELES',
    ];
    for (const size of await sizes(capitals)) expect(size).toBeGreaterThan(9);
  });

  it('has marks on the left edge to fold along, and no writing across the first fold', async () => {
    const { lines, picture } = await printed(AN_ADDRESS);
    for (const fold of FOLDS)
      expect(inkWithin(picture, { left: 4, right: 10, top: fold - 1, bottom: fold + 1 })).toBeDefined();
    expect(lines.filter(({ top, bottom }) => top < FOLDS[0] && bottom > FOLDS[0])).toEqual([]);
    expect(hasInk(picture, 105, 10)).toBe(false);
  });
});
