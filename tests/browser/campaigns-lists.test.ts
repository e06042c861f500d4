import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import {
  asFile,
  handIn,
  lineOf,
  listOf,
  lookAtBoth,
  RUN,
  runsOf,
  somebody,
  status,
} from './support/campaigns.ts';
import { freshName, signInAt } from './support/desk.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
onStage(
  'a file that cannot be a list is refused with words and a way on (L1)',
  async ({ page, addresses }) => {
    await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
    await button(page, 'Déposer la liste').click();
    await page.getByRole('alert').getByText('Choisissez un fichier.').waitFor();
    await page.getByRole('alert').getByText('Choisissez le courrier.').waitFor();
    await lookAtBoth(page);
    const input = page.locator('#file');
    await input.setInputFiles({ ...asFile(''), name: 'vide.csv' });
    await page.getByRole('alert').getByText('Ce fichier est vide').waitFor();
    await input.setInputFiles({ ...asFile('PK\u0003\u0004classeur', 'latin1'), name: 'liste.xlsx' });
    await page.getByRole('alert').getByText('Ce fichier est un classeur').waitFor();
    await handIn(page, asFile('Prénom;Commune\r\nCamille;Créteil'));
    await page.waitForURL(RUN);
    await status(page, 'Fichier refusé');
    await page.getByText('Nous n’avons pas trouvé : nom, adresse').waitFor();
    await lookAtBoth(page);
    await page.getByRole('link', { name: 'Déposer un autre fichier' }).click();
    await page.waitForURL(/deposer$/);
  },
);

onStage(
  'a list in Windows-1252 goes to an address of its own; broken off on the way, the same press goes on without a second run (B6)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/ERR_FAILED/);
    const before = (await runsOf(addresses)).length;
    await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
    await page.route('**/uploads/94/*', (route) => route.abort(), { times: 1 });
    const person = somebody({ firstName: 'Andréa', lastName: `${freshName()} Échantillon` });
    const line = lineOf({ ...person, street: '3 allée des Modèles' });
    await handIn(page, asFile(listOf(line).replaceAll('’', "'"), 'latin1'));
    await page.getByRole('alert').getByText('L’envoi du fichier s’est arrêté').waitFor();
    await lookAtBoth(page);
    await button(page, 'Déposer la liste').click();
    await page.waitForURL(RUN);
    await status(page, 'À approuver');
    await page.getByText('Le compte est bon : 1 + 0 + 0 + 0 + 0 = 1.').waitFor();
    expect((await runsOf(addresses)).length).toBe(before + 1);
  },
);

onStage('two presses hand one list in (B6), dropped on the page', async ({ page, addresses }) => {
  const before = (await runsOf(addresses)).length;
  await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
  await page.getByRole('radio', { name: 'Séparations du mois' }).check();
  const text = listOf(lineOf(somebody()));
  const dropped = await page.evaluateHandle((content) => {
    const data = new DataTransfer();
    data.items.add(new File([content], 'liste.csv', { type: 'text/csv' }));
    return data;
  }, text);
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: dropped });
  await page.getByText('Fichier choisi : liste.csv').waitFor();
  await button(page, 'Déposer la liste').dblclick();
  await page.waitForURL(RUN);
  await status(page, 'À approuver');
  expect((await runsOf(addresses)).length).toBe(before + 1);
});

onStage(
  'a list of which everybody is known already has nothing to send, and nothing to approve (L1)',
  async (stage) => {
    const { page, addresses } = stage;
    const text = listOf(lineOf(somebody()));
    await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
    for (const state of ['À approuver', 'Rien à envoyer']) {
      await page.goto(`${addresses.web}/pro/envois/deposer`);
      await handIn(page, asFile(text));
      await page.waitForURL(RUN);
      await status(page, state);
    }
    await page.getByText('Aucun courrier à envoyer').waitFor();
    expect(await button(page, 'Annuler l’envoi').count()).toBe(0);
    await lookAtBoth(page);
    await page.getByRole('link', { name: 'Tous les envois' }).click();
    expect(await page.locator('.run-row .tag').first().innerText()).toBe('Rien à envoyer');
  },
);

onStage('the example file to download is one that is accepted (L1)', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'list-office', '/pro/envois/deposer');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    button(page, 'Télécharger un fichier d’exemple').click(),
  ]);
  await page.getByRole('radio', { name: 'Décès dans la famille' }).check();
  await page.locator('#file').setInputFiles(await file.path());
  await button(page, 'Déposer la liste').click();
  await page.waitForURL(RUN);
  await page.getByText(/Le compte est bon : .* \+ 0 = 3\./).waitFor({ timeout: 60_000 });
  await button(page, 'Annuler l’envoi').click();
  await button(page, 'Oui, annuler l’envoi').click();
  await status(page, 'Annulé');
});
