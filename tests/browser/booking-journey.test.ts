import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import {
  askForCode,
  chooseTime,
  giveCode,
  heading,
  sayWho,
  TEXTS,
  toTimes,
  type Wish,
} from './support/booking.ts';
import { keyboard, mouse } from './support/hands.ts';
import { freshAddress, linkIn, mailTo } from './support/mailbox.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const JOURNEYS = [
  { by: 'mouse', hand: mouse, viewport: PHONE, language: 'fr', mode: 'on-site', commune: 'Orly', later: 2 },
  { by: 'keyboard', hand: keyboard, viewport: DESK, language: 'fr', mode: 'phone', later: 1 },
  { by: 'mouse', hand: mouse, viewport: DESK, language: 'en', mode: 'video', later: 3 },
  {
    by: 'keyboard',
    hand: keyboard,
    viewport: PHONE,
    language: 'en',
    mode: 'on-site',
    commune: 'Créteil',
    later: 2,
  },
] as const;

for (const { by, viewport, ...journey } of JOURNEYS)
  onStage(
    `from the front page to the mailbox to the confirmation, by ${by}, in ${journey.language}, at ${viewport.width} pixels, ${journey.mode}`,
    async ({ page, addresses }) => {
      const wish: Wish = { ...journey, look: true };
      const words = TEXTS[journey.language].booking;
      const email = freshAddress('parcours');
      await toTimes(page, addresses, wish);
      expect(await page.title()).toContain(words.step(2, 5));
      await chooseTime(page, wish);
      const time = await page.locator('.hold strong').innerText();
      await sayWho(page, email, wish);
      await expectAccessible(page);
      expect(await page.locator('.answers').innerText()).toContain(email);
      await askForCode(page, wish);
      await expectAccessible(page);
      await giveCode(page, addresses, email, wish);
      await expectAccessible(page);
      const hour = / (?:à|at) (.+)$/.exec(time)?.[1] ?? 'no time';
      expect(await page.locator('.ticket-time').innerText()).toContain(hour);
      const mail = await mailTo(addresses, email, 2);
      expect(mail.subject).toBe('Votre rendez-vous à la Caf');
      expect(linkIn(mail.text)).not.toBe('');
      expect(page.url()).toBe(`${addresses.web}/reserver/confirme`);
      // D1: who it is for is forgotten once it is done.
      expect(await page.evaluate(() => sessionStorage.getItem('booking-1'))).not.toContain(email);
    },
    { viewport },
  );

onStage('the calendar file says when, and nothing of the matter (F3)', async ({ page, addresses }) => {
  const email = freshAddress('agenda');
  await toTimes(page, addresses, { commune: 'Villejuif', later: 1 });
  await chooseTime(page);
  await sayWho(page, email, { commune: 'Villejuif' });
  await askForCode(page);
  await giveCode(page, addresses, email);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: TEXTS.fr.own.calendar }).click();
  const file = await (await download).createReadStream();
  const text = (await file.toArray()).join('');
  expect(text).toMatch(/\r\nSUMMARY:Rendez-vous à la Caf\r\n/);
  expect(text).toMatch(/\r\nLOCATION:Villejuif\r\n/);
  expect(text).toMatch(/\r\nUID:[\w-]+@caf94\r\n/);
  expect(text).not.toContain('Camille');
  // Leaving the page forgets the rest as well.
  await page.getByRole('link', { name: TEXTS.fr.booking.done.finish }).click();
  await page.waitForURL(`${addresses.web}/`);
  expect(await page.evaluate(() => sessionStorage.getItem('booking-1'))).toBeNull();
});

onStage('whoever says nothing is told what is missing, at its place', async ({ page, addresses }) => {
  const words = TEXTS.fr.booking;
  await page.goto(`${addresses.web}/reserver`);
  await page.locator('.service-card a').first().click();
  await heading(page, words.place.title);
  await page.getByRole('button', { name: words.next }).click();
  await expectAccessible(page);
  await page.getByRole('link', { name: words.place.missingMode }).click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('mode');
  await page.getByRole('radio', { name: TEXTS.fr.service.modes.video }).check();
  await page.getByRole('button', { name: words.next }).click();
  await chooseTime(page);
  await page.getByRole('radio', { name: words.person.by.phone.label }).check();
  await page.getByRole('checkbox', { name: words.person.discreet }).check();
  await page.locator('#number').fill('1 84 12 94 028 123 42');
  await page.getByText(words.person.noLink).waitFor();
  await page.getByRole('button', { name: words.next }).click();
  const summary = page.getByRole('alert');
  for (const message of Object.values({
    ...words.person.missing,
    reach: '',
    plain: '',
    badEmail: '',
    badPhone: '',
    number: words.person.nir,
  }).filter((one) => one !== ''))
    await summary.getByRole('link', { name: message }).waitFor();
  expect(await page.title()).toMatch(/^Erreur : /);
  await expectAccessible(page);
});

onStage(
  'a service that is not booked online says what to do instead',
  async ({ page, addresses }) => {
    await page.goto(`${addresses.web}/reserver`);
    await page.evaluate(() => {
      const draft = {
        key: 'k'.repeat(12),
        service: 'consultation-psychologue',
        person: { firstName: '', lastName: '', email: '', phone: '', allocataireNumber: '' },
        contact: { by: 'email', hours: [], discreet: false, ask: '', answer: '' },
        needs: [],
      };
      sessionStorage.setItem('booking-1', JSON.stringify(draft));
    });
    await page.goto(`${addresses.web}/reserver/lieu`);
    await heading(page, TEXTS.fr.booking.elsewhere.title);
    await page.getByRole('link', { name: TEXTS.fr.callBack.send }).waitFor();
    expect(await page.title()).not.toMatch(/psycho/i);
    await expectAccessible(page);
  },
  { viewport: DESK },
);

onStage(
  'without e-mail, the answers go along to the request for a call (B5)',
  async ({ page, addresses }) => {
    await toTimes(page, addresses, { mode: 'phone', later: 4 });
    await chooseTime(page);
    await page.locator('#firstName').fill('Camille');
    await page.locator('#phone').fill('01 99 00 12 34');
    await page.locator('.no-email a').click();
    await heading(page, TEXTS.fr.callBack.title);
    expect(await page.locator('#firstName').inputValue()).toBe('Camille');
    expect(await page.locator('#phone').inputValue()).toBe('01 99 00 12 34');
  },
);

onStage(
  'somebody under another clock sees the hours of the Caf, and whose they are (B8)',
  async ({ page, addresses }) => {
    await toTimes(page, addresses, { commune: 'Vitry-sur-Seine' });
    await page.getByText(TEXTS.fr.frame.zone('Caf du Val-de-Marne')).first().waitFor();
    const hours = await page.locator('.day .hour').allInnerTexts();
    expect(hours.length).toBeGreaterThan(0);
    for (const hour of hours) expect(Number(/^\d+/.exec(hour)?.[0])).toBeGreaterThanOrEqual(9);
    await expectAccessible(page);
  },
  { timezoneId: 'America/Martinique', viewport: { width: 320, height: 640 } },
);

onStage(
  'no matter where: an hour that several places have asks which one',
  async ({ page, addresses }) => {
    const { booking } = TEXTS.fr;
    await page.goto(`${addresses.web}/reserver`);
    await page.locator('.service-card a').first().click();
    await page.getByRole('radio', { name: TEXTS.fr.service.modes['on-site'] }).check();
    await page.getByRole('radio', { name: booking.place.anywhere }).check();
    await page.getByRole('button', { name: booking.next }).click();
    const hour = page.locator('.several > .hour').first();
    await hour.press('Enter');
    expect(await hour.getAttribute('aria-expanded')).toBe('true');
    await expectAccessible(page);
    const places = page.locator('.several-places:visible .hour');
    const communes = await places.allInnerTexts();
    expect(communes.length).toBeGreaterThan(1);
    expect(communes).toEqual([...communes].sort((a, b) => a.localeCompare(b, 'fr')));
    await places.last().press('Enter');
    await heading(page, booking.person.title);
    await page.goBack();
    await page.getByText(booking.time.chosen).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: booking.time.keep }).click();
    await heading(page, booking.person.title);
  },
  { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 },
);
