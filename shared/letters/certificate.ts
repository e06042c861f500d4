import type { CertificateContent } from '../domain/letter.ts';
import { dayInWords, typeset } from '../messaging/when.fr.ts';
import { PrintDocument } from './document.ts';
import { BLUE, drawText, heightOf, type Style } from './ink.ts';
import { drawLetterhead, MARGIN, placeAndDate } from './letterhead.ts';

const TITLE: Style = { font: 'semi-bold', size: 20, color: BLUE };
const TEXT: Style = { font: 'regular', size: 12.5, leading: 1.5 };
const SIGNATURE: Style = { font: 'semi-bold', size: 12.5 };
const WIDTH = MARGIN.right - MARGIN.left;

/**
 * A neutral attendance certificate, one page, to be signed and stamped by who hands it over (M6): who was received, when, and that it was
 * at the Caf. PDF/A-2a as the letters are; always on one page, since a name has at most 120 signs.
 */
export async function renderCertificate(content: CertificateContent): Promise<Uint8Array> {
  const doc = new PrintDocument('Attestation de la Caf', content.issuedOn);
  doc.addPage();
  const page = doc.struct('Sect');
  doc.root.add(page);
  let top = 75;
  const put = (tag: string, words: string, style: Style, after: number, left: number = MARGIN.left) => {
    const piece = { text: typeset(words), left, top, width: MARGIN.right - left, style };
    page.add(doc.struct(tag, {}, [() => drawText(doc, piece)]));
    top += heightOf(doc, piece) + after;
  };
  page.add(doc.struct('P', {}, [() => drawLetterhead(doc, content.sender)]));
  put('H1', 'Attestation', TITLE, 14);
  put('P', attested(content), TEXT, 8);
  put('P', 'Cette attestation est remise à sa demande.', TEXT, 16);
  const right = MARGIN.left + WIDTH / 2;
  put('P', placeAndDate(content.sender, content.issuedOn), TEXT, 4, right);
  put('P', `Pour la ${content.sender.name}`, SIGNATURE, 0, right);
  page.end();
  return doc.finish();
}

function attested({ sender, name, received }: CertificateContent): string {
  const day = dayInWords(Date.parse(`${received.date}T12:00:00Z`), 'UTC');
  const [hours = '', minutes = ''] = received.time.split(':');
  const time = minutes === '00' ? `${Number(hours)} h` : `${Number(hours)} h ${minutes}`;
  return `La ${sender.name} atteste que ${name} a été reçu(e) à la Caf le ${day} à ${time}.`;
}
