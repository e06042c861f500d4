import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { TEXTS } from './support/booking.ts';
import {
  asFile,
  handIn,
  type Listed,
  lineOf,
  listOf,
  lookAtBoth,
  RUN,
  runsOf,
  signOut,
  somebody,
  status,
} from './support/campaigns.ts';
import { signInAt } from './support/desk.ts';
import { keyboard } from './support/hands.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
/** Hands these people in and comes back as a mediator who looks at the run. */
async function asMediator(page: Page, addresses: Addresses, people: readonly Listed[]) {
  await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
  await handIn(page, asFile(listOf(...people.map((one) => lineOf(one)))));
  await page.waitForURL(RUN);
  await status(page, 'À approuver');
  const { pathname } = new URL(page.url());
  await signOut(page, addresses.web);
  await signInAt(page, addresses, 'mediator', pathname);
}

onStage(
  'approved for an hour of the Caf’s zone, paused, resumed and, after a question, cancelled (L5), by keyboard',
  async ({ page, addresses }) => {
    await asMediator(page, addresses, [somebody()]);
    const press = (name: string) => keyboard.press(button(page, name));
    await keyboard.choose(page.getByRole('radio', { name: 'À un jour choisi' }));
    await press('Approuver l’envoi');
    await page.getByRole('alert').getByText('Indiquez un jour.').waitFor();
    const day = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10);
    await page.locator('#date').fill(day);
    await page.locator('#time').fill('14:30');
    await lookAtBoth(page);
    await press('Approuver l’envoi');
    await page.getByText('C’est approuvé.').waitFor();
    await page.getByText(/Approuvé\. Départ le .* à 14\sh\s30/).waitFor();
    await status(page, 'Approuvé');
    await lookAtBoth(page);
    await press('Mettre en pause');
    await status(page, 'En pause');
    await page.getByText('Un collègue l’a arrêté.').waitFor();
    await lookAtBoth(page);
    await press('Reprendre l’envoi');
    await status(page, 'Approuvé');
    await press('Annuler l’envoi');
    await page.getByRole('region', { name: 'Annuler cet envoi ?' }).waitFor();
    await lookAtBoth(page);
    await press('Non, revenir');
    await press('Annuler l’envoi');
    await press('Oui, annuler l’envoi');
    await status(page, 'Annulé');
    await lookAtBoth(page);
  },
  { viewport: DESK },
);

onStage(
  'with too few times a run leaves only when somebody says so in words (L3)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    await asMediator(page, addresses, [somebody()]);
    let isShort = false;
    await page.route(RUN_API, async (route) => {
      const { authorization = '' } = await route.request().allHeaders();
      const run = await (await fetch(route.request().url(), { headers: { authorization } })).json();
      if (isShort && run.outlook !== undefined)
        Object.assign(run.outlook, { expected: 12, slots: 3, short: true });
      await route.fulfill({ json: run });
    });
    await page.route(
      '**/approve',
      async (route) => {
        isShort = true;
        const problem = { code: 'SLOTS_SHORT', status: 409, detail: 'Il y a moins de créneaux que prévu.' };
        await route.fulfill({ status: 409, contentType: 'application/problem+json', json: problem });
      },
      { times: 1 },
    );
    await page.getByRole('radio', { name: 'Tout de suite' }).check();
    await button(page, 'Approuver l’envoi').click();
    await page.getByText('Les créneaux ouverts ne suffisent pas').waitFor();
    await lookAtBoth(page);
    await button(page, 'Approuver l’envoi').click();
    await page.getByRole('alert').getByText('Cochez la case si vous voulez envoyer').waitFor();
    await page.getByRole('checkbox', { name: 'Je sais que les créneaux manquent' }).check();
    const [sent] = await Promise.all([
      page.waitForRequest((request) => request.url().endsWith('/approve')),
      button(page, 'Approuver l’envoi').click(),
    ]);
    expect(sent.postDataJSON()).toEqual({ override: true });
    await page.getByText('C’est approuvé').waitFor();
  },
);

onStage(
  'a run that takes a while shows how far it is and how fast it goes, stops and goes on without a loss (L5)',
  async ({ page, addresses }) => {
    const many = 160;
    const people = Array.from({ length: many }, () => somebody({ email: freshAddress('suite') }));
    await asMediator(page, addresses, people);
    const bar = page.getByRole('progressbar', { name: 'Courriers traités' });
    const value = () =>
      bar.evaluate((element) => (element instanceof HTMLProgressElement ? element.value : -1));
    await page.getByRole('radio', { name: 'Tout de suite' }).check();
    await button(page, 'Approuver l’envoi').click();
    await page.getByText(/\d+ par minute, encore/).waitFor();
    const early = await value();
    expect(early).toBeLessThan(many);
    await lookAtBoth(page);
    await expect.poll(value).toBeGreaterThan(early);
    await button(page, 'Mettre en pause').click();
    await status(page, 'En pause');
    await page.getByText('Un collègue l’a arrêté.').waitFor();
    await lookAtBoth(page);
    await button(page, 'Reprendre l’envoi').click();
    await status(page, 'Envoyé');
    await page.getByText(`${many} sur ${many} courriers`).last().waitFor();
    await page.getByText(`Le compte est bon : ${many} + 0 + 0 + 0 + 0 = ${many}.`).waitFor();
    for (const { email = '' } of people.slice(0, 3)) await mailTo(addresses, email);
  },
  { timeout: 240_000 },
);

const RUN_API = /\/v1\/staff\/campaigns\/[0-9a-f]{18}$/;

onStage(
  'a line that resembles somebody who declined is not written to, until somebody is sure (L2)',
  async ({ page, addresses }) => {
    const decliner = somebody({ email: freshAddress('doute') });
    await asMediator(page, addresses, [decliner]);
    await page.getByRole('radio', { name: 'Tout de suite' }).check();
    await button(page, 'Approuver l’envoi').click();
    await status(page, 'Envoyé');
    const { text } = await mailTo(addresses, decliner.email ?? '');
    await signOut(page, addresses.web);
    await page.goto(`${addresses.web}/invitation`);
    await page.locator('#code').fill(/\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(text)?.[0] ?? '');
    await button(page, TEXTS.fr.invitation.open).click();
    await button(page, TEXTS.fr.invitation.decline).click();
    await page.getByRole('heading', { level: 1, name: TEXTS.fr.invitation.declined }).waitFor();

    const cousin = somebody({ number: decliner.number });
    await asMediator(page, addresses, [cousin]);
    await page.getByText('Le compte est bon : 0 + 0 + 1 + 0 + 0 = 1.').waitFor();
    await page.getByRole('heading', { name: 'Une ligne dans le doute' }).waitFor();
    await button(page, 'Voir ces lignes').click();
    await page.getByText(cousin.lastName).first().waitFor();
    await lookAtBoth(page);
    await button(page, /^Lui écrire/).click();
    await page.getByText(`${cousin.lastName} recevra un courrier.`).waitFor();
    await page.getByText('Le compte est bon : 1 + 0 + 0 + 0 + 0 = 1.').waitFor();
    expect(page.url() + (await page.title())).not.toContain(cousin.lastName);
    await lookAtBoth(page);
  },
);

onStage(
  'codes of letters that came back are typed one after the other; a wrong one says why (L8)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    await signInAt(page, addresses, 'secretariat', '/pro/courriers-revenus');
    await page.locator('#code').fill('ACDE');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Il faut 8 lettres et chiffres.').waitFor();
    await lookAtBoth(page);
    await page.locator('#code').fill('ACDE-FGHK');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Nous ne connaissons pas ce code.').waitFor();
    await lookAtBoth(page);
  },
);

onStage('each role finds of the runs what is its own (L6, D4)', async ({ page, addresses, expectErrors }) => {
  expectErrors(/404/);
  const [run] = await runsOf(addresses);
  await signInAt(page, addresses, 'manager', '/pro/envois');
  await page.getByRole('heading', { name: 'Tous les envois' }).waitFor({ state: 'attached' });
  expect(await page.getByRole('link', { name: 'Déposer une liste' }).count()).toBe(0);
  await lookAtBoth(page);
  await page.goto(`${addresses.web}/pro/envois/${run?.id}/resultats`);
  await page
    .getByText('Non montré : le groupe est trop petit')
    .or(page.getByText('Personne pour le moment'))
    .first()
    .waitFor();
  await lookAtBoth(page);
  await page.goto(`${addresses.web}/pro/envois/${run?.id}`);
  await page.getByRole('heading', { name: 'Cette page n’est pas pour votre rôle' }).waitFor();
  await signOut(page, addresses.web);
  await signInAt(page, addresses, 'mediator', '/pro/envois/000000000000000000');
  await page.getByText('Nous ne trouvons pas ce que vous cherchez.').waitFor();
  await lookAtBoth(page);
});
