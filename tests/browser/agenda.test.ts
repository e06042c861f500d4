import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { expectAccessible } from './support/axe.ts';
import { hands, signInAt } from './support/desk.ts';
import { putAt } from './support/past.ts';
import { bookWith } from './support/staff.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

/** A busy machine may take its time. */
const PARIS = 'Europe/Paris';
const VIEWPORTS = [PHONE, DESK];

const book = (addresses: Addresses, lastName: string, more: { needs?: string[]; mode?: string } = {}) =>
  bookWith(addresses, {
    professional: 'social-worker-8',
    service: 'rendez-vous-des-droits',
    mode: 'phone',
    person: { firstName: 'Claude', lastName, phone: '01 99 00 21 01' },
    contact: { by: 'phone' },
    ...more,
  });

const dateOf = (start: string) => start.slice(0, 10);
const entry = (page: Page, name: string) => page.getByRole('link', { name: new RegExp(name) });

for (const viewport of VIEWPORTS)
  onStage(
    `the week says who comes, when, how, what they need and how it stands, at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      const name = `Exemple-Semaine-${viewport.width}`;
      const { start } = await book(addresses, name, { needs: ['interpreter', 'call-first'] });
      await signInAt(page, addresses, 'social-worker-8', `/pro/agenda?le=${dateOf(start)}`);
      const words = (await entry(page, name).textContent()) ?? '';
      for (const part of [
        'Par téléphone',
        'À venir',
        'interprète, appeler avant',
        '01 99 00 21 01'.replaceAll(' ', '\u00a0'),
      ])
        expect(words).toContain(part);
      const day = page
        .getByRole('listitem')
        .filter({ has: entry(page, name) })
        .first();
      expect(await day.getByRole('heading', { level: 2 }).textContent()).toMatch(
        /^\p{Lu}\p{L}+ \d+(er)? \p{L}+/u,
      );
      expect(await day.textContent()).toMatch(/Ouvert : \d+\sh/u);
      expect(await page.title()).toBe('Agenda – Espace professionnel');
      await expectAccessible(page);
    },
    { viewport },
  );

onStage(
  'the grid stands each appointment at its hour, beside the window it lies in',
  async ({ page, addresses }) => {
    const { start } = await book(addresses, 'Exemple-Grille');
    await signInAt(page, addresses, 'social-worker-8', `/pro/agenda?vue=semaine&le=${dateOf(start)}`);
    await page.setViewportSize(DESK);
    const at = await entry(page, 'Exemple-Grille').boundingBox();
    const column = page.locator('.agenda-day').filter({ has: entry(page, 'Exemple-Grille') });
    const hours = await column.locator('.agenda-hours').boundingBox();
    const rail = await page.locator('.agenda-rail span').first().boundingBox();
    if (at === null || hours === null || rail === null) throw new Error('the grid is not there');
    const moment = DateTime.fromISO(start, { zone: PARIS });
    const first = await page
      .locator('.agenda')
      .evaluate((grid) => Number(getComputedStyle(grid).getPropertyValue('--first')));
    const expected = hours.y + ((moment.hour * 60 + moment.minute - first) / 60) * rail.height;
    expect(Math.abs(at.y - expected)).toBeLessThan(3);
    expect(at.x).toBeGreaterThanOrEqual(hours.x);
    expect(at.height / rail.height).toBeCloseTo(0.75, 1);
    expect(await column.locator('.agenda-window').count()).toBeGreaterThan(0);
  },
);

for (const viewport of VIEWPORTS)
  onStage(
    `day, week, list, next, previous, today and a date: all by keyboard, and the address keeps them, at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      await signInAt(page, addresses, 'social-worker-8', '/pro/agenda?vue=semaine&le=2026-12-02');
      const period = page.locator('.agenda-period');
      expect(await period.textContent()).toBe('Semaine du 30 novembre au 6 décembre 2026');
      const press = async (name: string) => {
        await page.getByRole('link', { name, exact: true }).focus();
        await page.keyboard.press('Enter');
      };
      await press('Semaine suivante');
      await expect.poll(() => period.textContent()).toBe('Semaine du 7 au 13 décembre 2026');
      await press('Semaine précédente');
      await press('Jour');
      await expect.poll(() => period.textContent()).toBe('mercredi 2 décembre 2026');
      await expectAccessible(page);
      await press('Jour précédent');
      await expect.poll(() => period.textContent()).toBe('mardi 1er décembre 2026');
      await page.getByLabel('Aller au').fill('2027-01-04');
      await expect.poll(() => period.textContent()).toBe('lundi 4 janvier 2027');
      await page.goBack();
      await expect.poll(() => period.textContent()).toBe('mardi 1er décembre 2026');
      await page.reload();
      await expect.poll(() => period.textContent()).toBe('mardi 1er décembre 2026');
      if (viewport === DESK) {
        await press('Liste');
        await expect.poll(() => page.locator('.agenda.liste').count()).toBe(1);
        await expectAccessible(page);
      }
      await press('Aujourd’hui');
      const today = DateTime.now().setZone(PARIS).toISODate();
      await expect.poll(() => new URL(page.url()).searchParams.get('le')).toBe(today);
    },
    { viewport },
  );

onStage(
  'times are the Caf’s, wherever the browser is (B8)',
  async ({ page, addresses }) => {
    const { start } = await book(addresses, 'Exemple-Fuseau');
    await signInAt(page, addresses, 'social-worker-8', `/pro/agenda?vue=liste&le=${dateOf(start)}`);
    const moment = DateTime.fromISO(start, { zone: PARIS });
    const minutes = moment.minute === 0 ? '' : `\u00a0${String(moment.minute).padStart(2, '0')}`;
    expect(await entry(page, 'Exemple-Fuseau').textContent()).toContain(`${moment.hour}\u00a0h${minutes} –`);
  },
  { timezoneId: 'America/Cayenne' },
);

onStage(
  'a mediator’s agenda shows a colleague hours alone, and no address tells whose it is (D6, D1)',
  async ({ page, addresses }) => {
    const { start } = await bookWith(addresses, {
      professional: 'mediator',
      service: 'entretien-information-mediation',
      mode: 'on-site',
      person: { firstName: 'Maxime', lastName: 'Exemple-Discret', phone: '01 99 00 21 02' },
      contact: { by: 'phone' },
    });
    await signInAt(page, addresses, 'social-worker-8', `/pro/agenda?le=${dateOf(start)}`);
    await page.getByLabel('Agenda de').selectOption('mediator');
    await page.getByText('Vous voyez seulement les heures occupées').waitFor();
    await page.getByText('Occupé').first().waitFor();
    expect(page.url()).not.toContain('mediator');
    await page.getByRole('link', { name: 'Jour', exact: true }).click();
    await page.getByText('Vous voyez seulement les heures occupées').waitFor();
    expect(page.url()).not.toContain('mediator');
    await page.reload();
    await page.getByText('Vous voyez seulement les heures occupées').waitFor();
    const main = (await page.getByRole('main').textContent()) ?? '';
    expect(main).not.toContain('Exemple-Discret');
    expect(main).not.toContain('médiation');
    expect(await page.locator('a.agenda-entry').count()).toBe(0);
    for (const size of VIEWPORTS) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
  },
);

onStage('offline the agenda says so and offers to try again', async ({ page, addresses, expectErrors }) => {
  expectErrors(/ERR_FAILED/);
  await signInAt(page, addresses, 'social-worker-8', '/pro/profil');
  await page.route(/\/v1\/staff\/agenda/, (route) => route.abort());
  await page.setViewportSize(DESK);
  await page.getByRole('link', { name: 'Agenda', exact: true }).click();
  await page.getByText('La connexion ne répond pas').waitFor();
  await expectAccessible(page);
  await page.unroute(/\/v1\/staff\/agenda/);
  await page.getByRole('button', { name: 'Réessayer' }).click();
  await page.locator('.agenda').waitFor();
});

for (const [at, viewport] of VIEWPORTS.entries())
  onStage(
    `the start page shows what is to be closed and closes it in one gesture, at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      const date =
        DateTime.now()
          .setZone(PARIS)
          .minus({ days: 3 + at })
          .toISODate() ?? '';
      const lastName = `Exemple-Clore-${viewport.width}`;
      const person = { firstName: 'Lou', lastName, phone: '0199002103' };
      await putAt({
        professional: 'social-worker-8',
        role: 'social-worker',
        date,
        appointments: [
          { id: crypto.randomUUID(), cell: 108, person },
          { id: crypto.randomUUID(), cell: 132, person: { ...person, firstName: 'Ariel' } },
        ],
      });
      await signInAt(page, addresses, 'social-worker-8', '/pro');
      await page.getByRole('heading', { name: /rendez-vous à clore/ }).waitFor();
      await expectAccessible(page);
      await page.getByRole('button', { name: `A eu lieu – Lou ${lastName}` }).click();
      await page.getByText(`C’est noté pour Lou ${lastName} : a eu lieu.`).waitFor();
      await page.getByRole('button', { name: `Personne absente – Ariel ${lastName}` }).focus();
      await page.keyboard.press('Enter');
      await page.getByText(`C’est noté pour Ariel ${lastName} : personne absente.`).waitFor();
      await expectAccessible(page);
      const { days } = await (await hands('social-worker-8', addresses))('GET', `/staff/agenda?from=${date}`);
      expect(JSON.stringify(days)).toContain('"outcome":"missed"');
    },
    { viewport },
  );

onStage(
  '« Je suis malade aujourd’hui » hands whom it touches to the secretariat at once (B11)',
  async ({ page, addresses }) => {
    const id = crypto.randomUUID();
    const date = DateTime.now().setZone(PARIS).toISODate() ?? '';
    const person = { firstName: 'Noa', lastName: 'Exemple-Malade', phone: '0199002104' };
    await putAt({
      professional: 'social-worker-8',
      role: 'social-worker',
      date,
      appointments: [{ id, cell: 278, cells: 9, person, contact: { by: 'phone', discreet: false } }],
    });
    await signInAt(page, addresses, 'social-worker-8', '/pro');
    await page.getByRole('link', { name: /Noa Exemple-Malade/ }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Je suis malade aujourd’hui' }).click();
    await page.getByRole('button', { name: 'Oui, me noter absent' }).click();
    await page.getByText('Le secrétariat les voit dès maintenant').waitFor();
    await page.getByRole('link', { name: 'à 23\u00a0h\u00a010' }).waitFor();
    await expectAccessible(page);
    const secretariat = await hands('secretariat', addresses);
    const lists = async () => JSON.stringify(await secretariat('GET', '/staff/disruptions'));
    await expect.poll(lists, { timeout: 60_000 }).toContain('Exemple Huit');
    await page.getByRole('button', { name: 'Je me suis trompé' }).click();
    await page.getByRole('heading', { name: 'C’est noté' }).waitFor({ state: 'hidden' });
    await secretariat('POST', `/staff/appointments/${id}/cancel`, { reason: 'caf' });
  },
);

onStage(
  '« Je suis malade aujourd’hui » takes two gestures, says whom it touches and can be taken back (B11)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const asOwner = await hands('mediator', addresses);
    const absences = async () => JSON.stringify((await asOwner('GET', '/staff/absences'))['absences']);
    await signInAt(page, addresses, 'mediator', '/pro');
    const ill = page.getByRole('button', { name: 'Je suis malade aujourd’hui' });
    await ill.click();
    await page.getByRole('heading', { name: 'Vous ne pouvez pas recevoir aujourd’hui ?' }).waitFor();
    for (const size of VIEWPORTS) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
    await page.getByRole('button', { name: 'Oui, me noter absent' }).click();
    await page.getByRole('heading', { name: 'C’est noté : vous êtes absent aujourd’hui' }).waitFor();
    await expectAccessible(page);
    expect(await absences()).toContain('"time":"24:00"');
    await page.getByRole('button', { name: 'Fermer' }).click();
    expect(await ill.evaluate((element) => element === document.activeElement)).toBe(true);
    await ill.click();
    await page.getByRole('button', { name: 'Oui, me noter absent' }).click();
    await page.getByText('Une absence est déjà notée').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Non, revenir' }).click();
    const [absence] = JSON.parse(await absences());
    await asOwner('DELETE', `/staff/absences/${absence.id}`);
    await ill.click();
    await page.getByRole('button', { name: 'Oui, me noter absent' }).click();
    await page.getByRole('button', { name: 'Je me suis trompé' }).click();
    await expect.poll(absences).toBe('[]');
  },
);
