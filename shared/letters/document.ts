import { buffer } from 'node:stream/consumers';
import PDFDocument from 'pdfkit';
import type { LocalDate } from '../domain/words.ts';
import assets from './assets.json' with { type: 'json' };
import { SHEET } from './envelope.ts';

declare global {
  namespace PDFKit {
    interface PDFDocument {
      /** The catalogue: pdfkit writes it, and has no way of its own to add an output intent but from a file on disk. */
      readonly _root: PDFKitReference;
    }
  }
}

/** Points in a millimetre. */
export const MM = 72 / 25.4;

export type Font = 'regular' | 'semi-bold';
export type Element = PDFKit.PDFStructureElement;

const FONTS: Record<Font, Buffer> = {
  regular: Buffer.from(assets.regular, 'base64'),
  'semi-bold': Buffer.from(assets.semiBold, 'base64'),
};
const PROFILE = Buffer.from(assets.profile, 'base64');

/** Content that several pages have in common. */
export interface Shared {
  readonly stream: PDFKit.PDFKitReference;
}

/** PDF/A-2a: archival, fonts embedded, every piece of text in the structure tree, its language known. */
const CLAIM = `
        <rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" rdf:about="">
            <pdfaid:part>2</pdfaid:part>
            <pdfaid:conformance>A</pdfaid:conformance>
        </rdf:Description>
        `;

/** An A4 document in French that says of itself only what may be seen: PDF/A-2a, tagged, without pages so far. */
export class PrintDocument extends PDFDocument {
  readonly root: Element;
  #pages = 0;
  #tape: string[] | undefined;
  readonly #fonts: Record<string, unknown> = {};

  /** `title` is shown by readers as the window's name, so it is neutral (F3); `date` is the date of the document. */
  constructor(title: string, date: LocalDate) {
    const made = new Date(`${date}T12:00:00Z`);
    super({
      size: [SHEET.width * MM, SHEET.height * MM],
      margin: 0,
      pdfVersion: '1.7',
      tagged: true,
      lang: 'fr-FR',
      displayTitle: true,
      autoFirstPage: false,
      // None of the standard fonts, which PDF/A forbids.
      font: '',
      info: { Title: title, Author: 'Caf', Creator: 'Caf', CreationDate: made },
    });
    for (const [name, font] of Object.entries(FONTS)) this.registerFont(name, font);
    this.appendXML(CLAIM);
    this.#declareColours();
    this.root = this.struct('Document');
    this.addStructure(this.root);
    this.on('pageAdded', () => {
      this.#pages += 1;
    });
  }

  /** How many pages were begun. */
  get pages(): number {
    return this.#pages;
  }

  override addContent(content: string): PDFKit.PDFDocument {
    if (this.#tape === undefined) return super.addContent(content);
    this.#tape.push(content);
    return this;
  }

  /** What `draw` would write on this page, instead of writing it. */
  record(draw: () => void): string {
    const tape: string[] = [];
    this.#tape = tape;
    draw();
    this.#tape = undefined;
    Object.assign(this.#fonts, this.page.fonts);
    return tape.join('\n');
  }

  /** Keeps recorded content once in the document, compressed, to stand under any number of pages. */
  share(recorded: string): Shared {
    const stream = this.ref({});
    // As on a page of its own: pdfkit counts from the top left corner.
    stream.end(`q 1 0 0 -1 0 ${this.page.height} cm\n${recorded}\nQ`);
    return { stream };
  }

  /** Puts shared content under what is drawn on this page. */
  lay({ stream }: Shared): void {
    Object.assign(this.page.dictionary.data, { Contents: [stream, this.page.content] });
    Object.assign(this.page.fonts, this.#fonts);
  }

  /** Ends the document and gives its bytes. */
  async finish(): Promise<Uint8Array> {
    this.root.end();
    this.end();
    return new Uint8Array(await buffer(this));
  }

  #declareColours(): void {
    const profile = this.ref({ N: 3 });
    profile.end(PROFILE);
    const intent = this.ref({
      Type: 'OutputIntent',
      S: 'GTS_PDFA1',
      OutputConditionIdentifier: new String('sRGB IEC61966-2.1'),
      Info: new String('sRGB IEC61966-2.1'),
      DestOutputProfile: profile,
    });
    intent.end('');
    Object.assign(this._root.data, { OutputIntents: [intent] });
  }
}
