import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { hands, signInAt } from './support/desk.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

/** A busy machine may take its time. */

for (const viewport of [PHONE, DESK])
  onStage(
    `the profile says who one is, and makes and renews the calendar’s address, at ${viewport.width} pixels`,
    async ({ page, context, addresses }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await signInAt(page, addresses, 'social-worker-8', '/pro/profil');
      await page.getByRole('definition').filter({ hasText: 'Caf du Val-de-Marne' }).waitFor();
      await page.getByText('travail social', { exact: true }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Créer mon adresse' }).click();
      const field = page.getByLabel('Votre adresse', { exact: true });
      const first = await field.inputValue();
      await page.getByRole('button', { name: 'Copier l’adresse' }).click();
      await page.getByText('Adresse copiée.').waitFor();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(first);
      const feed = (address: string) => fetch(`${addresses.api}${new URL(address).pathname}`);
      const calendar = await feed(first);
      expect(calendar.status).toBe(200);
      expect(await calendar.text()).toContain('BEGIN:VCALENDAR');
      await page.getByText('Dans Outlook').click();
      await page.getByText('S’abonner à partir du web').waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Créer une autre adresse' }).click();
      await expect.poll(() => field.inputValue()).not.toBe(first);
      expect((await feed(first)).status).toBe(404);
      expect((await feed(await field.inputValue())).status).toBe(200);
    },
    { viewport },
  );

onStage(
  'a mediator opens the agenda to a colleague, by keyboard, and closes it again (D6)',
  async ({ page, addresses }) => {
    const colleague = await hands('mediator-2', addresses);
    const view = async () => (await colleague('GET', '/staff/agenda?professional=mediator'))['view'];
    expect(await view()).toBe('busy');
    await signInAt(page, addresses, 'mediator', '/pro/profil');
    const box = page.getByRole('checkbox', { name: /Exemple Dix/ });
    const save = page.getByRole('button', { name: 'Enregistrer' });
    await box.focus();
    await page.keyboard.press('Space');
    await save.focus();
    await page.keyboard.press('Enter');
    await page.getByText('C’est enregistré.').waitFor();
    expect(await view()).toBe('full');
    await expectAccessible(page);
    await page.reload();
    await expect.poll(() => box.isChecked()).toBe(true);
    await box.uncheck();
    await save.click();
    await page.getByText('C’est enregistré.').waitFor();
    expect(await view()).toBe('busy');
  },
);

onStage('who has no agenda has no calendar and nobody to delegate to', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'manager', '/pro/profil');
  await page.getByText('encadrement').waitFor();
  expect(await page.getByRole('button', { name: 'Créer mon adresse' }).count()).toBe(0);
  expect(await page.getByText('Qui voit mon agenda').count()).toBe(0);
  await expectAccessible(page);
});
