import { texts } from './texts.fr.ts';

/** What the API takes in one request; larger lists, and those that are not UTF-8, go to an address of their own. */
const POSTED_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 50 * 1024 * 1024;
const MARKS = { zip: [0x50, 0x4b, 3, 4], ole: [0xd0, 0xcf, 0x11, 0xe0] };

/** What is wrong with a chosen file before it is sent, in words; undefined when it may go. */
export async function faultOf(file: File): Promise<string | undefined> {
  const words = texts.handIn.errors;
  if (file.size === 0) return words.empty;
  if (file.size > MOST_BYTES) return words.tooLarge;
  const start = new Uint8Array(await file.slice(0, 4).arrayBuffer());
  const isWorkbook = Object.values(MARKS).some((mark) => mark.every((byte, at) => start[at] === byte));
  return isWorkbook ? words.workbook : undefined;
}

/** Whether it can be posted as it is. */
export async function isPostable(file: File): Promise<boolean> {
  if (file.size > POSTED_BYTES) return false;
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return !text.includes('\ufffd');
  } catch {
    return false;
  }
}

/** A made-up list with last month's dates, to start from. `today`: local date. */
export function sampleList(today: string): Blob {
  const before = new Date(`${today.slice(0, 7)}-01T12:00:00Z`);
  before.setUTCMonth(before.getUTCMonth() - 1);
  const [year, month] = before.toISOString().split('-');
  const rows = [
    'Numéro allocataire;Civilité;Nom;Nom d’usage;Prénom;Adresse;Adresse 2;Code postal;Commune;E-mail;Téléphone;Date de l’événement;Déclarant',
    `1000001;Mme;Exemple;;Camille;1 rue de l’Exemple;;94000;Créteil;camille.exemple@courriel.example;01 99 00 10 01;12/${month}/${year};oui`,
    `1000002;M.;Modèle;;Dominique;2 rue de l’Exemple;Bâtiment B;94500;Champigny-sur-Marne;;01 99 00 10 02;15/${month}/${year};oui`,
    `;Mme;Specimen;Échantillon;Andréa;3 allée des Modèles;;94310;Orly;andrea.echantillon@courriel.example;;03/${month}/${year};oui`,
  ];
  return new Blob([`\ufeff${rows.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}
