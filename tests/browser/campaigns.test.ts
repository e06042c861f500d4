import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chooseTime, heading, later as laterTimes, sayWho, TEXTS } from './support/booking.ts';
import {
  asFile,
  codesIn,
  type Listed,
  lineOf,
  listOf,
  lookAtBoth,
  signOut,
  somebody,
  status,
} from './support/campaigns.ts';
import { signInAt } from './support/desk.ts';
import { type Hand, keyboard, mouse } from './support/hands.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const mailCode = (text: string) => /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(text)?.[0] ?? '';

async function openCode(page: Page, web: string, hand: Hand, code: string) {
  await page.goto(`${web}/invitation`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const other = button(page, TEXTS.fr.invitation.other);
  if (await other.isVisible()) await hand.press(other);
  await hand.type(page.locator('#code'), code.toLowerCase());
  await hand.press(button(page, TEXTS.fr.invitation.open));
  await heading(page, TEXTS.fr.invitation.proposes);
}

async function downloaded(page: Page, press: () => Promise<void>) {
  const [file] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

const JOURNEYS = [
  { by: 'mouse', hand: mouse, viewport: PHONE, later: 2 },
  { by: 'keyboard', hand: keyboard, viewport: DESK, later: 3 },
] as const;

for (const { by, hand, viewport, later } of JOURNEYS)
  onStage(
    `a monthly list from the file to the answers (L1, L2, L4, L5, L8), by ${by}, at ${viewport.width} pixels`,
    async ({ page, context, addresses }) => {
      const { web } = addresses;
      const booker = somebody({ email: freshAddress('courrier') });
      const decliner = somebody({ email: freshAddress('refus') });
      const printed = somebody();
      const bounced = somebody({ email: `bounce@${freshAddress('x').split('@')[0]}.example` });
      const good: Listed[] = [booker, decliner, printed, bounced];
      const list = listOf(
        ...good.map((one) => lineOf(one)),
        lineOf(booker),
        lineOf(somebody(), { postcode: 'abc' }),
        '',
        lineOf(somebody(), { date: '31/02/2026' }),
        lineOf(somebody(), { email: 'fausse' }),
      );

      // The list office hands it in.
      await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
      await hand.choose(page.getByRole('radio', { name: 'Séparations du mois' }));
      await page.locator('#file').setInputFiles(asFile(list));
      await page.getByText('Fichier choisi : liste.csv').waitFor();
      await lookAtBoth(page);
      await hand.press(button(page, 'Déposer la liste'));
      await page.waitForURL(/\/pro\/envois\/[0-9a-f]{18}$/);
      const run = page.url();
      await status(page, 'À approuver');
      await page.getByText('Le compte est bon : 4 + 0 + 0 + 1 + 3 = 8.').waitFor();
      expect(await page.title()).not.toMatch(/médiation|séparation/i);
      expect(await button(page, 'Approuver l’envoi').count()).toBe(0);
      await page.getByText('ne l’approuve jamais elle-même').waitFor();
      await hand.press(button(page, 'Voir les lignes rejetées'));
      const rows = page.locator('section', { hasText: 'lignes rejetées' }).locator('tbody tr');
      await rows.first().waitFor();
      expect(await rows.allInnerTexts()).toEqual([
        expect.stringMatching(/^7\s+code postal\s+Le code postal compte 5 chiffres\./),
        expect.stringMatching(/^9\s+date de l’événement\s+Cette date n’est pas correcte/),
        expect.stringMatching(/^10\s+e-mail\s+Cette adresse e-mail n’est pas correcte\./),
      ]);
      await lookAtBoth(page);
      const rejects = await downloaded(page, () =>
        hand.press(button(page, 'Télécharger les lignes à corriger (CSV)')),
      );
      expect(rejects.name).toBe('lignes-a-corriger.csv');
      expect(rejects.bytes.toString('utf8').split('\r\n')).toHaveLength(5);

      // A mediator looks at it and lets it go.
      await signOut(page, web);
      await signInAt(page, addresses, 'mediator', '/pro/envois');
      await page.getByText(/attend(ent)? votre accord/).waitFor();
      await lookAtBoth(page);
      await page.goto(run);
      await hand.press(button(page, 'Lire l’e-mail'));
      await page.getByText('ACDE-FGHJ').waitFor();
      const [tab] = await Promise.all([
        context.waitForEvent('page'),
        hand.press(button(page, /Voir le courrier/)),
      ]);
      await tab.waitForURL(/^blob:/);
      await tab.close();
      await lookAtBoth(page);
      await hand.press(button(page, 'Approuver l’envoi'));
      await page.getByRole('alert').getByText('Dites quand les courriers doivent partir.').waitFor();
      await lookAtBoth(page);
      await hand.choose(page.getByRole('radio', { name: 'Tout de suite' }));
      await hand.press(button(page, 'Approuver l’envoi'));
      await page.getByText('C’est approuvé : les courriers partent.').waitFor();
      await page.getByRole('progressbar', { name: 'Courriers traités' }).waitFor();
      await status(page, 'Envoyé');
      await page.getByText('4 sur 4 courriers').last().waitFor();
      await page.getByText('Un e-mail est revenu').waitFor({ timeout: 60_000 });
      await lookAtBoth(page);

      // The mail, and the letters on paper.
      const mail = await mailTo(addresses, booker.email ?? '');
      expect(mail.subject).toBe('Un message de votre Caf');
      const codes: string[] = [];
      await button(page, 'Télécharger le PDF du lot 1').waitFor({ timeout: 60_000 });
      await page.getByRole('heading', { name: 'Lot 2' }).or(page.getByText('2 courriers, 2 pages')).waitFor();
      for (const name of await page.getByRole('button', { name: /^Télécharger le PDF/ }).allInnerTexts()) {
        const file = await downloaded(page, () => hand.press(button(page, name.replace(/\s+/g, ' '))));
        expect(file.bytes.subarray(0, 5).toString()).toBe('%PDF-');
        codes.push(...(await codesIn(file.bytes)));
      }
      expect(codes.length, 'letters on paper').toBeGreaterThanOrEqual(1);
      const marks = page.getByRole('button', { name: 'Noter comme imprimé et posté : Lot 1' });
      await hand.press(marks);
      await lookAtBoth(page);
      await hand.press(button(page, 'Oui, c’est posté'));
      await page.getByText('Le lot 1 est noté comme imprimé et posté.').waitFor();

      // One letter comes back.
      await page.goto(`${web}/pro/courriers-revenus`);
      await hand.type(page.locator('#code'), `${web}/invitation#${(codes[0] ?? '').replace('-', '')}`);
      await page.keyboard.press('Enter');
      await page.getByText('C’est noté.').first().waitFor();
      expect(page.url()).toBe(`${web}/pro/courriers-revenus`);
      await lookAtBoth(page);
      await signOut(page, web);

      // One person books by the code, another declines.
      await openCode(page, web, hand, mailCode(mail.text));
      await hand.press(button(page, TEXTS.fr.invitation.book));
      await heading(page, TEXTS.fr.booking.place.title);
      await hand.choose(page.getByRole('radio', { name: TEXTS.fr.service.modes.phone }));
      await hand.press(button(page, TEXTS.fr.booking.next));
      await page.locator('.hour').first().waitFor();
      for (let turn = 0; turn < later; turn += 1) {
        const before = await page.locator('#times-range').innerText();
        await hand.press(laterTimes(page));
        await page.locator('#times-range', { hasNotText: before }).waitFor();
      }
      await page.locator('.day .hour:visible').first().waitFor();
      await chooseTime(page, { hand });
      await sayWho(page, booker.email ?? '', { hand, mode: 'phone' });
      await hand.press(button(page, TEXTS.fr.booking.check.sendInvited));
      await heading(page, TEXTS.fr.booking.done.title);
      const other = await mailTo(addresses, decliner.email ?? '');
      await openCode(page, web, hand, mailCode(other.text));
      await hand.press(button(page, TEXTS.fr.invitation.decline));
      await heading(page, TEXTS.fr.invitation.declined);

      // What came of it, in numbers.
      await signInAt(page, addresses, 'mediator', `${new URL(run).pathname}/resultats`);
      const bar = (name: string) => page.locator('.result-bars li', { hasText: name });
      expect(await bar('Refus').innerText()).toMatch(/25.%\s+1 sur 4/);
      expect(await bar('Rendez-vous pris').innerText()).toMatch(/25.%\s+1 sur 4/);
      await hand.press(page.getByText('Voir en tableau'));
      await page.getByRole('table', { name: 'Résultats de l’envoi, en nombres' }).waitFor();
      await lookAtBoth(page);
    },
    { viewport, timeout: 400_000 },
  );
