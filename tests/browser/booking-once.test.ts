import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Addresses } from '../../local/addresses.ts';
import {
  askForCode,
  chooseTime,
  giveCode,
  heading,
  hours,
  kept,
  sayWho,
  TEXTS,
  toCheck,
  toTimes,
} from './support/booking.ts';
import { freshAddress, mailTo } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const words = TEXTS.fr.booking;

/** Long enough for a second mail to arrive, had there been one. */
const A_WHILE_MS = 2_500;

async function expectMails(addresses: Addresses, email: string, count: number): Promise<void> {
  await mailTo(addresses, email, count);
  await sleep(A_WHILE_MS);
  const { emails } = await (await fetch(`${addresses.mailbox}/store`)).json();
  const own = emails.filter((mail: { destination: { to: string[] } }) => mail.destination.to.includes(email));
  expect(own).toHaveLength(count);
}

/** A second tab with all that the first one keeps, as browsers make it from a link or by "duplicate". */
async function copyOf(page: Page): Promise<Page> {
  const opened = page.waitForEvent('popup');
  await page.evaluate(() => window.open(location.href));
  return await opened;
}

onStage('a reload keeps the answers at every step', async ({ page, addresses }) => {
  const email = freshAddress('reload');
  const commune = 'Boissy-Saint-Léger';
  await page.goto(`${addresses.web}/reserver`);
  await page.locator('.service-card a').first().click();
  await page.getByRole('radio', { name: TEXTS.fr.service.modes['on-site'] }).check();
  await page.getByRole('radio', { name: commune }).check();
  await page.reload();
  expect(await page.getByRole('radio', { name: commune }).isChecked()).toBe(true);
  await page.getByRole('button', { name: words.next }).click();
  await hours(page);
  await page.reload();
  await hours(page);
  await chooseTime(page);
  await page.locator('#firstName').fill('Camille');
  await page.locator('#lastName').fill('Exemp');
  await page.getByRole('checkbox', { name: words.person.discreet }).check();
  await page.locator('#question').fill('Mon premier animal');
  await page.reload();
  expect(await page.locator('#lastName').inputValue()).toBe('Exemp');
  expect(await page.locator('#question').inputValue()).toBe('Mon premier animal');
  await page.getByRole('checkbox', { name: words.person.discreet }).uncheck();
  await sayWho(page, email, { commune });
  await page.reload();
  await heading(page, words.check.title);
  expect(await page.locator('.answers').innerText()).toContain(email);
  await askForCode(page);
  await page.reload();
  await heading(page, words.code.title);
  await giveCode(page, addresses, email);
  await page.reload();
  await heading(page, words.done.title);
  await page.locator('.ticket-time').waitFor();
  await expectMails(addresses, email, 2);
});

onStage(
  'an address of a later step leads to the first answer that is missing',
  async ({ page, addresses }) => {
    for (const step of ['lieu', 'heure', 'vous', 'verifier', 'code', 'confirme', 'autre']) {
      await page.goto(`${addresses.web}/reserver/${step}`);
      await page.waitForURL(`${addresses.web}/reserver`);
      await heading(page, words.service.title);
    }
    await toTimes(page, addresses, { commune: 'Boissy-Saint-Léger', later: 1 });
    await page.goto(`${addresses.web}/reserver/verifier`);
    await page.waitForURL(`${addresses.web}/reserver/heure`);
    await chooseTime(page);
    await page.goto(`${addresses.web}/reserver/code`);
    await page.waitForURL(`${addresses.web}/reserver/vous`);
  },
);

onStage(
  'each answer can be changed from the check, and one comes back to it',
  async ({ page, addresses }) => {
    await toCheck(page, addresses, freshAddress('change'), { commune: 'Chevilly-Larue', later: 1 });
    const change = (label: string) =>
      page.getByRole('link', { name: `${words.change}${words.check.changeOf(label)}`, exact: true });
    await change(words.check.who).click();
    await page.locator('#lastName').fill('Dupont-Exemple');
    await page.getByRole('button', { name: words.next }).click();
    await heading(page, words.check.title);
    expect(await page.locator('.answers').innerText()).toContain('Dupont-Exemple');
    await change(words.check.when).click();
    // The hour that is kept is not among them.
    await hours(page);
    await page.locator('.day .hour').first().click();
    await heading(page, words.check.title);
    await change(words.check.how).click();
    await page.getByRole('button', { name: words.next }).click();
    await heading(page, words.check.title);
    await change(words.check.how).click();
    await page.getByRole('radio', { name: TEXTS.fr.service.modes.phone }).check();
    await page.getByRole('button', { name: words.next }).click();
    await hours(page);
    await page.locator('.day .hour').first().click();
    // By phone, a number is needed that nobody asked for before.
    await heading(page, words.person.title);
    await page.locator('#phone').fill('+33 1 99 00 12 34');
    await page.getByRole('button', { name: words.next }).click();
    await heading(page, words.check.title);
  },
);

onStage('two presses on one button send one code', async ({ page, addresses }) => {
  const email = freshAddress('double');
  await toCheck(page, addresses, email, { commune: 'Chevilly-Larue', later: 3 });
  await page.getByRole('button', { name: words.check.send }).dblclick();
  await heading(page, words.code.title);
  await expectMails(addresses, email, 1);
});

onStage('back from the code and on again is the same booking', async ({ page, addresses }) => {
  const email = freshAddress('retour');
  await toCheck(page, addresses, email, { commune: 'Ivry-sur-Seine', later: 1 });
  await askForCode(page);
  const id = (await kept(page))?.pending?.id;
  await page.goBack();
  await heading(page, words.check.title);
  await askForCode(page);
  expect((await kept(page))?.pending?.id).toBe(id);
  await giveCode(page, addresses, email);
  await page.goBack();
  await heading(page, words.done.title);
  expect(page.url()).toBe(`${addresses.web}/reserver/confirme`);
  await expectMails(addresses, email, 2);
});

onStage(
  'other answers after the code was sent give the earlier booking back first',
  async ({ page, addresses }) => {
    const before = freshAddress('avant');
    const after = freshAddress('apres');
    await toCheck(page, addresses, before, { commune: 'Ivry-sur-Seine', later: 3 });
    await askForCode(page);
    const id = (await kept(page))?.pending?.id;
    await page.goBack();
    await page
      .getByRole('link', { name: `${words.change}${words.check.changeOf(words.check.email)}` })
      .click();
    await page.locator('#email').fill(after);
    await page.getByRole('button', { name: words.next }).click();
    // The code that was sent is of no use any more: nobody is asked for it.
    await heading(page, words.check.title);
    await askForCode(page);
    expect((await kept(page))?.pending?.id).not.toBe(id);
    await giveCode(page, addresses, after);
  },
);

onStage('two tabs with the same answers are one booking', async ({ page, addresses }) => {
  const email = freshAddress('onglets');
  await toCheck(page, addresses, email, { commune: 'L’Haÿ-les-Roses', later: 1 });
  const other = await copyOf(page);
  await heading(other, words.check.title);
  await Promise.all([askForCode(page), askForCode(other)]);
  expect((await kept(other))?.pending?.id).toBe((await kept(page))?.pending?.id);
  await giveCode(page, addresses, email);
  await giveCode(other, addresses, email);
  expect((await kept(other))?.confirmed?.id).toBe((await kept(page))?.confirmed?.id);
  await expectMails(addresses, email, 2);
});

onStage('two tabs begun apart: the second appointment of the same person is refused (B2)', async (stage) => {
  const { page, context, addresses } = stage;
  stage.expectErrors(/409/);
  const email = freshAddress('deux');
  const other = await context.newPage();
  await toCheck(page, addresses, email, { commune: 'L’Haÿ-les-Roses', later: 3 });
  await toCheck(other, addresses, email, { commune: 'Alfortville', later: 3 });
  await askForCode(page);
  await mailTo(addresses, email, 1);
  await askForCode(other);
  await mailTo(addresses, email, 2);
  await giveCode(page, addresses, email);
  const code =
    /\b(\d{3})\s?(\d{3})\b/u
      .exec((await mailTo(addresses, email, 2)).text)
      ?.slice(1)
      .join('') ?? '';
  await other.locator('#code').fill(code);
  await other.getByRole('button', { name: words.code.confirm }).click();
  await other.getByText(words.code.already).waitFor();
  await other.waitForURL(`${addresses.web}/reserver`);
  expect((await kept(other))?.pending).toBeUndefined();
});
