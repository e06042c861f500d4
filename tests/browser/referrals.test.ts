import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { texts as staffTexts } from '../../web/pro/referrals/texts.fr.ts';
import { expectAccessible } from './support/axe.ts';
import { booked, freshName, hands, RIGHTS, signInAt, timesOf, WAYS } from './support/desk.ts';
import { freshAddress } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 180_000;
const WORKER = 'social-worker-5';
const MEDIATOR = 'mediator';
const INTERVIEW = 'entretien-information-mediation';
const words = staffTexts.situation;
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });

/** A made-up person with an appointment with the social worker. */
async function aFollowed(addresses: Addresses) {
  const send = await hands('secretariat', addresses);
  const person = {
    firstName: 'Dominique',
    lastName: freshName(),
    email: freshAddress('dominique'),
    phone: '0199001234',
  };
  const slots = await timesOf(send, WORKER, RIGHTS, 10);
  const slot = slots[Math.floor(Math.random() * slots.length)];
  const { id } = await booked(send, slot, { professional: WORKER, person });
  return { person, id, name: `${person.firstName} ${person.lastName}` };
}

/** A window of somebody else: another sign-in at the same time. */
async function elsewhere(
  context: BrowserContext,
  viewport: { width: number; height: number },
): Promise<Page> {
  const other = await context
    .browser()
    ?.newContext({ viewport, locale: 'fr-FR', timezoneId: 'Europe/Paris' });
  if (other === undefined) throw new Error('no browser');
  return await other.newPage();
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `a person is referred and followed by another service; who sees it is for the person to say, and to take back (F1, M3; ${by})`,
    async ({ page, context, addresses }) => {
      const { person, id, name } = await aFollowed(addresses);
      await signInAt(page, addresses, WORKER, `/pro/rendez-vous/${id}`);
      await hand.press(page.getByRole('link', { name: 'Orienter une personne' }).last());
      await page.getByText(`${name}, d’après son rendez-vous.`).waitFor();
      await hand.press(button(page, staffTexts.refer.send));
      await page.getByRole('alert').getByText(staffTexts.refer.missing.service).waitFor();
      await expectAccessible(page);
      await page.locator('#service').selectOption(INTERVIEW);
      await page.locator('#reason').selectOption('separation');
      await hand.choose(page.locator('#agreement'));
      await hand.press(button(page, staffTexts.refer.send));
      await page.getByRole('heading', { level: 1, name: staffTexts.refer.done(name) }).waitFor();
      expect(await page.title(), 'the history names nobody (F3)').not.toContain(person.lastName);
      await expectAccessible(page);

      // The person agrees that it may be known that the social worker follows them.
      await hand.press(page.getByRole('link', { name: staffTexts.refer.back }));
      await hand.press(button(page, words.open));
      await page.getByText(words.ownHidden).waitFor();
      await hand.press(button(page, words.record));
      await hand.press(button(page, words.save));
      await page.locator('#situation-share-error').waitFor();
      await expectAccessible(page);
      await hand.choose(page.locator('#situation-share'));
      await hand.press(button(page, words.save));
      await page.getByText(words.said.shared).waitFor();
      await expectAccessible(page);

      // The other service takes the referral on, and meets the person.
      const other = await elsewhere(context, viewport);
      await signInAt(other, addresses, MEDIATOR, '/pro/orientations');
      const card = other.getByRole('listitem').filter({ hasText: person.lastName });
      await card.getByText('Séparation').waitFor();
      await expectAccessible(other);
      await hand.press(card.getByRole('button', { name: staffTexts.card.accept }));
      await other.getByText(staffTexts.card.said.accept(name)).waitFor();
      await card.getByRole('button', { name: staffTexts.card.book }).waitFor();
      const send = await hands(MEDIATOR, addresses);
      const slots = await timesOf(send, MEDIATOR, INTERVIEW, 12);
      const slot = slots[Math.floor(Math.random() * slots.length)];
      const interview = await booked(send, slot, { service: INTERVIEW, professional: MEDIATOR, person });
      await hand.press(card.getByRole('button', { name: staffTexts.card.finish }));
      await card.getByRole('combobox').selectOption('booked');
      await expectAccessible(other);
      await hand.press(card.getByRole('button', { name: staffTexts.card.save }));
      await other.getByText(staffTexts.card.said.finish(name)).waitFor();

      // From there, that the social worker follows the person is seen; and not the contrary, to which they did not agree.
      await other.goto(`${addresses.web}/pro/rendez-vous/${interview.id}`);
      await hand.press(button(other, words.open));
      await other.getByRole('heading', { name: words.others }).waitFor();
      const seen = await other.locator('section', { has: other.locator('#situation') }).innerText();
      expect(seen).toContain('Travail social');
      expect(seen).not.toMatch(/Rendez-vous des droits|séparation/i);
      await expectAccessible(other);

      // Taken back, it is gone at the next look.
      await hand.press(button(page, words.revoke));
      await page.getByText(words.said.revoked).waitFor();
      expect(await page.getByText(words.others).count()).toBe(0);
      await other.reload();
      await hand.press(button(other, words.open));
      await other.getByText(words.none).waitFor();
      expect(await other.getByText(words.others).count()).toBe(0);
      await page.goto(`${addresses.web}/pro/orientations`);
      await page
        .getByRole('listitem')
        .filter({ hasText: person.lastName })
        .getByText('Rendez-vous pris')
        .waitFor();
      await expectAccessible(page);
      await other.context().close();
    },
    { viewport, timeout: LONG },
  );
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `a partner refers a person without an account and reads nothing back; the psychologists alone do (P3; ${by})`,
    async ({ page, context, addresses }) => {
      const lastName = freshName();
      await page.goto(`${addresses.web}/partenaires`);
      await hand.press(button(page, 'Envoyer'));
      await page.getByRole('alert').getByText('Sans l’accord de la personne').waitFor();
      await expectAccessible(page);
      await page.locator('#from').selectOption({ label: 'Un autre organisme' });
      await hand.type(page.locator('#organisation'), 'Association Exemple');
      await hand.type(page.locator('#name'), 'Alex Partenaire');
      await hand.type(page.locator('#yourPhone'), '01 99 00 55 55');
      await hand.type(page.locator('#firstName'), 'Claude');
      await hand.type(page.locator('#lastName'), lastName);
      await hand.type(page.locator('#phone'), '01 99 00 66 66');
      await hand.choose(page.getByRole('checkbox', { name: 'Le matin' }));
      await page.locator('#service').selectOption('consultation-psychologue');
      await page.locator('#reason').selectOption('bereavement');
      await hand.choose(page.locator('#agreement'));
      await hand.press(button(page, 'Envoyer'));
      await page.getByRole('heading', { level: 1, name: 'C’est bien reçu' }).waitFor();
      expect(await page.locator('main').innerText()).not.toContain(lastName);
      await expectAccessible(page);
      await hand.press(button(page, 'Orienter une autre personne'));
      expect(await page.locator('#lastName').inputValue()).toBe('');

      const other = await elsewhere(context, viewport);
      await signInAt(other, addresses, 'psychologist', '/pro/orientations');
      const card = other.getByRole('listitem').filter({ hasText: lastName });
      await card.getByText('Alex Partenaire, Association Exemple').waitFor();
      expect(await card.getByRole('button', { name: staffTexts.card.acceptAndCall }).count()).toBe(0);
      await hand.press(card.getByRole('button', { name: staffTexts.card.refuse }));
      await expectAccessible(other);
      await hand.press(card.getByRole('button', { name: staffTexts.card.yes, exact: true }));
      await other.getByText(staffTexts.card.said.refuse(`Claude ${lastName}`)).waitFor();
      await card.waitFor({ state: 'detached' });
      await other.context().close();
    },
    { viewport, timeout: LONG },
  );
}

onStage(
  'the partners’ form speaks English as well',
  async ({ page, addresses }) => {
    await page.goto(`${addresses.web}/partenaires`);
    await button(page, 'English').click();
    await page.getByRole('heading', { level: 1, name: 'Refer a person to the Caf' }).waitFor();
    await button(page, 'Send').click();
    await page.getByRole('alert').getByText('Choose a service.').waitFor();
    await expectAccessible(page);
  },
  { timeout: LONG },
);

onStage(
  'a benefits adviser refers by name to the psychologists, and sees "received" alone (P3)',
  async ({ page, addresses }) => {
    const lastName = freshName();
    await signInAt(page, addresses, 'benefits-adviser', '/pro/orienter');
    await page.locator('#lastName').fill(lastName);
    await page.locator('#firstName').fill('Sacha');
    await page.locator('#phone').fill('0199007777');
    await page.locator('#service').selectOption('consultation-psychologue');
    await page.getByText(staffTexts.refer.psychologists).waitFor();
    await page.locator('#reason').selectOption('other');
    await page.locator('#agreement').check();
    await expectAccessible(page);
    await button(page, staffTexts.refer.send).click();
    await page.getByRole('link', { name: staffTexts.refer.doneList }).click();
    const card = page.getByRole('listitem').filter({ hasText: lastName });
    await card.getByText('Reçue').waitFor();
    await expectAccessible(page);
    await card.getByRole('button', { name: staffTexts.card.withdraw }).click();
    await card.getByRole('button', { name: staffTexts.card.yes, exact: true }).click();
    await page.getByText(staffTexts.card.said.withdraw(`Sacha ${lastName}`)).waitFor();
    await card.getByText('Retirée').waitFor();
    await expectAccessible(page);
  },
  { timeout: LONG },
);
