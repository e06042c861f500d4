import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { signInAt } from './support/desk.ts';
import { arriveWithToken, bookWith, shortenToken, tokenIn } from './support/staff.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

/** For each account: what its menu must hold, and what it must not. */
const ACCOUNTS = [
  [
    'social-worker-8',
    ['Agenda', 'Disponibilités', 'Personnes à appeler'],
    ['Équipe', 'Occupation', 'Demandes de rappel'],
  ],
  ['mediator', ['Agenda', 'Prendre un rendez-vous'], ['Fermetures', 'Doublons possibles']],
  ['psychologist', ['Agenda', 'Rendez-vous à replacer'], ['Agendas côte à côte']],
  [
    'secretariat',
    ['Agendas côte à côte', 'Demandes de rappel', 'Doublons possibles', 'Fermetures'],
    ['Équipe'],
  ],
  [
    'benefits-adviser',
    ['Agenda', 'Prendre un rendez-vous', 'Rechercher une personne'],
    ['Personnes à appeler', 'Agendas côte à côte'],
  ],
  ['list-office', [], ['Agenda', 'Rechercher une personne', 'Équipe']],
  ['manager', ['Occupation', 'Agendas côte à côte'], ['Agenda', 'Rechercher une personne']],
  ['admin', ['Équipe', 'Fermetures', 'Disponibilités'], ['Rechercher une personne']],
] as const;

const menu = (page: Page) => page.getByRole('navigation', { name: 'Menu principal' });

async function atBothWidths(page: Page, look: (page: Page) => Promise<void>) {
  for (const size of [PHONE, DESK]) {
    await page.setViewportSize(size);
    await look(page);
  }
}

for (const [account, there, missing] of ACCOUNTS)
  onStage(
    `${account} signs in and finds the pages of the role, and no others`,
    async ({ page, addresses }) => {
      await signInAt(page, addresses, account, '/pro');
      await atBothWidths(page, async () => {
        if (page.viewportSize()?.width === PHONE.width)
          await page.getByRole('button', { name: 'Menu', exact: true }).click();
        for (const name of ['Accueil', ...there])
          await menu(page).getByRole('link', { name, exact: true }).waitFor();
        for (const name of missing)
          expect(await menu(page).getByRole('link', { name, exact: true }).count(), name).toBe(0);
        await page.getByRole('status').filter({ hasText: 'Un instant' }).waitFor({ state: 'detached' });
        await expectAccessible(page);
      });
      expect(await page.evaluate(() => localStorage.length)).toBe(0);
    },
  );

onStage(
  'the sign-in page of one machine is accessible and works by keyboard',
  async ({ page, addresses }) => {
    await page.goto(`${addresses.web}/pro`);
    const first = page.getByRole('button', { name: /^Travail social social-worker$/ });
    await first.waitFor();
    await atBothWidths(page, expectAccessible);
    await page.keyboard.press('Tab');
    expect(await first.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${addresses.web}/pro`);
    await page.getByRole('heading', { level: 1, name: /Bonjour/ }).waitFor();
  },
);

onStage('a deep link keeps its target, its query too, through the sign-in', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'mediator', '/pro/agenda?vue=jour&le=2026-12-01');
  await page.getByText('Mardi 1er décembre 2026').waitFor();
  expect(page.url()).not.toContain('code=');
});

onStage(
  'a coming back to an address that nobody may be sent to leads to the start page',
  async ({ page, addresses }) => {
    await page.goto(`${addresses.web}/pro-faux`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(new URL(page.url()).origin).toBe(addresses.web);
  },
);

onStage(
  'signing out ends the session at the issuer too and leaves nothing in the tab',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'mediator', '/pro/profil');
    await page.getByRole('button', { name: 'Se déconnecter' }).last().click();
    await page.waitForURL(`${addresses.web}/`);
    expect(
      await page.evaluate(() => Object.keys(sessionStorage).filter((name) => name.startsWith('oidc'))),
    ).toEqual([]);
    await page.goto(`${addresses.web}/pro`);
    await page.getByRole('button', { name: /^Médiation familiale mediator$/ }).waitFor();
  },
);

onStage('a refused sign-in is said in clear words, with a way on', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}/connexion?error=access_denied&state=unknown`);
  await page.getByRole('heading', { name: 'Vous n’êtes pas connecté' }).waitFor();
  await atBothWidths(page, expectAccessible);
  await page.getByRole('button', { name: 'Se connecter' }).click();
  await page.getByRole('button', { name: /^Secrétariat secretariat$/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor();
});

onStage(
  'who works for several Cafs chooses one, and may choose again: nobody is carried over (D5)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/403/);
    const account = { subject: 'deux-caf', memberships: ['94:secretariat', '973:secretariat'] };
    await arriveWithToken(page, addresses, account, { path: '/pro', seconds: 3_600 });
    await page.getByRole('heading', { name: 'Pour quelle Caf travaillez-vous ?' }).waitFor();
    await atBothWidths(page, expectAccessible);
    await page.getByRole('button', { name: 'Caf du Val-de-Marne' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor();
    await page.reload();
    await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor();
    await page.evaluate(() => sessionStorage.setItem('planning-of', 'social-worker-8'));
    await page.getByRole('button', { name: 'Changer de Caf' }).click();
    await page.getByRole('heading', { name: 'Pour quelle Caf travaillez-vous ?' }).waitFor();
    expectErrors(/404/);
    await page.evaluate(() => document.body.setAttribute('data-earlier', ''));
    await page.getByRole('button', { name: 'Caf du Val-de-Marne' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('planning-of'))).toBeNull();
    expect(await page.locator('[data-earlier]').count()).toBe(0);
  },
);

onStage('who has no role yet reads so, and what to do', async ({ page, addresses, expectErrors }) => {
  expectErrors(/403/);
  await arriveWithToken(
    page,
    addresses,
    { subject: 'nouvelle', memberships: [] },
    { path: '/pro', seconds: 3_600 },
  );
  await page.getByRole('heading', { name: 'Votre compte n’ouvre pas encore cet espace' }).waitFor();
  await atBothWidths(page, expectAccessible);
});

onStage('a session is renewed by itself before it ends', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'mediator', '/pro/profil');
  const before = await shortenToken(page, addresses, 60);
  await page.reload();
  await expect.poll(() => tokenIn(page, addresses)).not.toBe(before);
  expect(await page.getByText('Votre connexion se termine').count()).toBe(0);
});

onStage(
  'a session that cannot be renewed warns before its end, and goes on by another tab',
  async ({ page, context, addresses }) => {
    await signInAt(page, addresses, 'mediator', '/pro');
    const account = { subject: 'mediator', memberships: ['94:mediator'] };
    await arriveWithToken(page, addresses, account, { path: '/pro/profil', seconds: 120 });
    await page.getByText('Votre connexion se termine dans moins de trois minutes').waitFor();
    await page.getByRole('heading', { level: 1, name: 'Mon profil' }).waitFor();
    await atBothWidths(page, expectAccessible);
    const before = await tokenIn(page, addresses);
    const closed = context.waitForEvent('page').then((tab) => tab.waitForEvent('close'));
    await page.getByRole('link', { name: 'Rester connecté' }).click();
    await closed;
    await page.getByText('Votre connexion se termine').waitFor({ state: 'detached' });
    expect(await tokenIn(page, addresses)).not.toBe(before);
  },
);

onStage(
  'when a session has ended nothing typed is lost: one signs in again and the act goes on',
  async ({ page, context, addresses, expectErrors }) => {
    expectErrors(/401/);
    const { id } = await bookWith(addresses, {
      professional: 'mediator',
      service: 'entretien-information-mediation',
      mode: 'on-site',
      person: { firstName: 'Sacha', lastName: 'Exemple-Session', phone: '01 99 00 20 01' },
      contact: { by: 'phone' },
    });
    await signInAt(page, addresses, 'mediator', '/pro');
    const account = { subject: 'mediator', memberships: ['94:mediator'] };
    await arriveWithToken(page, addresses, account, { path: `/pro/rendez-vous/${id}`, seconds: 10 });
    await page.getByRole('button', { name: 'Changer le contact' }).click();
    await page.getByLabel('Téléphone').first().fill('01 99 00 20 02');
    await page.getByRole('heading', { name: 'Votre connexion est terminée' }).waitFor({ timeout: 30_000 });
    await atBothWidths(page, expectAccessible);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    const closed = context.waitForEvent('page').then((tab) => tab.waitForEvent('close'));
    await page.getByRole('link', { name: 'Se reconnecter' }).click();
    await closed;
    await page.getByRole('heading', { name: 'Votre connexion est terminée' }).waitFor({ state: 'detached' });
    expect(await page.getByLabel('Téléphone').first().inputValue()).toBe('01 99 00 20 02');
    await page.getByRole('button', { name: 'Enregistrer' }).click();
    await page.getByText('Le contact est changé.').waitFor();
  },
);

onStage(
  'a page for other roles and a page that does not exist say so within the area',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'list-office', '/pro/equipe');
    await page.getByRole('heading', { name: 'Cette page n’est pas pour votre rôle' }).waitFor();
    await expectAccessible(page);
    await page.goto(`${addresses.web}/pro/nulle-part`);
    await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('main').getByRole('link', { name: 'Accueil' }).click();
    await page.getByRole('heading', { level: 1, name: 'Bonjour' }).waitFor();
  },
);

onStage(
  'a page whose code does not come leaves the menu and a way on',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/ERR_FAILED|dynamically imported/);
    await signInAt(page, addresses, 'secretariat', '/pro');
    await page.route(/assets\/profile-.*\.js$/, (route) => route.abort());
    await page.setViewportSize(DESK);
    await page.getByRole('link', { name: 'Mon profil' }).first().click();
    await page.getByRole('heading', { name: 'Cette page ne s’affiche pas' }).waitFor();
    await expectAccessible(page);
    await page.unroute(/assets\/profile-.*\.js$/);
    await page.getByRole('button', { name: 'Recharger la page' }).click();
    await page.getByRole('heading', { level: 1, name: 'Mon profil' }).waitFor();
  },
);

onStage('on a phone the menu opens, leads on and closes by keyboard alone', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'mediator', '/pro');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Aller au contenu');
  const button = page.getByRole('button', { name: 'Menu', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  expect(await button.getAttribute('aria-expanded')).toBe('true');
  await expectAccessible(page);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Escape');
  expect(await button.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  await page.keyboard.press('Enter');
  await menu(page).getByRole('link', { name: 'Agenda', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor();
  expect(await button.getAttribute('aria-expanded')).toBe('false');
  expect(await menu(page).locator('[aria-current=page]').textContent()).toBe('Agenda');
});
