import { inflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFDocument, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderBatch } from '../../../shared/letters/render.ts';
import { walk } from '../../support/json.ts';
import { AN_ADDRESS, aLetter } from '../../support/letters.ts';
import { withPdf } from '../../support/pdf.ts';

const key = (name: string) => PDFName.of(name);

function streamOf(holder: PDFDict | PDFArray, at: string | number): PDFRawStream {
  const found = holder instanceof PDFArray ? holder.lookup(Number(at)) : holder.lookup(key(String(at)));
  if (!(found instanceof PDFRawStream)) throw new Error(`${at} is no stream`);
  return found;
}

describe('the file of the letters is PDF/A-2a: still to be opened and read aloud in many years', () => {
  let pdf: Uint8Array;
  let file: PDFDocument;
  const bytes = () => Buffer.from(pdf).toString('latin1');
  const objects = () => file.context.enumerateIndirectObjects().map(([, object]) => object);
  const dictionaries = (type: string, name: string) =>
    objects().filter((one): one is PDFDict => one instanceof PDFDict && one.get(key(type)) === key(name));

  beforeAll(async () => {
    ({ pdf } = await renderBatch([aLetter(), aLetter({}, 'FGHJ3479')]));
    file = await PDFDocument.load(pdf, { updateMetadata: false });
  });

  it('claims it in its metadata, which say nothing else than the document information does', async () => {
    const xmp = streamOf(file.catalog, 'Metadata');
    expect(xmp.dict.get(key('Filter'))).toBeUndefined();
    const text = Buffer.from(xmp.contents).toString('utf8');
    expect(text).toContain('<pdfaid:part>2</pdfaid:part>');
    expect(text).toContain('<pdfaid:conformance>A</pdfaid:conformance>');
    expect(text).toMatch(
      /<dc:title>\s*<rdf:Alt>\s*<rdf:li xml:lang="x-default">Courrier de la Caf<\/rdf:li>/,
    );
    expect(text).toMatch(/<dc:creator>\s*<rdf:Seq>\s*<rdf:li>Caf<\/rdf:li>/);
    expect(text).toContain('<xmp:CreateDate>2026-12-01T12:00:00Z</xmp:CreateDate>');
    const info = await withPdf(pdf, async (doc) => (await doc.getMetadata()).info);
    expect(info).toMatchObject({
      Title: 'Courrier de la Caf',
      Author: 'Caf',
      Creator: 'Caf',
      Producer: 'PDFKit',
      CreationDate: 'D:20261201120000Z',
      Language: 'fr-FR',
    });
    expect(info).not.toHaveProperty('ModDate');
    expect(info).not.toHaveProperty('Subject');
    expect(info).not.toHaveProperty('Keywords');
  });

  it('has an output intent with the sRGB profile inside, so that its colours mean the same everywhere', () => {
    const intents = file.catalog.lookup(key('OutputIntents'), PDFArray);
    expect(intents.size()).toBe(1);
    const intent = intents.lookup(0, PDFDict);
    expect(intent.get(key('S'))).toBe(key('GTS_PDFA1'));
    const profile = streamOf(intent, 'DestOutputProfile');
    expect(profile.dict.lookup(key('N'), PDFNumber).asNumber()).toBe(3);
    const icc = inflateSync(profile.contents);
    expect(icc.readUInt32BE(0)).toBe(icc.length);
    expect(icc.toString('latin1', 12, 20)).toBe('mntrRGB ');
    expect(icc.toString('latin1', 36, 40)).toBe('acsp');
  });

  it('uses two fonts, both embedded as subsets with the way back to Unicode', () => {
    const fonts = dictionaries('Subtype', 'Type0');
    expect(fonts.map((font) => String(font.get(key('BaseFont'))).slice(8)).sort()).toEqual([
      'AtkinsonHyperlegibleNext-Regular',
      'AtkinsonHyperlegibleNext-SemiBold',
    ]);
    for (const font of fonts) {
      expect(String(font.get(key('BaseFont')))).toMatch(/^\/[A-Z]{6}\+/);
      expect(streamOf(font, 'ToUnicode').contents.length).toBeGreaterThan(100);
      const descendant = font.lookup(key('DescendantFonts'), PDFArray).lookup(0, PDFDict);
      expect(descendant.get(key('CIDToGIDMap'))).toBe(key('Identity'));
      const descriptor = descendant.lookup(key('FontDescriptor'), PDFDict);
      const size = inflateSync(streamOf(descriptor, 'FontFile2').contents).length;
      expect(size).toBeGreaterThan(2000);
      expect(size).toBeLessThan(20_000);
    }
    expect(
      objects().filter((one) => one instanceof PDFDict && one.get(key('Subtype')) === key('Type1')),
    ).toEqual([]);
  });

  it('is tagged, each letter by itself, in reading order, the QR code with words', async () => {
    expect(file.catalog.lookup(key('MarkInfo'), PDFDict).get(key('Marked'))?.toString()).toBe('true');
    for (const number of [1, 2]) {
      const tree = await withPdf(pdf, async (doc) => (await doc.getPage(number)).getStructTree());
      const document = walk(tree).list('children')[0];
      expect(document?.at('role')).toBe('Document');
      const parts = document?.list('children').flatMap((letter) => letter.list('children')) ?? [];
      expect(parts.map((part) => part.at('role')).join(' ')).toBe(
        'P P P P H1 P P H2 P P H2 P H2 P H2 P H2 P P P Figure P P P P P',
      );
      const figure = parts.find((part) => part.at('role') === 'Figure');
      expect(figure?.at('alt')).toBe('Code QR : il ouvre rdv.caf94.example/invitation avec votre code.');
    }
  });

  it('ties every mark of the content to the structure, and leaves nothing outside but decoration', async () => {
    const contents = file.getPages().map((page) => {
      const streams = page.node.lookup(key('Contents'), PDFArray);
      return [0, 1].map((at) => inflateSync(streamOf(streams, at).contents).toString('latin1')).join('\n');
    });
    for (const content of contents) {
      const marks = [...content.matchAll(/\/\w+ <<[^>]*\/MCID (\d+)[^>]*>> BDC/g)];
      expect(marks.map(([, id]) => Number(id))).toEqual(marks.map((_, at) => at));
      expect(marks).toHaveLength(26);
      expect(content.match(/BDC|BMC/g)?.length).toBe(content.match(/EMC/g)?.length);
      const outside = content.replace(/\/\w+ <<[^>]*>> BDC[\s\S]*?EMC/g, '');
      expect(outside).not.toMatch(/T[jJ]|\bf\b|\bS\b/);
    }
  });

  it('keeps what is the same on all letters once', () => {
    const [first, second] = file.getPages().map((page) => page.node.lookup(key('Contents'), PDFArray));
    expect(first?.get(0)).toBe(second?.get(0));
    expect(first?.get(1)).not.toBe(second?.get(1));
  });

  it('has no encryption, script, form, attachment, or link out of the file', () => {
    expect(bytes()).not.toMatch(
      /\/(Encrypt|JavaScript|JS|AcroForm|EmbeddedFiles|URI|Launch|AA|OpenAction)\b/,
    );
  });

  it('holds no personal data but on the page: not in names, dates or texts of the file (D1)', () => {
    const plain = bytes().replace(/stream[\s\S]*?endstream/g, '');
    for (const word of [...AN_ADDRESS.join(' ').split(' '), 'ACDE4793', 'ACDE', '2026-12-000001'])
      expect(plain).not.toContain(word);
    expect(plain).not.toMatch(/m[ée]diation|s[ée]paration/i);
  });
});
