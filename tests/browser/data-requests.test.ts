import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dataEn } from '../../web/texts/data.en.ts';
import { expectAccessible } from './support/axe.ts';
import { heading } from './support/booking.ts';
import {
  answerLink,
  asksFor,
  byMail,
  cardOf,
  hasAnAppointment,
  next,
  type Somebody,
  somebody,
  waitsForACall,
  words,
} from './support/data-requests.ts';
import { signInAt, WAYS } from './support/desk.ts';
import type { Hand } from './support/hands.ts';
import { mailTo } from './support/mailbox.ts';
import { DESK, onStage, withBrowser } from './support/stage.ts';

withBrowser();

const LONG = 240_000;
const { ask, desk, fr } = words;

/** Staff note how they made sure of who asks; the card goes on by itself. */
async function check(page: Page, hand: Hand, person: Somebody, identity: keyof typeof desk.check.ways) {
  const card = cardOf(page, person);
  await hand.press(card.getByRole('button', { name: desk.check.open }));
  await hand.press(card.getByRole('button', { name: desk.check.yes }));
  await card.getByText(desk.check.missing.how).waitFor();
  await expectAccessible(page);
  await hand.choose(card.getByRole('radio', { name: desk.check.ways[identity].label }));
  await hand.choose(card.getByRole('checkbox', { name: desk.phone }));
  await expectAccessible(page);
  await hand.press(card.getByRole('button', { name: desk.check.yes }));
  await page.getByText(desk.check.done(`${person.firstName} ${person.lastName}`)).waitFor();
}

for (const { viewport, hand, by } of WAYS) {
  onStage(
    `somebody asks to read what is kept, proves the address, is checked and reads it by the link of a mail (D3, F3; ${by})`,
    async ({ page, context, addresses }) => {
      const person = somebody();
      await hasAnAppointment(addresses, person);
      await asksFor({ page, addresses, hand, person, what: 'access' });
      await byMail({ page, addresses, hand, person });

      const staff = await context.newPage();
      await signInAt(staff, addresses, 'secretariat', '/pro/donnees');
      await heading(staff, desk.title);
      await cardOf(staff, person).getByText(desk.emailProven).waitFor();
      expect(await cardOf(staff, person).innerText(), 'nothing of the answer').not.toMatch(/Mandres|droits/i);
      await expectAccessible(staff);
      await check(staff, hand, person, 'in-person');
      const link = await answerLink(addresses, person);
      await staff.close();

      await page.goto(link);
      await heading(page, ask.title);
      expect(page.url(), 'no token in the address').toBe(`${addresses.web}/lire`);
      expect(await page.title()).not.toMatch(/donn|inform|effac|accès/i);
      await page.getByRole('heading', { name: '1 rendez-vous', exact: true }).waitFor();
      const read = await page.locator('main').innerText();
      expect(read).toContain(person.lastName);
      expect(read).toContain('CCAS Mandres-les-Roses');
      expect(read, 'never with whom (D6)').not.toContain('Mme Exemple Attente');
      await expectAccessible(page);
      await page.reload();
      await page.getByRole('heading', { name: '1 rendez-vous', exact: true }).waitFor();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        hand.press(page.getByRole('button', { name: ask.save })),
      ]);
      expect(download.suggestedFilename()).toBe(ask.file);
      expect(readFileSync(await download.path(), 'utf8')).toContain(person.lastName);
      await page.emulateMedia({ media: 'print' });
      expect(await page.getByRole('button', { name: ask.print }).isVisible()).toBe(false);
      expect(await page.getByText(person.lastName).first().isVisible()).toBe(true);
      await page.emulateMedia({ media: null });
      await hand.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
      await heading(page, dataEn.title);
      await page.getByRole('heading', { name: '1 appointment', exact: true }).waitFor();
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: 'Close and clear this page' }));
      await page.waitForURL(`${addresses.web}/`);
      expect(await page.evaluate(() => sessionStorage.getItem('read'))).toBeNull();
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `without e-mail a slip with a code opens the same page; another slip ends the one before (D3, B10; ${by})`,
    async ({ page, context, addresses, expectErrors }) => {
      expectErrors(/404/);
      const person = somebody();
      await hasAnAppointment(addresses, person);
      await asksFor({ page, addresses, hand, person, what: 'access' });
      await hand.choose(page.getByRole('radio', { name: ask.by.post.label }));
      await next(page, hand);
      await page.getByRole('alert').waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#street'), '1 rue de l’Exemple');
      await hand.type(page.locator('#postcode'), '94000');
      await hand.type(page.locator('#town'), 'Créteil');
      await next(page, hand);
      await heading(page, fr.ask.check);
      await expectAccessible(page);
      await hand.press(page.getByRole('button', { name: fr.ask.send }));
      await heading(page, ask.done);
      await page.getByText(ask.doneWords.post).waitFor();
      await expectAccessible(page);

      const staff = await context.newPage();
      await signInAt(staff, addresses, 'manager', '/pro/donnees');
      await check(staff, hand, person, 'called-back');
      const slip = () => cardOf(staff, person).getByRole('link', { name: /papier/ });
      await slip().waitFor();
      await hand.press(slip());
      await heading(staff, desk.slip.title);
      await expectAccessible(staff);
      const make = async () => {
        await hand.press(staff.getByRole('button', { name: desk.slip.make, exact: true }));
        await staff.locator('.paper-code').waitFor();
        return await staff.locator('.paper-code').innerText();
      };
      const first = await make();
      expect(first).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);
      const paper = await staff.locator('.paper').innerText();
      expect(paper).toContain('94000 Créteil');
      expect(paper, 'neutral (F3)').not.toMatch(/donn[ée]es|informations|effac|médiat|droits\b.*rendez/i);
      await expectAccessible(staff);
      await staff.reload();
      const second = await make();
      expect(second).not.toBe(first);
      await hand.press(staff.getByRole('link', { name: desk.slip.back }));
      await hand.press(cardOf(staff, person).getByRole('button', { name: desk.slip.handed }));
      await expectAccessible(staff);
      await hand.press(cardOf(staff, person).getByRole('button', { name: desk.slip.handedYes }));
      await staff.getByText(desk.slip.done(`${person.firstName} ${person.lastName}`)).waitFor();
      await hand.press(staff.getByRole('button', { name: desk.view.closed }));
      await cardOf(staff, person).getByText(desk.status.answered).waitFor();
      await expectAccessible(staff);
      await staff.close();

      await page.goto(`${addresses.web}/donnees-personnelles`);
      await hand.press(page.getByRole('link', { name: fr.legal.data.open }));
      await heading(page, ask.codeTitle);
      await hand.type(page.locator('#code'), first);
      await hand.press(page.getByRole('button', { name: fr.invitation.open, exact: true }));
      await page.locator('#code-error').waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#code'), second.toLowerCase().replace('-', ' . '));
      await hand.press(page.getByRole('button', { name: fr.invitation.open, exact: true }));
      await heading(page, ask.title);
      await page.getByRole('heading', { name: '1 rendez-vous', exact: true }).waitFor();
      await expectAccessible(page);
      await page.reload();
      await page.getByRole('heading', { name: '1 rendez-vous', exact: true }).waitFor();
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `an erasure says what is gone, and what still runs and until when (D3; ${by})`,
    async ({ page, context, addresses }) => {
      const person = somebody();
      await hasAnAppointment(addresses, person);
      await waitsForACall(addresses, person);
      await asksFor({ page, addresses, hand, person, what: 'erasure' });
      await byMail({ page, addresses, hand, person });
      const staff = await context.newPage();
      await signInAt(staff, addresses, 'secretariat', '/pro/donnees');
      await cardOf(staff, person).getByText(desk.what.erasure).waitFor();
      await check(staff, hand, person, 'document');
      const link = await answerLink(addresses, person);
      await staff.close();
      await page.goto(link);
      await heading(page, ask.title);
      const part = (title: string) => page.getByRole('region', { name: title });
      await part(ask.ended).getByText(`1 ${ask.kinds['call-back'][0]}`).waitFor();
      await part(ask.stays).getByText('1 rendez-vous', { exact: true }).waitFor();
      await part(ask.stays).getByText(ask.staysWhy['to-come']).waitFor();
      await expectAccessible(page);
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        hand.press(page.getByRole('button', { name: ask.save })),
      ]);
      expect(download.suggestedFilename()).toBe(ask.file);
    },
    { viewport, timeout: LONG },
  );

  onStage(
    `a request whose identity is not proven is refused in neutral words (D3, F3; ${by})`,
    async ({ page, context, addresses }) => {
      const person = somebody();
      await asksFor({ page, addresses, hand, person, what: 'access' });
      await byMail({ page, addresses, hand, person });
      const staff = await context.newPage();
      await signInAt(staff, addresses, 'secretariat', '/pro/donnees');
      const card = cardOf(staff, person);
      await hand.press(card.getByRole('button', { name: desk.refuse.open }));
      await hand.press(card.getByRole('button', { name: desk.refuse.yes }));
      await card.getByText(desk.refuse.missing).waitFor();
      await expectAccessible(staff);
      await hand.choose(card.getByRole('radio', { name: desk.refuse.reasons['identity-not-proven'].label }));
      await hand.press(card.getByRole('button', { name: desk.refuse.yes }));
      await staff.getByText(desk.refuse.done(`${person.firstName} ${person.lastName}`)).waitFor();
      await hand.press(staff.getByRole('button', { name: desk.view.closed }));
      await cardOf(staff, person).getByText(desk.refusedFor['identity-not-proven']).waitFor();
      await expectAccessible(staff);
      const { subject, text } = await mailTo(addresses, person.email, 2);
      expect(`${subject} ${text}`, 'neutral').not.toMatch(/identité|données|effac|\/lire/i);
    },
    { viewport, timeout: LONG },
  );
}

onStage(
  'a link that leads nowhere says so, and leads on',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    await page.goto(`${addresses.web}/lire#${'x'.repeat(43)}`);
    await heading(page, ask.codeTitle);
    await page.getByText(ask.dead).waitFor();
    await expectAccessible(page);
    expect(page.url()).toBe(`${addresses.web}/lire`);
    await page.getByRole('link', { name: ask.again }).click();
    await heading(page, ask.what);
  },
  { viewport: DESK },
);
