import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { booked, freshName, hands, RIGHTS, signInAt, timesOf, WAYS } from './support/desk.ts';
import { type Hand, mouse } from './support/hands.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const PAGE = '/pro/reserver';
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

/** Takes the first time shown with this professional, on site. */
async function takeTime(page: Page, hand: Hand, professional = 'social-worker-7') {
  await page.getByLabel('Professionnel').selectOption(professional);
  await page.locator('.chip').first().waitFor();
  await hand.press(page.locator('.chip').first());
  await heading(page, 'la personne').waitFor();
}

async function fillPerson(page: Page, hand: Hand, person: Readonly<Record<string, string>>) {
  for (const [field, text] of Object.entries(person)) await hand.type(page.locator(`#${field}`), text);
}

async function agree(page: Page, hand: Hand) {
  await hand.choose(page.getByRole('checkbox', { name: 'La personne est d’accord' }));
}

for (const { viewport, hand, by } of WAYS)
  onStage(
    `a booking on behalf: time, person, agreement, check, done, with the confirmation in the mail (F1, F4; ${by})`,
    async ({ page, addresses }) => {
      const lastName = freshName();
      const email = freshAddress('tala');
      await signInAt(page, addresses, 'secretariat', PAGE);
      await page.locator('.chip').first().waitFor();
      await expectAccessible(page);
      await takeTime(page, hand);
      await expectAccessible(page);

      await hand.press(page.getByRole('button', { name: 'Vérifier' }));
      await page.getByText('Sans l’accord de la personne, rien ne peut être réservé').first().waitFor();
      await expectAccessible(page);
      await fillPerson(page, hand, { lastName, firstName: 'Tala' });
      await page.getByText('Personne ne pourra la prévenir').waitFor();
      await expectAccessible(page);
      await fillPerson(page, hand, { phone: '01 99 00 18 01', email });
      await page.getByText('Personne ne pourra la prévenir').waitFor({ state: 'detached' });
      await hand.choose(page.getByRole('checkbox', { name: 'Oui, rester discret' }));
      await hand.type(page.getByLabel('Question à poser avant de parler'), 'Votre couleur préférée ?');
      await hand.press(page.getByRole('button', { name: 'Vérifier' }));
      await page.getByText('Écrivez la réponse convenue.').first().waitFor();
      await hand.type(page.getByLabel('Réponse convenue'), 'Le bleu');
      await hand.choose(page.getByRole('checkbox', { name: 'Accès sans marche' }));
      await agree(page, hand);
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: 'Vérifier' }));

      await heading(page, 'vérifier').waitFor();
      await page.getByText('accès sans marche').waitFor();
      await page.getByText('Le bleu').waitFor();
      expect(await page.getByText('Donné le').count()).toBe(1);
      await expectAccessible(page);
      await page.goBack();
      expect(await page.locator('#lastName').inputValue()).toBe(lastName);
      await page.goForward();
      await heading(page, 'vérifier').waitFor();
      await hand.press(page.getByRole('button', { name: 'Prendre ce rendez-vous' }));

      await heading(page, 'Le rendez-vous est pris').waitFor();
      await page.getByText(`Une confirmation discrète part par e-mail à ${email}`).waitFor();
      await expectAccessible(page);
      expect(page.url()).not.toContain(lastName);
      expect(await page.title()).not.toContain(lastName);
      expect((await mailTo(addresses, email)).subject).toBe('Votre rendez-vous à la Caf');
      await page.goBack();
      await heading(page, 'l’heure').waitFor();
      expect(await page.getByText(lastName).count(), 'what is left of the person').toBe(0);
    },
    { viewport, timeout: 180_000 },
  );

onStage(
  'a time that somebody else took meanwhile is replaced by another, with everything kept (B1)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const send = await hands('secretariat', addresses);
    const lastName = freshName();
    await signInAt(page, addresses, 'secretariat', PAGE);
    const [slot] = await timesOf(send, 'social-worker-7', RIGHTS, 0);
    await takeTime(page, mouse);
    await fillPerson(page, mouse, { lastName, firstName: 'Ugo', phone: '0199001802' });
    await agree(page, mouse);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await heading(page, 'vérifier').waitFor();
    const rival = { firstName: 'Rival', lastName: freshName(), phone: '0199001803' };
    await booked(send, slot, { professional: 'social-worker-7', person: rival });
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await page.getByText('Cette heure vient d’être prise').waitFor();
    await expectAccessible(page);
    await page.locator('.chip').first().click();
    await page.getByText('Vérifiez avec la personne, puis confirmez.').waitFor();
    await page.getByText(`Ugo ${lastName}`).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await heading(page, 'Le rendez-vous est pris').waitFor();
  },
  { viewport: DESK },
);

for (const { viewport, by } of WAYS)
  onStage(
    `somebody who has such an appointment already is shown it instead of a second one (B2; ${by})`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/409/);
      const send = await hands('secretariat', addresses);
      const lastName = freshName();
      const [slot] = await timesOf(send, 'social-worker-7', RIGHTS, 8);
      const person = { firstName: 'Vera', lastName, phone: '0199001804' };
      const { id } = await booked(send, slot, { professional: 'social-worker-7', person });
      await signInAt(page, addresses, 'secretariat', PAGE);
      await takeTime(page, mouse);
      await fillPerson(page, mouse, { lastName, firstName: 'Vera', phone: '01.99.00.18.04' });
      await agree(page, mouse);
      await page.getByRole('button', { name: 'Vérifier' }).click();
      await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
      await page.getByText('Cette personne a déjà un rendez-vous pour ce service').waitFor();
      const link = page.getByRole('link', { name: 'Ouvrir le rendez-vous' });
      await link.waitFor();
      expect(await link.getAttribute('href')).toBe(`/pro/rendez-vous/${id}`);
      await expectAccessible(page);
    },
    { viewport },
  );

onStage(
  'a booking for the same name is done, and the possible duplicate shown (B2)',
  async ({ page, addresses }) => {
    const send = await hands('secretariat', addresses);
    const lastName = freshName();
    const [slot] = await timesOf(send, 'social-worker-7', RIGHTS, 8);
    const first = { firstName: 'Wim', lastName, phone: '0199001805' };
    await booked(send, slot, { professional: 'social-worker-7', person: first });
    await signInAt(page, addresses, 'secretariat', PAGE);
    await takeTime(page, mouse);
    await fillPerson(page, mouse, { lastName, firstName: 'Wim', phone: '0199001806' });
    await agree(page, mouse);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await page.getByText('Peut-être un doublon').waitFor();
    await expectAccessible(page);
  },
  { viewport: DESK },
);

onStage(
  'a lost answer books once when sent again (B6), and nothing typed is lost',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/net::|ERR_/);
    const send = await hands('secretariat', addresses);
    const lastName = freshName();
    await signInAt(page, addresses, 'secretariat', PAGE);
    await takeTime(page, mouse);
    await fillPerson(page, mouse, { lastName, firstName: 'Xena', phone: '0199001807' });
    await agree(page, mouse);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    const keys = new Set<string>();
    page.on('request', (request) => {
      const key = request.headers()['idempotency-key'];
      if (request.method() === 'POST' && key !== undefined) keys.add(key);
    });
    await page.route('**/v1/staff/appointments', (route) => route.abort());
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await page.getByText('La connexion ne répond pas').waitFor();
    await expectAccessible(page);
    await page.unroute('**/v1/staff/appointments');
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await heading(page, 'Le rendez-vous est pris').waitFor();
    expect(keys.size).toBe(1);
    expect(await send('POST', '/staff/people/search', { lastName })).toMatchObject({
      appointments: [{ person: { firstName: 'Xena' } }],
    });
  },
  { viewport: DESK },
);

onStage(
  'what the service refuses of the answers is said at its field',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/400/);
    await signInAt(page, addresses, 'secretariat', PAGE);
    await takeTime(page, mouse);
    const person = { lastName: freshName(), firstName: 'Yann', email: 'pas une adresse' };
    await fillPerson(page, mouse, person);
    await agree(page, mouse);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await heading(page, 'la personne').waitFor();
    await page.getByText('Cette adresse e-mail n’est pas correcte').first().waitFor();
    expect(await page.locator('#email').inputValue()).toBe('pas une adresse');
    await expectAccessible(page);
  },
);

onStage('the benefits desk books for somebody and opens no appointment', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'benefits-adviser', PAGE);
  await takeTime(page, mouse);
  const person = { lastName: freshName(), firstName: 'Zoé', phone: '0199001808' };
  await fillPerson(page, mouse, person);
  await agree(page, mouse);
  await page.getByRole('button', { name: 'Vérifier' }).click();
  await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
  await heading(page, 'Le rendez-vous est pris').waitFor();
  await page.getByText('Rien ne part par e-mail.').waitFor();
  expect(await page.getByRole('link', { name: 'Ouvrir le rendez-vous' }).count()).toBe(0);
  await expectAccessible(page);
});

onStage(
  'a psychologist books consultations into their own agenda; nobody else is offered them (P1, D6)',
  async ({ page, addresses, context }) => {
    await signInAt(page, addresses, 'psychologist-2', PAGE);
    await page.getByLabel('Service').selectOption({ label: 'Consultation avec un psychologue' });
    await page.getByLabel('Professionnel').selectOption('psychologist-2');
    const chip = page.locator('.chip').first();
    const next = page.getByRole('button', { name: 'Voir à partir du' });
    await chip.or(next).first().waitFor();
    if (await next.isVisible()) await next.click();
    await chip.click();
    await fillPerson(page, mouse, { lastName: freshName(), firstName: 'Alba', phone: '0199001809' });
    await agree(page, mouse);
    await page.getByRole('button', { name: 'Vérifier' }).click();
    await page.getByRole('button', { name: 'Prendre ce rendez-vous' }).click();
    await heading(page, 'Le rendez-vous est pris').waitFor();
    await context.clearCookies();
    await page.evaluate(() => sessionStorage.clear());
    await signInAt(page, addresses, 'secretariat', PAGE);
    expect(await page.getByLabel('Service').locator('option').allInnerTexts()).toEqual([
      'Rendez-vous des droits',
      'Entretien d’information sur la médiation familiale',
      'Information collective',
    ]);
  },
);

onStage('days without a free time say when the next one is', async ({ page, addresses }) => {
  await signInAt(page, addresses, 'secretariat', PAGE);
  await page.getByLabel('Service').selectOption('entretien-information-mediation');
  await page.getByLabel('Professionnel').selectOption('mediator-2');
  await page.locator('.chip').first().waitFor();
  const far = new Date(Date.now() + 200 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('À partir du').fill(far);
  await page.getByText('Aucune heure libre ces jours-là.').waitFor();
  await expectAccessible(page);
});
