import { DateTime } from 'luxon';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { expectAccessible } from './support/axe.ts';
import { hands, signInAt } from './support/desk.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { putAt } from './support/past.ts';
import { bookWith, readAs } from './support/staff.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const VIEWPORTS = [PHONE, DESK];
const PHONE_NUMBER = '01 99 00 22 01';

function book(addresses: Addresses, lastName: string, email?: string) {
  return bookWith(addresses, {
    professional: 'social-worker-8',
    service: 'rendez-vous-des-droits',
    mode: 'video',
    person: { firstName: 'Alix', lastName, phone: PHONE_NUMBER, ...(email === undefined ? {} : { email }) },
    contact: { by: email === undefined ? 'phone' : 'email' },
    needs: ['accompanied'],
  });
}

const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const pageOf = (id: string) => `/pro/rendez-vous/${id}`;

for (const viewport of VIEWPORTS)
  onStage(
    `moving takes a free time and the person’s agreement, and says who is told (F1, B4), at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      const email = freshAddress('alix-deplace');
      const { id, start } = await book(addresses, `Exemple-Déplacer-${viewport.width}`, email);
      await signInAt(page, addresses, 'social-worker-8', pageOf(id));
      await page.getByRole('heading', { level: 1, name: /Exemple-Déplacer/ }).waitFor();
      expect(await page.title()).toBe('Rendez-vous – Espace professionnel');
      await page.getByRole('link', { name: /Ouvrir la visio/ }).waitFor();
      await expectAccessible(page);
      await act(page, 'Déplacer').click();
      await page.getByRole('heading', { name: 'Déplacer ce rendez-vous' }).waitFor();
      await page
        .getByRole('button', { name: /^\d+\s*h/ })
        .first()
        .waitFor();
      await expectAccessible(page);
      await page
        .getByRole('button', { name: /^\d+\s*h/ })
        .last()
        .click();
      await act(page, 'Déplacer le rendez-vous').click();
      await page.getByRole('alert').getByRole('link').click();
      await page.keyboard.press('Space');
      await page.getByText(`Un e-mail part tout de suite à ${email}.`).waitFor();
      await expectAccessible(page);
      await act(page, 'Déplacer le rendez-vous').click();
      await page.getByText(/Le rendez-vous est déplacé au/).waitFor();
      await expectAccessible(page);
      expect((await readAs(addresses, 'social-worker-8', id))['start']).not.toBe(start);
      expect((await mailTo(addresses, email, 2)).text).toContain(
        'est déplacé à la date que vous avez choisie',
      );
    },
    { viewport },
  );

onStage(
  'a time that went to somebody else brings back to the times, with others at hand',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const { id } = await book(addresses, 'Exemple-Course');
    await signInAt(page, addresses, 'social-worker-8', pageOf(id));
    await act(page, 'Déplacer').click();
    await page.getByLabel('De quelle façon').selectOption('phone');
    await page
      .getByRole('button', { name: /^\d+\s*h/ })
      .first()
      .click();
    await page.getByRole('checkbox').check();
    await bookWith(addresses, {
      professional: 'social-worker-8',
      service: 'rendez-vous-des-droits',
      mode: 'phone',
      person: { firstName: 'Andrea', lastName: 'Exemple-Plus-Rapide', phone: '01 99 00 22 02' },
      contact: { by: 'phone' },
    });
    await act(page, 'Déplacer le rendez-vous').click();
    await page.getByText('Cette heure vient d’être prise').waitFor();
    await expectAccessible(page);
    await page.getByRole('alert').getByRole('button').first().click();
    await page.getByRole('checkbox').check();
    await act(page, 'Déplacer le rendez-vous').click();
    await page.getByText(/Le rendez-vous est déplacé au/).waitFor();
  },
);

for (const viewport of VIEWPORTS)
  onStage(
    `cancelling says for whom it is and who hears of it, by keyboard alone, at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      const { id } = await book(addresses, `Exemple-Annuler-${viewport.width}`);
      await signInAt(page, addresses, 'social-worker-8', pageOf(id));
      await act(page, 'Annuler').focus();
      await page.keyboard.press('Enter');
      await expect
        .poll(() => page.evaluate(() => document.activeElement?.textContent))
        .toBe('Annuler ce rendez-vous ?');
      await act(page, 'Annuler le rendez-vous').focus();
      await page.keyboard.press('Enter');
      await page.getByRole('alert').getByRole('link').focus();
      await expectAccessible(page);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Space');
      await page.getByText('Aucun message ne part : c’est son choix.').waitFor();
      await page.keyboard.press('ArrowDown');
      await page.getByText('la personne est ajoutée à la liste « Personnes à appeler »').waitFor();
      await expectAccessible(page);
      await act(page, 'Annuler le rendez-vous').focus();
      await page.keyboard.press('Enter');
      await page.getByText('Le rendez-vous est annulé.').waitFor();
      await page.getByText('Annulé par la Caf').waitFor();
      await expectAccessible(page);
      const calls = JSON.stringify(await (await hands('secretariat', addresses))('GET', '/staff/to-call'));
      expect(calls).toContain(`Exemple-Annuler-${viewport.width}`);
    },
    { viewport },
  );

for (const viewport of VIEWPORTS)
  onStage(
    `the contact is changed with errors at their fields, and the new address gets the confirmation (F4), at ${viewport.width} pixels`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/400/);
      const { id } = await book(addresses, `Exemple-Contact-${viewport.width}`);
      const email = freshAddress('alix-contact');
      await signInAt(page, addresses, 'social-worker-8', pageOf(id));
      await act(page, 'Changer le contact').click();
      await page.getByRole('radio', { name: /Par e-mail/ }).check();
      await act(page, 'Enregistrer').click();
      await page.getByRole('link', { name: 'Indiquez une adresse e-mail.' }).click();
      await page.keyboard.type('pas une adresse');
      await act(page, 'Enregistrer').click();
      await page.getByRole('alert').filter({ hasText: 'adresse e-mail n’est pas correcte' }).waitFor();
      await expectAccessible(page);
      const field = page.getByLabel(/Adresse e-mail/);
      expect(await field.inputValue()).toBe('pas une adresse');
      await field.fill(email);
      await act(page, 'Enregistrer').click();
      await page.getByText('Le contact est changé.').waitFor();
      await page.getByText(email).waitFor();
      await expectAccessible(page);
      expect((await mailTo(addresses, email)).subject).toBe('Votre rendez-vous à la Caf');
    },
    { viewport },
  );

for (const [at, viewport] of VIEWPORTS.entries())
  onStage(
    `the outcome is one gesture and can be corrected the same day, at ${viewport.width} pixels`,
    async ({ page, addresses }) => {
      const id = crypto.randomUUID();
      const date =
        DateTime.now()
          .setZone('Europe/Paris')
          .minus({ days: 6 + at })
          .toISODate() ?? '';
      await putAt({
        professional: 'mediator',
        role: 'mediator',
        date,
        appointments: [
          {
            id,
            cell: 120,
            service: 'entretien-information-mediation',
            person: { firstName: 'Lou', lastName: 'Exemple-Issue', phone: '0199002203' },
            needs: ['interpreter'],
          },
        ],
      });
      await signInAt(page, addresses, 'mediator', pageOf(id));
      await page.getByRole('heading', { name: 'Comment cela s’est-il passé ?' }).waitFor();
      expect(await act(page, 'Déplacer').count()).toBe(0);
      await expectAccessible(page);
      await act(page, 'A eu lieu').focus();
      await page.keyboard.press('Enter');
      await page.getByText('C’est noté : a eu lieu.').waitFor();
      expect(await page.getByText('interprète').count()).toBe(0);
      await act(page, 'Corriger').click();
      await expectAccessible(page);
      await act(page, 'Personne absente').click();
      await page.getByText('C’est noté : personne absente.').waitFor();
      await expectAccessible(page);
      expect((await readAs(addresses, 'mediator', id))['outcome']).toBe('missed');
    },
    { viewport },
  );

onStage(
  'reception sees a name, an hour and whom to call, and moves to the hour agreed (D6)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const { id, start } = await bookWith(addresses, {
      professional: 'mediator',
      service: 'entretien-information-mediation',
      mode: 'phone',
      person: { firstName: 'Eden', lastName: 'Exemple-Accueil', phone: '01 99 00 22 04' },
      contact: { by: 'phone' },
    });
    const taken = await bookWith(addresses, {
      professional: 'mediator',
      service: 'entretien-information-mediation',
      mode: 'phone',
      person: { firstName: 'Eden', lastName: 'Exemple-Autre', phone: '01 99 00 22 05' },
      contact: { by: 'phone' },
    });
    await signInAt(page, addresses, 'secretariat', pageOf(id));
    await page.getByRole('heading', { level: 1, name: 'Eden Exemple-Accueil' }).waitFor();
    const main = (await page.getByRole('main').textContent()) ?? '';
    for (const hidden of ['médiation sur', 'Entretien d’information', 'Par téléphone', 'À venir'])
      expect(main).not.toContain(hidden);
    for (const size of VIEWPORTS) {
      await page.setViewportSize(size);
      await expectAccessible(page);
    }
    await act(page, 'Déplacer').click();
    const moment = DateTime.fromISO(taken.start, { zone: 'Europe/Paris' });
    await page.getByLabel('Date', { exact: true }).fill(moment.toISODate() ?? '');
    await page.getByLabel('Heure', { exact: true }).fill(moment.toFormat('HH:mm'));
    await expectAccessible(page);
    await act(page, 'Continuer').click();
    await page.getByText('La personne sera prévenue comme elle l’a choisi.').waitFor();
    await page.getByRole('checkbox').check();
    await act(page, 'Déplacer le rendez-vous').click();
    await page.getByText('Cette heure vient d’être prise').waitFor();
    await page.getByRole('alert').getByRole('button').first().click();
    await page.getByRole('checkbox').check();
    await act(page, 'Déplacer le rendez-vous').click();
    await page.getByText(/Le rendez-vous est déplacé au/).waitFor();
    expect((await readAs(addresses, 'mediator', id))['start']).not.toBe(start);
  },
);

onStage(
  'an appointment that is none of one’s business is as unknown as one that does not exist (D6)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    const { id } = await bookWith(addresses, {
      professional: 'mediator',
      service: 'entretien-information-mediation',
      mode: 'on-site',
      person: { firstName: 'Charlie', lastName: 'Exemple-Secret', phone: '01 99 00 22 06' },
      contact: { by: 'phone' },
    });
    await signInAt(page, addresses, 'social-worker-8', pageOf(id));
    await page.getByText('Nous ne trouvons pas ce que vous cherchez.').waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('Exemple-Secret');
    await expectAccessible(page);
  },
);
