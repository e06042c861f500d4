import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { askForCode, chooseTime, heading, kept, sayWho, TEXTS, toCheck, toTimes } from './support/booking.ts';
import { freshAddress } from './support/mailbox.ts';
import { onStage, withBrowser } from './support/stage.ts';

withBrowser();

const words = TEXTS.fr.booking;

/** What the API says to the same client, beside the page. */
async function api(page: Page, method: 'GET' | 'POST' | 'DELETE', path: string, data?: object) {
  return await page.evaluate(
    async (asked) => {
      const response = await fetch(`/v1${asked.path}`, {
        method: asked.method,
        headers: { 'content-type': 'application/json' },
        ...(asked.data === undefined ? {} : { body: JSON.stringify(asked.data) }),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? undefined : JSON.parse(text) };
    },
    { method, path, data },
  );
}

/** Somebody else, who keeps this very time at this place until nobody can. */
async function takeAway(page: Page, slot: object): Promise<void> {
  for (let tries = 0; tries < 5; tries++) {
    const held = await api(page, 'POST', '/cafs/94/holds', { service: 'rendez-vous-des-droits', ...slot });
    if (held.status === 409) return;
    expect(held.status).toBe(201);
  }
}

const isWarned = (page: Page) => page.getByText(words.hold.soon).waitFor();

onStage('a kept time says how long, warns two minutes before and is prolonged once (B5)', async (stage) => {
  const { page, addresses } = stage;
  await page.clock.install();
  await toTimes(page, addresses, { commune: 'Valenton', later: 1 });
  await chooseTime(page);
  await page.getByText(words.hold.left(10)).waitFor();
  expect(await page.getByText(words.hold.soon).count()).toBe(0);
  await page.clock.fastForward('05:00');
  await page.getByText(words.hold.left(5)).waitFor();
  await page.locator('#firstName').fill('Camille');
  await page.clock.fastForward('03:10');
  await isWarned(page);
  // Spoken when there is time, not in the middle of a word: and the field keeps the focus.
  expect(await page.locator('.hold [role="status"]').innerText()).toContain(words.hold.soon);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('firstName');
  await expectAccessible(page);
  const before = (await kept(page))?.hold?.expiresAt ?? '';
  await page.getByRole('button', { name: words.hold.prolong }).click();
  await page.getByText(words.hold.prolonged(10)).waitFor();
  // What is kept follows what is shown.
  await expect
    .poll(async () => Date.parse((await kept(page))?.hold?.expiresAt ?? ''))
    .toBeGreaterThan(Date.parse(before));
  await page.clock.fastForward('08:10');
  await isWarned(page);
  await page.getByText(words.hold.last).waitFor();
  expect(await page.getByRole('button', { name: words.hold.prolong }).count()).toBe(0);
  await expectAccessible(page);
});

onStage(
  'when the time is over, one is back at the times with every answer kept',
  async ({ page, addresses }) => {
    const email = freshAddress('fini');
    await page.clock.install();
    await toCheck(page, addresses, email, { commune: 'Valenton', later: 2 });
    const start = (await kept(page))?.slot?.start;
    await page.clock.fastForward('10:05');
    await heading(page, words.time.title);
    await page.getByRole('alert').getByText(words.time.kept).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    // The nearest times come first.
    await page.getByRole('heading', { name: words.time.close }).waitFor();
    await expectAccessible(page);
    await page.locator('.close-times .hour').first().click();
    // Nothing else is missing: straight to the check.
    await heading(page, words.check.title);
    expect(await page.locator('.answers').innerText()).toContain(email);
    expect((await kept(page))?.slot?.start).toBeDefined();
    expect(start).toBeDefined();
  },
);

onStage('a time that somebody took meanwhile: others are offered first', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(/409/);
  await toTimes(page, addresses, { commune: 'Mandres-les-Roses', later: 1 });
  const { body } = await api(
    page,
    'GET',
    '/cafs/94/slots?service=rendez-vous-des-droits&place=ccas-mandres-les-roses&mode=on-site',
  );
  const shown = await page.locator('.day h3').first().innerText();
  const day = new Intl.DateTimeFormat('fr-FR', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Paris',
  });
  const slot = body.slots.find(
    ({ start }: { start: string }) => day.format(new Date(start)) === shown.toLowerCase(),
  );
  await takeAway(page, { place: slot.place, mode: slot.mode, start: slot.start });
  await page.locator('.day .hour').first().click();
  const alert = page.getByRole('alert');
  await alert.getByText(words.time.kept).waitFor();
  expect(await page.evaluate(() => document.activeElement?.querySelector('[role=alert]') !== null)).toBe(
    true,
  );
  const others = page.locator('.close-times .hour');
  await others.first().waitFor();
  await expectAccessible(page);
  const chosen = (await others.first().innerText()).toLowerCase();
  await others.first().click();
  await heading(page, words.person.title);
  expect(chosen).toContain((await page.locator('.hold strong').innerText()).toLowerCase());
});

onStage('a time lost at the very last press: back at the times, answers kept', async (stage) => {
  const { page, addresses } = stage;
  stage.expectErrors(/409/);
  const email = freshAddress('perdu');
  await toCheck(page, addresses, email, { commune: 'Mandres-les-Roses', later: 3 });
  const { hold, slot } = (await kept(page)) ?? {};
  expect((await api(page, 'DELETE', `/holds/${hold?.token}`)).status).toBe(204);
  await takeAway(page, { place: slot?.place, mode: slot?.mode, start: slot?.start });
  await page.getByRole('button', { name: words.check.send }).click();
  await heading(page, words.time.title);
  await page.getByRole('alert').getByText(words.time.kept).waitFor();
  await expectAccessible(page);
  await page.locator('.close-times .hour').first().click();
  await heading(page, words.check.title);
  expect(await page.locator('.answers').innerText()).toContain(email);
  await askForCode(page);
});

onStage('a code that comes too late: back at the times, answers kept (B5)', async ({ page, addresses }) => {
  const email = freshAddress('tard');
  await page.clock.install();
  await toCheck(page, addresses, email, { commune: 'Sucy-en-Brie', later: 1 });
  await askForCode(page);
  await page.clock.fastForward('13:05');
  await page.getByRole('status').getByText(words.code.soon).waitFor();
  await expectAccessible(page);
  await page.clock.fastForward('02:00');
  await heading(page, words.time.title);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain('taper le code');
  expect((await kept(page))?.person.email).toBe(email);
});

onStage('another time replaces the one kept before', async ({ page, addresses }) => {
  await toTimes(page, addresses, { commune: 'Sucy-en-Brie', later: 2 });
  await chooseTime(page);
  const first = await kept(page);
  await page.goBack();
  await page.getByText(words.time.chosen).waitFor();
  await page.locator('.day .hour').first().click();
  await heading(page, words.person.title);
  const second = await kept(page);
  expect(second?.hold?.token).not.toBe(first?.hold?.token);
  expect(second?.slot?.start).not.toBe(first?.slot?.start);
  // The first time is free again for everybody.
  await page.goBack();
  await page.locator('.day .hour').first().click();
  await heading(page, words.person.title);
  expect((await kept(page))?.slot?.start).toBe(first?.slot?.start);
  await sayWho(page, freshAddress('autre'), { commune: 'Sucy-en-Brie' });
});
