import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { Page } from 'playwright-core';
import * as z from 'zod';
import type { Addresses } from '../../../local/addresses.ts';
import { expectAccessible } from './axe.ts';
import { freshName, hands } from './desk.ts';
import { DESK, PHONE } from './stage.ts';

const HEADER =
  'Numéro allocataire;Civilité;Nom;Prénom;Adresse;Code postal;Commune;E-mail;Téléphone;Date de l’événement';

/** The page of one run. */
export const RUN = /\/pro\/envois\/[0-9a-f]{18}$/;
const Runs = z.object({ campaigns: z.array(z.object({ id: z.string() })) });

export const runsOf = async (addresses: Addresses) =>
  Runs.parse(await (await hands('list-office', addresses))('GET', '/staff/campaigns')).campaigns;

/** Chooses the kind and the file, and hands it in. */
export async function handIn(page: Page, file: ReturnType<typeof asFile>, kind = 'Séparations du mois') {
  await page.getByRole('radio', { name: kind }).check();
  await page.locator('#file').setInputFiles(file);
  await page.getByText('Fichier choisi : ').waitFor();
  await page.getByRole('button', { name: 'Déposer la liste' }).click();
}

/** Somebody made up, whom no other test knows. */
export interface Listed {
  readonly lastName: string;
  readonly firstName: string;
  readonly number: string;
  readonly street: string;
  readonly email?: string;
}

/** `more`: what is said of the person beside that. */
export function somebody(more: Partial<Listed> = {}): Listed {
  const any = () => Math.floor(Math.random() * 9_000_000) + 1_000_000;
  return {
    lastName: freshName(),
    firstName: 'Camille',
    number: String(any()),
    street: `${any() % 9_000} rue de l’Exemple`,
    ...more,
  };
}

/** One line of a list; `wrong` stands in for cells that are to be refused. */
export function lineOf(
  person: Listed,
  wrong: { postcode?: string; date?: string; email?: string } = {},
): string {
  const { number, lastName, firstName, street, email = '' } = person;
  const { postcode = '94000', date = lastMonth() } = wrong;
  return [
    number,
    'Mme',
    lastName,
    firstName,
    street,
    postcode,
    'Créteil',
    wrong.email ?? email,
    '',
    date,
  ].join(';');
}

export const listOf = (...lines: string[]): string => [HEADER, ...lines].join('\r\n');

/** The 12th of the month before. */
function lastMonth(): string {
  const day = new Date();
  day.setUTCDate(0);
  return `12/${String(day.getUTCMonth() + 1).padStart(2, '0')}/${day.getUTCFullYear()}`;
}

export const asFile = (text: string, encoding: BufferEncoding = 'utf8') => ({
  name: 'liste.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(text, encoding),
});

/** Ends the session here and at the issuer, so that somebody else can sign in. */
export async function signOut(page: Page, web: string): Promise<void> {
  await page.goto(`${web}/pro/profil`);
  await page.getByRole('button', { name: 'Se déconnecter' }).last().click();
  await page.waitForURL(`${web}/`);
}

/** The page as it stands, on a phone and on a desk. */
export async function lookAtBoth(page: Page): Promise<void> {
  const before = page.viewportSize() ?? DESK;
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await expectAccessible(page);
  }
  await page.setViewportSize(before);
}

/** Waits until the run on the page has come to this state. */
export async function status(page: Page, words: string): Promise<void> {
  await page.locator('main .tag').first().filter({ hasText: words }).waitFor({ timeout: 60_000 });
}

/** What a printed file says, piece by piece, page by page. */
export async function pagesOf(pdf: Uint8Array): Promise<string[][]> {
  const task = getDocument({ data: new Uint8Array(pdf), verbosity: 0 });
  const pages: string[][] = [];
  const doc = await task.promise;
  for (let number = 1; number <= doc.numPages; number += 1) {
    const { items } = await (await doc.getPage(number)).getTextContent();
    pages.push(items.flatMap((item) => ('str' in item ? [item.str.trim()] : [])));
  }
  await task.destroy();
  return pages;
}

/** The codes of printed letters, page by page. */
export const codesIn = async (pdf: Uint8Array): Promise<string[]> =>
  (await pagesOf(pdf)).flat().filter((piece) => /^[A-Z0-9]{4}-[A-Z0-9]{4}$/.test(piece));
