import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { signInAt } from './support/desk.ts';
import { keyboard, mouse } from './support/hands.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const PATH = '/pro/disponibilites';
const WAYS = [
  { viewport: PHONE, hand: keyboard, by: 'by keyboard alone at 360 pixels', hours: ['9h', '12'] },
  { viewport: DESK, hand: mouse, by: 'by mouse at 1280 pixels', hours: ['9:00', '1200'] },
] as const;

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const link = (page: Page, name: string | RegExp) =>
  page.getByRole('link', typeof name === 'string' ? { name, exact: true } : { name });
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const isOpen = (page: Page) => page.getByText('C’est en place').waitFor({ timeout: 60_000 });
/** The summary has the focus and leads to the fields. */
const summary = (page: Page) => page.locator('[role=alert]:focus');

for (const { viewport, hand, by, hours } of WAYS)
  onStage(
    `a professional opens a morning, changes one day of it and takes it back, ${by}`,
    async ({ page, addresses }) => {
      const began = Date.now();
      await signInAt(page, addresses, 'social-worker-6', PATH);
      await button(page, 'Semaine suivante').waitFor();
      await expectAccessible(page);

      await hand.press(link(page, 'Ajouter une plage'));
      await page.getByRole('heading', { level: 1, name: 'Ajouter une plage' }).waitFor();
      await expectAccessible(page);
      await hand.press(button(page, 'Enregistrer'));
      await summary(page).waitFor();
      expect(await summary(page).textContent()).toContain('Choisissez au moins un jour');
      expect(await page.title()).toMatch(/^Erreur : /);
      await expectAccessible(page);

      await hand.choose(page.getByLabel('Mardi'));
      await hand.type(field(page, 'De'), hours[0]);
      await hand.type(field(page, 'À'), hours[1]);
      await hand.press(button(page, 'Enregistrer'));
      await page.getByText('C’est enregistré.').waitFor();
      await page.locator('.notice.good:focus').waitFor();
      await expectAccessible(page);
      await isOpen(page);
      expect(Date.now() - began, 'two minutes for a week, without training').toBeLessThan(120_000);
      await expectAccessible(page);

      await hand.press(button(page, 'Semaine suivante'));
      const tuesday = link(page, /^Changer : mardi .* de 9\s?h à 12\s?h$/);
      await hand.press(tuesday);
      await page.getByRole('heading', { level: 1, name: /^Mardi/ }).waitFor();
      await hand.press(button(page, 'Enregistrer'));
      await summary(page).waitFor();
      await hand.choose(page.getByRole('radio', { name: 'À d’autres heures, ailleurs ou autrement' }));
      await expectAccessible(page);
      await hand.choose(page.getByRole('radio', { name: /^Pas de rendez-vous sur cette plage/ }));
      await expectAccessible(page);
      await hand.press(button(page, 'Enregistrer'));
      await page.getByText('C’est enregistré.').waitFor();
      await isOpen(page);
      await hand.press(button(page, 'Semaine suivante'));
      await page.locator(':text("Supprimée ce jour-là"):visible').waitFor();
      await expectAccessible(page);

      await hand.press(link(page, /^Modifier : Chaque mardi, de 9\s?h à 12\s?h$/));
      await hand.press(button(page, 'Supprimer cette plage'));
      await page.locator('.notice.warning:focus').waitFor();
      await expectAccessible(page);
      await hand.press(button(page, 'Non, garder'));
      expect(
        await button(page, 'Supprimer cette plage').evaluate((one) => one === document.activeElement),
      ).toBe(true);
      await hand.press(button(page, 'Supprimer cette plage'));
      await hand.press(button(page, 'Oui, supprimer'));
      await page.getByText('La plage est supprimée.').waitFor();
      await expect.poll(() => link(page, /^Modifier : Chaque mardi, de 9/).count()).toBe(0);
      await isOpen(page);
    },
    { viewport },
  );

onStage(
  'hours that run into another availability are refused by name, and nothing that was typed is lost',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    await signInAt(page, addresses, 'psychologist-3', PATH);
    await page.getByRole('heading', { name: 'Les absences' }).waitFor();
    const before = await page.getByRole('heading', { level: 3, name: /^Chaque/ }).allTextContents();
    const [, day = '', hour = '', minutes = '00'] =
      /Chaque (\w+).*, de (\d+)\s?h\s?(\d\d)?/.exec(before[0] ?? '') ?? [];
    await page.goto(`${addresses.web}${PATH}?vue=plage`);
    await page.getByLabel(day.charAt(0).toUpperCase() + day.slice(1)).check();
    await field(page, 'De').fill(`${hour}h${minutes}`);
    await field(page, 'À').fill(`${Number(hour) + 2}h`);
    await button(page, 'Enregistrer').click();
    await summary(page).waitFor();
    expect(await summary(page).textContent()).toMatch(/se chevauchent avec une autre plage : le \w+ \d+/);
    await expectAccessible(page);
    expect(await field(page, 'À').inputValue()).toBe(`${String(Number(hour) + 2).padStart(2, '0')}:00`);
    await page.goBack();
    await page.getByRole('heading', { name: 'Les absences' }).waitFor();
    expect(await page.getByRole('heading', { level: 3, name: /^Chaque/ }).allTextContents()).toEqual(before);
  },
  { viewport: PHONE },
);

onStage(
  'what may be meant is told apart from errors: saved, then confirmed or corrected',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'social-worker-6', `${PATH}?vue=plage`);
    await page.getByLabel('Samedi').check();
    await field(page, 'De').fill('9');
    await field(page, 'À').fill('9h45');
    await button(page, 'Enregistrer').click();
    await page.getByText('La plage est trop courte pour : Information collective.').waitFor();
    await expectAccessible(page);
    await button(page, 'C’est voulu').click();
    await expect.poll(() => page.getByText('La plage est trop courte').count()).toBe(0);
    await isOpen(page);
    await link(page, 'Ajouter une plage semblable').click();
    expect(await page.getByLabel('Samedi').isChecked()).toBe(true);
    expect(await field(page, 'À').inputValue()).toBe('09:45');
    await page.goBack();
    await link(page, /^Modifier : Chaque samedi/).click();
    await button(page, 'Supprimer cette plage').click();
    await button(page, 'Oui, supprimer').click();
    await page.getByText('La plage est supprimée.').waitFor();
    await isOpen(page);
  },
  { viewport: DESK },
);
