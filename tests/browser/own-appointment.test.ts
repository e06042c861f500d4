import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { heading, TEXTS } from './support/booking.ts';
import { keyboard, mouse } from './support/hands.ts';
import { mailTo } from './support/mailbox.ts';
import { anOwnAppointment, takeTime } from './support/own.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const { fr } = TEXTS;
const RIGHTS = { service: 'rendez-vous-des-droits', mode: 'on-site' } as const;
const MEDIATION = { service: 'entretien-information-mediation', mode: 'video' } as const;

const JOURNEYS = [
  { by: 'mouse', hand: mouse, viewport: PHONE, language: 'fr', wanted: RIGHTS },
  { by: 'keyboard', hand: keyboard, viewport: DESK, language: 'fr', wanted: MEDIATION },
  {
    by: 'keyboard',
    hand: keyboard,
    viewport: { width: 320, height: 640 },
    language: 'en',
    wanted: MEDIATION,
  },
  // What is left of 1280 pixels when everything is twice as large.
  { by: 'mouse', hand: mouse, viewport: { width: 640, height: 450 }, language: 'en', wanted: RIGHTS },
] as const;

for (const { by, hand, viewport, language, wanted } of JOURNEYS)
  onStage(
    `by the link of the mail: see, move, cancel, by ${by}, in ${language}, at ${viewport.width} pixels (B4)`,
    async ({ page, addresses }) => {
      const words = TEXTS[language].own;
      const { email, link } = await anOwnAppointment(page, addresses, wanted);
      if (language === 'en') await page.evaluate(() => sessionStorage.setItem('language', 'en'));
      await page.goto(link);
      await heading(page, words.title);
      await page.getByText(words.stands).waitFor();
      expect(page.url(), 'the token is out of the address').toBe(`${addresses.web}/rendez-vous`);
      expect(await page.title()).not.toMatch(/médiat|mediat|droits|rights/i);
      await expectAccessible(page);

      const before = await page.locator('.when-large').innerText();
      await hand.press(page.getByRole('link', { name: words.move }));
      await heading(page, words.moveTitle);
      await page.locator('.day .hour:visible').first().waitFor();
      await expectAccessible(page);
      await hand.press(page.locator('.day .hour:visible').last());
      await heading(page, words.checkTitle);
      await expectAccessible(page);
      const after = await page.locator('.when-large').last().innerText();
      expect(after).not.toBe(before);
      await hand.press(page.getByRole('button', { name: words.confirmMove }));
      await page.getByText(words.moved).waitFor();
      expect(await page.locator('.when-large').innerText()).toBe(after);
      await expectAccessible(page);
      await mailTo(addresses, email, 3);

      await hand.press(page.getByRole('link', { name: words.cancel, exact: true }));
      await heading(page, words.cancelTitle);
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: words.noCancel }));
      await page.getByText(words.stands).waitFor();
      await hand.press(page.getByRole('link', { name: words.cancel, exact: true }));
      await heading(page, words.cancelTitle);
      await hand.press(page.getByRole('button', { name: words.yesCancel }));
      await page.getByText(words.didCancel).waitFor();
      await page.getByText(words.cancelledWords).waitFor();
      await expectAccessible(page);
      expect(await page.getByRole('link', { name: words.move }).count()).toBe(0);
      await mailTo(addresses, email, 4);
    },
    { viewport },
  );

onStage(
  'a link opened twice, a reload and the back button change nothing (B10)',
  async ({ page, addresses }) => {
    const { link } = await anOwnAppointment(page, addresses, RIGHTS);
    await page.goto(link);
    await heading(page, fr.own.title);
    await page.goto(`${addresses.web}/rendez-vous/annuler`);
    await heading(page, fr.own.cancelTitle);
    await page.goto(link);
    await page.getByText(fr.own.stands).waitFor();
    await page.getByRole('link', { name: fr.own.cancel, exact: true }).click();
    await heading(page, fr.own.cancelTitle);
    await page.goBack();
    await heading(page, fr.own.title);
    await page.reload();
    await page.getByText(fr.own.stands).waitFor();
  },
);

onStage('the calendar file has a name and a title that tell nothing (F3)', async ({ page, addresses }) => {
  const { link } = await anOwnAppointment(page, addresses, MEDIATION);
  await page.goto(link);
  const downloading = page.waitForEvent('download');
  await keyboard.press(page.getByRole('button', { name: fr.own.calendar }));
  const download = await downloading;
  expect(download.suggestedFilename()).toBe('rendez-vous.ics');
  const text = await readFile(await download.path(), 'utf8');
  expect(text).toContain('SUMMARY:Rendez-vous à la Caf');
  expect(text).not.toMatch(/médiat/i);
});

onStage(
  'on paper there are date, place and the Caf’s number, and nothing to press',
  async ({ page, addresses }) => {
    const { link } = await anOwnAppointment(page, addresses, RIGHTS);
    await page.goto(link);
    await heading(page, fr.own.title);
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', 'yes');
    });
    await page.getByRole('button', { name: fr.own.print }).click();
    expect(await page.locator('body').getAttribute('data-printed')).toBe('yes');
    await page.emulateMedia({ media: 'print' });
    for (const shown of [
      page.locator('.when-large'),
      page.getByText('01 99 00 00 94').first(),
      page.locator('.facts'),
    ])
      expect(await shown.isVisible()).toBe(true);
    expect(
      await page.locator('button:visible, .actions:visible, footer:visible, header:visible').count(),
    ).toBe(0);
  },
);

onStage(
  'a time that somebody else took leaves the appointment as it was and offers others (B4)',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/409/);
    const { link } = await anOwnAppointment(page, addresses, MEDIATION);
    await page.goto(link);
    const before = await page.locator('.when-large').innerText();
    await page.getByRole('link', { name: fr.own.move }).click();
    await page.locator('.day .hour:visible').last().click();
    await heading(page, fr.own.checkTitle);
    await page.route('**/move', async (route) => {
      await takeTime(route.request().postDataJSON(), addresses, MEDIATION.service);
      await route.continue();
    });
    await page.getByRole('button', { name: fr.own.confirmMove }).click();
    await page.getByText(fr.own.taken).waitFor();
    expect(await page.locator('.when-large').first().innerText()).toBe(before);
    await expectAccessible(page);
    await page.unroute('**/move');
    await page.locator('.day .hour:visible').first().click();
    await page.getByRole('button', { name: fr.own.confirmMove }).click();
    await page.getByText(fr.own.moved).waitFor();
  },
);

onStage(
  'a page left open does not cancel a time that was moved since, and shows the new one first',
  async ({ page, context, addresses, expectErrors }) => {
    expectErrors(/409/);
    const { link } = await anOwnAppointment(page, addresses, MEDIATION);
    await page.goto(link);
    await page.getByRole('link', { name: fr.own.cancel }).click();
    await heading(page, fr.own.cancelTitle);
    const other = await context.newPage();
    await other.goto(link);
    await other.getByRole('link', { name: fr.own.move }).click();
    await other.locator('.day .hour:visible').last().click();
    await other.getByRole('button', { name: fr.own.confirmMove }).click();
    await other.getByText(fr.own.moved).waitFor();
    const moved = await other.locator('.when-large').innerText();
    await page.getByRole('button', { name: fr.own.yesCancel }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: fr.page.tryAgain }).click();
    await page.getByText(moved.split('\n')[0] ?? moved).waitFor();
    await page.getByRole('button', { name: fr.own.yesCancel }).click();
    await page.getByText(fr.own.didCancel).waitFor();
  },
);

onStage(
  'a lost connection is said, and cancelling can be tried again',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/ERR_|Failed to load/);
    const { link } = await anOwnAppointment(page, addresses, RIGHTS);
    await page.goto(link);
    await page.getByRole('link', { name: fr.own.cancel, exact: true }).click();
    await page.route('**/cancel', (route) => route.abort());
    await page.getByRole('button', { name: fr.own.yesCancel }).click();
    await page.getByText(fr.problems.OFFLINE).waitFor();
    await expectAccessible(page);
    await page.unroute('**/cancel');
    await page.getByRole('button', { name: fr.own.yesCancel }).click();
    await page.getByText(fr.own.didCancel).waitFor();
  },
);

onStage('a dead link says what to do, in both languages', async ({ page, addresses, expectErrors }) => {
  expectErrors(/404/);
  await page.goto(`${addresses.web}/rendez-vous#${'x'.repeat(40)}`);
  await heading(page, fr.own.dead);
  expect(page.url()).toBe(`${addresses.web}/rendez-vous`);
  await expectAccessible(page);
  await page.getByRole('link', { name: '01 99 00 00 94' }).waitFor();
  await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
  await heading(page, TEXTS.en.own.dead);
  await expectAccessible(page);
});

onStage('what was shown can be cleared from a shared device', async ({ page, addresses }) => {
  const { link } = await anOwnAppointment(page, addresses, RIGHTS);
  await page.goto(link);
  await page.getByRole('button', { name: fr.own.leave }).click();
  await heading(page, fr.home.title);
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(link.split('#')[1] ?? link);
  await page.goto(`${addresses.web}/rendez-vous`);
  await heading(page, fr.own.entry);
});

onStage('an appointment that has begun is past: nothing to move or cancel', async ({ page, addresses }) => {
  const { link } = await anOwnAppointment(page, addresses, RIGHTS);
  await changeView(page, { status: 'closed', canCancel: false, canMove: false });
  await page.goto(link);
  await page.getByText(fr.own.overWords).waitFor();
  await expectAccessible(page);
  expect(await page.getByRole('link', { name: fr.own.cancel, exact: true }).count()).toBe(0);
});

onStage(
  'somebody under another clock is told whose hours these are (B8)',
  async ({ page, addresses }) => {
    const { link } = await anOwnAppointment(page, addresses, RIGHTS);
    await page.goto(link);
    await page.getByText(fr.frame.zone('Caf du Val-de-Marne')).waitFor();
    await expectAccessible(page);
  },
  { timezoneId: 'America/Cayenne' },
);

onStage(
  'a video appointment leads to its room; phone and home say how it goes',
  async ({ page, addresses }) => {
    const { link } = await anOwnAppointment(page, addresses, MEDIATION);
    await page.goto(link);
    await page.getByRole('link', { name: fr.own.openVideo }).click();
    await heading(page, fr.video.title);
    expect(page.url(), 'the room is out of the address').toBe(`${addresses.web}/visio`);
    const join = page.getByRole('link', { name: fr.video.join });
    expect(await join.getAttribute('href')).toMatch(/^https:\/\/visio\.caf94\.example\/[\w-]{36}$/);
    expect(await join.getAttribute('rel')).toContain('noreferrer');
    await page.reload();
    await join.waitFor();
    await changeView(page, { mode: 'phone' });
    await page.goto(link);
    await page.getByText(fr.own.phoneMode).waitFor();
    await page.unroute('**/v1/appointments/*');
    await changeView(page, { mode: 'home' });
    await page.reload();
    await page.getByText(fr.own.homeMode).waitFor();
  },
);

/** What cannot be had in a minute (an appointment gone by, a visit at home) is put into the service's true answer. */
async function changeView(page: Page, change: object): Promise<void> {
  await page.route('**/v1/appointments/*', async (route) => {
    const view = await (await fetch(route.request().url())).json();
    await route.fulfill({ json: { ...view, ...change } });
  });
}
