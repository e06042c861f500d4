import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { booked, freshName, hands, signInAt, timesOf, WAYS } from './support/desk.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const PAGE = '/pro/personnes';

for (const { viewport, hand, by } of WAYS)
  onStage(
    `the secretariat finds a person, sees all there is and begins a booking for them (${by})`,
    async ({ page, addresses }) => {
      const lastName = freshName();
      const send = await hands('secretariat', addresses);
      const [slot] = await timesOf(send, 'social-worker-7');
      const person = { firstName: 'Inès', lastName, phone: '0199001401' };
      const { id } = await booked(send, slot, { professional: 'social-worker-7', person });

      await signInAt(page, addresses, 'secretariat', PAGE);
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: 'Rechercher', exact: true }));
      await page.getByRole('heading', { name: 'Il y a une erreur' }).waitFor();
      await expectAccessible(page);
      await hand.type(page.getByLabel('Numéro allocataire'), '1 99 05 94 123 456 78');
      await hand.press(page.getByRole('button', { name: 'Rechercher', exact: true }));
      await page.getByText('Ne tapez jamais un numéro de sécurité sociale').first().waitFor();
      await hand.press(page.getByRole('button', { name: 'Effacer' }));

      await hand.type(page.getByLabel('Nom', { exact: false }).first(), `${lastName} inconnue`);
      await hand.press(page.getByRole('button', { name: 'Rechercher', exact: true }));
      await page.getByRole('heading', { name: 'Aucun rendez-vous trouvé' }).waitFor();
      await expectAccessible(page);

      await hand.type(page.locator('#lastName'), lastName.toUpperCase());
      await hand.press(page.getByRole('button', { name: 'Rechercher', exact: true }));
      await page.getByRole('heading', { name: 'Un rendez-vous trouvé' }).waitFor();
      await page.getByText('Confirmé').waitFor();
      await expectAccessible(page);
      expect(page.url()).toBe(`${addresses.web}${PAGE}`);
      expect(await page.title()).not.toContain(lastName);
      expect(await page.getByRole('link', { name: 'Ouvrir le rendez-vous' }).getAttribute('href')).toBe(
        `/pro/rendez-vous/${id}`,
      );

      await hand.press(page.getByRole('button', { name: `Prendre un rendez-vous pour Inès ${lastName}` }));
      await page.getByRole('heading', { level: 1, name: 'Prendre un rendez-vous' }).waitFor();
      await page.getByText(`Pour Inès ${lastName}`).waitFor();
      await page.goBack();
      await page.getByRole('heading', { name: 'Un rendez-vous trouvé' }).waitFor();
    },
    { viewport },
  );

onStage('too many people of one name are to be narrowed down', async ({ page, addresses }) => {
  await page.route('**/v1/staff/people/search', (route) =>
    route.fulfill({ json: { appointments: [], more: true } }),
  );
  await signInAt(page, addresses, 'secretariat', PAGE);
  await page.locator('#lastName').fill('Exemple');
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  await page.getByText('Il y en a d’autres que ceux-ci').waitFor();
  await expectAccessible(page);
});

onStage('a search that finds nobody to answer keeps what was typed and can be tried again', async (stage) => {
  const { page, addresses, expectErrors } = stage;
  expectErrors(/ERR_FAILED|net::/);
  await signInAt(page, addresses, 'secretariat', PAGE);
  await page.route('**/v1/staff/people/search', (route) => route.abort());
  await page.locator('#lastName').fill('Exemple Perdu');
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  await page.getByText('La connexion ne répond pas').first().waitFor();
  await expectAccessible(page);
  expect(await page.locator('#lastName').inputValue()).toBe('Exemple Perdu');
  await page.unroute('**/v1/staff/people/search');
  await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
  await page.getByRole('heading', { name: 'Aucun rendez-vous trouvé' }).waitFor();
});

for (const { viewport, by } of WAYS)
  onStage(
    `the benefits desk learns that an appointment stands and nothing more (F1), and opens none (${by})`,
    async ({ page, addresses }) => {
      const lastName = freshName();
      const send = await hands('secretariat', addresses);
      const [slot] = await timesOf(send, 'social-worker-7');
      const person = { firstName: 'Jean', lastName, email: 'jean@courriel.example' };
      await booked(send, slot, { professional: 'social-worker-7', person });
      await signInAt(page, addresses, 'benefits-adviser', PAGE);
      await page.locator('#lastName').fill(lastName);
      await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
      await page.getByText('À venir').waitFor();
      await page.getByText('Vous voyez que ce rendez-vous existe, rien de plus.').waitFor();
      expect(await page.getByText('jean@courriel.example').count()).toBe(0);
      expect(await page.getByRole('link', { name: 'Ouvrir le rendez-vous' }).count()).toBe(0);
      await expectAccessible(page);
    },
    { viewport },
  );

onStage(
  'of a mediator’s appointment reception sees a name, an hour and whom to call, a psychologist nothing (D6)',
  async ({ page, addresses, context }) => {
    const lastName = freshName();
    const send = await hands('secretariat', addresses);
    const service = 'entretien-information-mediation';
    const [slot] = await timesOf(send, 'mediator-2', service, 4);
    const person = { firstName: 'Lina', lastName, email: 'lina@courriel.example', phone: '0199001402' };
    await booked(send, slot, { professional: 'mediator-2', service, person });
    await signInAt(page, addresses, 'secretariat', PAGE);
    await page.locator('#lastName').fill(lastName);
    await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
    await page.getByText('Le détail est réservé au professionnel').waitFor();
    expect(await page.getByText('lina@courriel.example').count()).toBe(0);
    expect(await page.getByText('médiation', { exact: false }).count()).toBe(0);
    await expectAccessible(page);
    await context.clearCookies();
    await page.evaluate(() => sessionStorage.clear());
    await signInAt(page, addresses, 'psychologist', PAGE);
    await page.locator('#lastName').fill(lastName);
    await page.getByRole('button', { name: 'Rechercher', exact: true }).click();
    await page.getByRole('heading', { name: 'Aucun rendez-vous trouvé' }).waitFor();
  },
);
