import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import { runLocal } from '../support/machine.ts';
import { expectAccessible } from './support/axe.ts';
import { chooseTime, heading, kept, TEXTS } from './support/booking.ts';
import { machineFolder } from './support/machine-folder.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const words = TEXTS.fr.booking;

/** A letter's code, typed on its page, up to the first step of the booking. */
async function openLetter(page: Page, { web }: Addresses): Promise<string> {
  const { code, output } = await runLocal('invitation.ts', { RDV_LOCAL_DIR: machineFolder() });
  expect(code).toBe(0);
  await typeCode(page, web, output);
  return output;
}

async function typeCode(page: Page, web: string, code: string): Promise<void> {
  await page.goto(`${web}/invitation`);
  await page.locator('#code').fill(code);
  await page.getByRole('button', { name: TEXTS.fr.invitation.open, exact: true }).click();
  await heading(page, TEXTS.fr.invitation.proposes);
  await page.locator('main').getByText(TEXTS.fr.invitation.book, { exact: true }).click();
  await heading(page, words.place.title);
}

/** An appointment by phone, from the first step up to the answers about the person, and how the Caf reaches them (F4). */
async function sayAllByPhone(page: Page, phone: string, by: 'phone' | 'none'): Promise<void> {
  await page.getByRole('radio', { name: TEXTS.fr.service.modes.phone }).check();
  await page.getByRole('button', { name: words.next }).click();
  await page.locator('.day .hour').first().waitFor();
  await chooseTime(page);
  await page.locator('#firstName').fill('Camille');
  await page.locator('#lastName').fill('Exemple');
  await page.locator('#phone').fill(phone);
  await page.getByRole('radio', { name: words.person.by[by].label }).check();
}

for (const viewport of [PHONE, DESK])
  onStage(
    `with the code of a letter: no code by mail, confirmed at once, the pin shown once, at ${viewport.width} pixels (B5)`,
    async ({ page, addresses }) => {
      await openLetter(page, addresses);
      expect(await page.title()).toContain(words.step(1, 4));
      // Without e-mail: by phone, at given hours.
      const phone = `01 99 00 ${viewport.width === PHONE.width ? '55 66' : '77 66'}`;
      await sayAllByPhone(page, phone, 'phone');
      await page.getByRole('checkbox', { name: TEXTS.fr.callBack.hourNames.morning }).check();
      await expectAccessible(page);
      await page.getByRole('button', { name: words.next }).click();
      await heading(page, words.check.title);
      await expectAccessible(page);
      await page.getByRole('button', { name: words.check.sendInvited }).click();
      await heading(page, words.done.title);
      const pin = await page.locator('.pin-digits').innerText();
      expect(pin).toMatch(/^\d{4}$/);
      await page.getByText(words.done.byLetter).waitFor();
      await page.getByText(words.done.phone('66')).waitFor();
      await expectAccessible(page);
      // An old phone may drop the page: the pin is not lost by that.
      await page.reload();
      expect(await page.locator('.pin-digits').innerText()).toBe(pin);
      await page.getByRole('button', { name: words.done.pinNoted }).click();
      await page.locator('.pin-digits').waitFor({ state: 'detached' });
      expect(await page.evaluate(() => sessionStorage.getItem('booking-1'))).not.toContain(`"${pin}"`);
      expect(page.url()).toBe(`${addresses.web}/reserver/confirme`);
      await page.goto(`${addresses.web}/invitation`);
      await heading(page, TEXTS.fr.invitation.used);
      await expectAccessible(page);
    },
    { viewport },
  );

onStage('a letter whose session ran out asks for its code again and keeps the answers', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(/404/);
  const code = await openLetter(page, addresses);
  await sayAllByPhone(page, '01 99 00 88 66', 'none');
  await page.getByRole('button', { name: words.next }).click();
  await heading(page, words.check.title);
  const { slot } = (await kept(page)) ?? {};
  await page.evaluate(() => {
    const draft = JSON.parse(sessionStorage.getItem('booking-1') ?? '{}');
    sessionStorage.setItem('booking-1', JSON.stringify({ ...draft, invitation: 'x'.repeat(43) }));
    sessionStorage.removeItem('invitation');
  });
  await page.reload();
  await page.getByRole('button', { name: words.check.sendInvited }).click();
  await page.getByRole('alert').getByText(words.check.invitationOver).waitFor();
  await expectAccessible(page);
  await page.getByRole('link', { name: words.check.toInvitation }).click();
  await heading(page, TEXTS.fr.invitation.title);
  await typeCode(page, addresses.web, code);
  await page.getByRole('button', { name: words.next }).click();
  await heading(page, words.check.title);
  expect((await kept(page))?.slot).toEqual(slot);
  await page.getByRole('button', { name: words.check.sendInvited }).click();
  await heading(page, words.done.title);
  await page.locator('.pin-digits').waitFor();
});

onStage('a second appointment of the same person is refused plainly with a letter (B2)', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(/409/);
  const bookWithLetter = async () => {
    await openLetter(page, addresses);
    await sayAllByPhone(page, '01 99 00 99 66', 'none');
    await page.getByRole('button', { name: words.next }).click();
    await page.getByRole('button', { name: words.check.sendInvited }).click();
  };
  await bookWithLetter();
  await heading(page, words.done.title);
  await page.goto(`${addresses.web}/invitation`);
  await page.getByRole('button', { name: TEXTS.fr.invitation.other }).click();
  await bookWithLetter();
  await page.getByRole('alert').getByText(words.check.already).waitFor();
  await expectAccessible(page);
});
