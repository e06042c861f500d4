import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { hands, signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { bookWith } from './support/staff.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const PATH = '/pro/disponibilites';
const button = (page: Page, name: string | RegExp) =>
  page.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });

for (const viewport of [PHONE, DESK])
  onStage(
    `an absence says whom it touches, hands them over and is taken back, by keyboard alone at ${viewport.width} pixels (B11)`,
    async ({ page, addresses }) => {
      const { id, start } = await bookWith(addresses, {
        professional: 'social-worker-6',
        service: 'rendez-vous-des-droits',
        mode: 'phone',
        person: {
          firstName: 'Claude',
          lastName: `Exemple-Absence-${viewport.width}`,
          phone: '01 99 00 66 01',
        },
        contact: { by: 'phone' },
      });
      const day = DateTime.fromISO(start.slice(0, 10));
      await signInAt(page, addresses, 'social-worker-6', PATH);
      await keyboard.press(page.getByRole('link', { name: 'Noter une absence' }));
      await page.getByRole('heading', { level: 1, name: 'Noter une absence' }).waitFor();
      await expectAccessible(page);
      await keyboard.choose(page.getByLabel('Quelques heures'));
      await expectAccessible(page);
      await keyboard.choose(page.getByLabel('Une journée'));
      await page.getByLabel('Quel jour ?').fill(day.toISODate() ?? '');
      await keyboard.press(button(page, 'Noter cette absence'));
      await page.getByText('L’absence est notée.').waitFor();
      await page.getByText(/rendez-vous déjà pris ou proposés? ne tien/).waitFor();
      await page.getByText(/Le secrétariat trouve tout dès maintenant/).waitFor();
      expect(await page.locator(`a[href="/pro/rendez-vous/${id}"]`).count()).toBe(1);
      await expectAccessible(page);
      await page.getByText('C’est en place').waitFor({ timeout: 60_000 });
      const desk = await hands('secretariat-2', addresses);
      expect(JSON.stringify(await desk('GET', '/staff/disruptions'))).toContain('social-worker-6');

      const takeBack = button(page, new RegExp(`^Retirer : Le .*${day.day}(er)? `));
      await keyboard.press(takeBack);
      await page.locator('.notice.warning:focus').waitFor();
      await expectAccessible(page);
      await keyboard.press(button(page, 'Oui, retirer'));
      await page.getByText('L’absence est retirée.').waitFor();
      await page.getByText('Aucune absence à venir.').waitFor();
      await desk('POST', `/staff/appointments/${id}/cancel`, { reason: 'caf' });
    },
    { viewport },
  );

onStage(
  'an absence that meets another one is refused by name, and an end before its start at once',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const date = DateTime.now().plus({ days: 150 }).toISODate() ?? '';
    const own = await hands('psychologist-3', addresses);
    const whole = { from: { date, time: '00:00' }, to: { date, time: '24:00' } };
    await own('POST', '/staff/absences', whole);
    await signInAt(page, addresses, 'psychologist-3', `${PATH}?vue=absence`);
    await page.getByLabel('Quelques heures').check();
    await page.getByLabel('Quel jour ?').fill(date);
    await page.getByRole('textbox', { name: 'De', exact: true }).fill('14h');
    await page.getByRole('textbox', { name: 'À', exact: true }).fill('13h');
    await button(page, 'Noter cette absence').click();
    await page.getByRole('alert').getByText('La fin vient avant le début.').waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'À', exact: true }).fill('16h');
    await button(page, 'Noter cette absence').click();
    await page
      .getByRole('alert')
      .getByText(/Une absence est déjà notée à ce moment : le/)
      .waitFor();
    await expectAccessible(page);
  },
  { viewport: PHONE },
);

onStage(
  'the secretariat plans for a chosen professional; the choice outlives a reload and is not in the address (D1)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'secretariat-2', PATH);
    await page.getByText('Choisissez d’abord une personne').waitFor();
    await expectAccessible(page);
    await page.getByLabel('De qui ?').selectOption('psychologist-3');
    await page.getByRole('link', { name: 'Noter une absence' }).waitFor();
    expect(page.url()).toBe(`${addresses.web}${PATH}`);
    await page.reload();
    await page.getByRole('link', { name: 'Noter une absence' }).click();
    await page.getByText(/^Pour M(me|\.) Exemple/).waitFor();
    await page.getByLabel('Plusieurs jours').check();
    const first = DateTime.now().plus({ days: 170 });
    await page.getByLabel('Premier jour d’absence').fill(first.toISODate() ?? '');
    await page.getByLabel('Dernier jour d’absence').fill(first.plus({ days: 2 }).toISODate() ?? '');
    await expectAccessible(page);
    await button(page, 'Noter cette absence').click();
    await page.getByText('L’absence est notée.').waitFor();
    await button(page, /^Retirer : Du .* inclus$/).click();
    await button(page, 'Oui, retirer').click();
    await page.getByText('L’absence est retirée.').waitFor();
  },
  { viewport: DESK },
);

onStage(
  'a manager sees a planning and changes nothing in it',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'manager', PATH);
    await page.getByLabel('De qui ?').selectOption('psychologist-3');
    await page.getByRole('heading', { name: 'Les plages' }).waitFor();
    await page.getByText('Vous consultez.').waitFor();
    expect(await page.getByRole('link', { name: /Ajouter|Noter|Changer|Modifier|Copier/ }).count()).toBe(0);
    await page.goto(`${addresses.web}${PATH}?vue=absence`);
    await page.getByRole('heading', { name: 'Les absences' }).waitFor();
    await expectAccessible(page);
  },
  { viewport: DESK },
);

onStage(
  'a planning that cannot be read leaves a way on',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/Failed to load resource/);
    await page.route('**/v1/staff/absences**', (route) => route.abort());
    await signInAt(page, addresses, 'psychologist-3', PATH);
    const again = button(page, 'Réessayer');
    await again.waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/staff/absences**');
    await again.click();
    await page.getByRole('heading', { name: 'Les plages' }).waitFor();
  },
  { viewport: PHONE },
);
