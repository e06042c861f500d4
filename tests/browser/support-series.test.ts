import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { freshName, localDate, signInAt, WAYS } from './support/desk.ts';
import type { Hand } from './support/hands.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

/** The demonstration social worker whose agenda these tests use, by the working week. */
const WORKER = 'social-worker-4';
const PAGE = '/pro/accompagnements';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const rows = (page: Page) => page.locator('.series-row');
const agree = (page: Page, hand: Hand) =>
  hand.choose(page.getByRole('checkbox', { name: 'La personne est d’accord' }));

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [id, text] of Object.entries(fields)) await page.locator(`#${id}`).fill(text);
}

for (const { viewport, hand, by } of WAYS)
  onStage(
    `a support of six months: contract, rhythm, dates, one of them moved, one cancelled, one at home and back, the end (F1, B4; ${by})`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/409/);
      const lastName = freshName();
      const email = freshAddress('sam');
      await signInAt(page, addresses, WORKER, PAGE);
      await page.getByText('Actualiser').waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: 'Ouvrir un accompagnement' }));
      await heading(page, 'Ouvrir un accompagnement').waitFor();
      await page.locator('#rhythm').waitFor();
      await hand.press(button(page, 'Proposer les dates'));
      await page.getByRole('alert').getByText('Indiquez le numéro du dossier').waitFor();
      await expectAccessible(page);

      await fill(page, { lastName, firstName: 'Sam', email, phone: '01 99 00 19 05' });
      await fill(page, { signedOn: localDate(0), from: localDate(1), file: 'aider pour le loyer' });
      expect(await page.locator('#until').inputValue(), 'six months').not.toBe('');
      await agree(page, hand);
      await hand.choose(page.getByRole('checkbox', { name: 'accepte des visites à domicile' }));
      await hand.press(button(page, 'Proposer les dates'));
      await page.getByRole('alert').getByText('sans mots').waitFor();
      await page.locator('#file').fill('DOS-2026-0142');
      await expectAccessible(page);
      await hand.press(button(page, 'Proposer les dates'));

      await heading(page, 'Les dates proposées').waitFor();
      await expectAccessible(page);
      const dates = page.locator('select[id^="date-"]');
      const proposed = await dates.count();
      expect(proposed, 'halves of a month that are open').toBeGreaterThanOrEqual(10);
      await dates.nth(1).selectOption({ index: 1 });
      await dates.nth(2).selectOption('');
      await page.locator('#mode-3').selectOption('home');
      await page.getByText(`${proposed - 1} rendez-vous choisis`).waitFor();
      await page.goBack();
      expect(await page.locator('#lastName').inputValue(), 'what was typed').toBe(lastName);
      await page.goForward();
      await heading(page, 'Les dates proposées').waitFor();
      await button(page, 'Réserver ces rendez-vous').dblclick();

      await heading(page, `Sam ${lastName}`).waitFor();
      expect(await rows(page).count(), 'each booked once').toBe(proposed - 1);
      expect(await page.getByText('À venir', { exact: true }).count()).toBe(proposed - 1);
      expect(page.url()).not.toContain(lastName);
      expect(await page.title()).not.toContain(lastName);
      await expectAccessible(page);
      expect((await mailTo(addresses, email, proposed - 1)).subject).toBe('Votre rendez-vous à la Caf');

      const second = rows(page).nth(1);
      const before = await second.getByRole('heading').innerText();
      await hand.press(second.getByRole('button', { name: 'Déplacer' }));
      await page.locator('.chip').last().waitFor();
      await expectAccessible(page);
      await hand.press(page.locator('.panel .chip').last());
      await agree(page, hand);
      await expectAccessible(page);
      await hand.press(button(page, 'Déplacer le rendez-vous'));
      await page.locator('.notice.good').waitFor();
      await expect
        .poll(async () => (await rows(page).locator('h3').allInnerTexts()).includes(before))
        .toBe(false);
      expect(await page.getByText('À venir', { exact: true }).count(), 'one moved').toBe(proposed - 1);

      await hand.press(rows(page).nth(0).getByRole('button', { name: 'Annuler' }));
      await hand.choose(page.getByRole('radio', { name: 'La personne l’a demandé' }));
      await hand.press(button(page, 'Annuler le rendez-vous'));
      await page.getByText('Annulé', { exact: true }).waitFor();
      expect(await page.getByText('À venir', { exact: true }).count(), 'one cancelled').toBe(proposed - 2);

      await page.getByText('trajet de 30 minutes avant et après').waitFor();
      await hand.press(button(page, 'Plus de visites : par téléphone'));
      await expectAccessible(page);
      await hand.press(button(page, 'Plus de visites : par téléphone').last());
      await page.getByText('C’est noté. L’accompagnement continue.').waitFor();
      expect(await page.getByText('trajet de 30 minutes').count(), 'visits left').toBe(0);
      expect(await page.getByText('À venir', { exact: true }).count(), 'nothing ends (F1)').toBe(
        proposed - 2,
      );

      const other = freshAddress('sam');
      await hand.press(button(page, 'Changer le contact'));
      await page.locator('#email').fill(other);
      await expectAccessible(page);
      await hand.press(button(page, 'Enregistrer'));
      await page.getByText('Le contact est changé').waitFor();
      expect((await mailTo(addresses, other)).subject).toBe('Votre rendez-vous à la Caf');

      await hand.press(button(page, 'La personne souhaite arrêter'));
      await hand.press(button(page, 'Oui, y mettre fin'));
      await page.getByText('Les heures à venir sont libres.').waitFor();
      expect(await page.getByText('À venir', { exact: true }).count(), 'all is free').toBe(0);
      await expectAccessible(page);
    },
    { viewport, timeout: 240_000 },
  );
