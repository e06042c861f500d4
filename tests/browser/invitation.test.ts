import { expect } from 'vitest';
import { expectAccessible } from './support/axe.ts';
import { heading, TEXTS } from './support/booking.ts';
import { keyboard, mouse } from './support/hands.ts';
import { aLetter, bookByLetter } from './support/own.ts';
import { DESK, onStage, PHONE, withBrowser } from './support/stage.ts';

withBrowser();

const { fr } = TEXTS;

/** As people type: small letters, spaces. */
const typed = (code: string) => ` ${code.slice(0, 4).toLowerCase()} ${code.slice(4)}`;

for (const { by, hand, viewport, language } of [
  { by: 'mouse', hand: mouse, viewport: PHONE, language: 'fr' },
  { by: 'keyboard', hand: keyboard, viewport: DESK, language: 'en' },
  { by: 'keyboard', hand: keyboard, viewport: PHONE, language: 'fr' },
] as const)
  onStage(
    `a typed code opens its offer, is declined in one press and taken back, and leads to the booking, by ${by}, in ${language}, at ${viewport.width} pixels (F2)`,
    async ({ page, addresses }) => {
      const words = TEXTS[language].invitation;
      const code = await aLetter();
      await page.goto(addresses.web);
      if (language === 'en') await hand.press(page.getByRole('button', { name: fr.frame.otherLanguage }));
      await hand.press(page.locator('main a[href="/invitation"]'));
      await heading(page, words.title);
      await hand.type(page.locator('#code'), typed(code));
      expect(await page.locator('#code').inputValue()).toBe(`${code.slice(0, 4)}-${code.slice(4)}`);
      await hand.press(page.getByRole('button', { name: words.open }));
      await heading(page, words.proposes);
      await page.getByText(words.until('').trim().slice(0, -2).trim()).waitFor();
      await expectAccessible(page);
      expect(await page.title()).not.toMatch(/médiat|mediat/i);
      expect(page.url()).toBe(`${addresses.web}/invitation`);
      expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(code);

      await hand.press(page.getByRole('button', { name: words.decline }));
      await heading(page, words.declined);
      await page.getByText(words.someoneElse).waitFor();
      await page.getByRole('button', { name: words.openBooking }).waitFor();
      await expectAccessible(page);
      await page.reload();
      await heading(page, words.declined);
      await hand.press(page.getByRole('button', { name: words.takeBack }));
      await page.getByText(words.tookBack).waitFor();
      await expectAccessible(page);

      await hand.press(page.getByRole('button', { name: words.book }));
      await heading(page, TEXTS[language].booking.place.title);
    },
    { viewport },
  );

onStage(
  'a scanned code opens by itself and is taken out of the address (D1)',
  async ({ page, addresses }) => {
    const code = await aLetter();
    await page.goto(`${addresses.web}/invitation#${code}`);
    await heading(page, fr.invitation.proposes);
    expect(page.url()).toBe(`${addresses.web}/invitation`);
    const other = await aLetter({ ranOut: true });
    await page.goto(`${addresses.web}/invitation#${other}`);
    await heading(page, fr.invitation.expired);
  },
);

onStage('what is wrong with a code is said before it is sent', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}/invitation`);
  for (const [code, said] of [
    ['', fr.invitation.empty],
    ['ACD', fr.invitation.count(3)],
    ['ACDE 0O79', fr.invitation.never('0, O')],
  ] as const) {
    await keyboard.type(page.locator('#code'), code === '' ? ' ' : code);
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText(said).waitFor();
    expect(await page.locator('#code').getAttribute('aria-invalid')).toBe('true');
  }
  await expectAccessible(page);
  expect(await page.title()).toContain(fr.page.errorTitle.trim());
  await page.getByRole('alert').getByRole('link').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
});

for (const language of ['fr', 'en'] as const)
  onStage(
    `an unknown code is said so, in ${language}; booking without it stays open (L8)`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/404/);
      await page.goto(`${addresses.web}/invitation`);
      if (language === 'en') await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
      await heading(page, TEXTS[language].invitation.title);
      await page.locator('#code').fill('ACDE3479');
      await page.getByRole('button', { name: TEXTS[language].invitation.open }).click();
      await page.getByRole('alert').getByText(TEXTS[language].own.unknownCode).waitFor();
      await expectAccessible(page);
      await page.getByRole('link', { name: TEXTS[language].invitation.openBooking }).click();
      await heading(page, TEXTS[language].booking.service.title);
    },
  );

onStage('a code that ran out leads to open booking and the phone (L8)', async ({ page, addresses }) => {
  await page.goto(`${addresses.web}/invitation#${await aLetter({ ranOut: true })}`);
  await heading(page, fr.invitation.expired);
  await expectAccessible(page);
  expect(await page.getByRole('link', { name: '01 99 00 00 94' }).count()).toBe(2);
  await page.getByRole('button', { name: fr.invitation.openBooking }).click();
  await heading(page, fr.booking.place.title);
});

for (const { hand, language, viewport } of [
  { hand: keyboard, language: 'fr', viewport: PHONE },
  { hand: mouse, language: 'en', viewport: DESK },
] as const)
  onStage(
    `a used code leads to its appointment by the pin, in ${language}, at ${viewport.width} pixels`,
    async ({ page, addresses, expectErrors }) => {
      expectErrors(/400/);
      const words = TEXTS[language];
      const code = await aLetter();
      const pin = await bookByLetter(page, addresses, code);
      await page.goto(`${addresses.web}/invitation#${code}`);
      if (language === 'en') await page.getByRole('button', { name: fr.frame.otherLanguage }).click();
      await heading(page, words.invitation.used);
      await expectAccessible(page);
      await hand.press(page.getByRole('link', { name: words.invitation.seeOwn }));
      await heading(page, words.own.entry);
      await hand.type(page.locator('#code'), typed(code));
      await hand.type(page.locator('#pin'), pin === '0000' ? '1111' : '0000');
      await hand.press(page.getByRole('button', { name: words.own.open }));
      await page.getByRole('alert').getByRole('link').waitFor();
      if (language === 'en') await page.getByRole('alert').getByText(words.own.wrongPin).waitFor();
      await expectAccessible(page);
      await hand.type(page.locator('#pin'), pin);
      await hand.press(page.getByRole('button', { name: words.own.open }));
      await heading(page, words.own.title);
      await page.getByText(words.own.stands).waitFor();
      await expectAccessible(page);
    },
    { viewport },
  );

onStage(
  'code and pin of a letter nobody booked with say so, and lead to what it opens',
  async ({ page, addresses }) => {
    const code = await aLetter();
    await page.goto(`${addresses.web}/rendez-vous`);
    await page.locator('#code').fill(code);
    await page.locator('#pin').fill('1234');
    await page.getByRole('button', { name: fr.own.open }).click();
    await page.getByText(fr.own.nothingBooked).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: fr.own.toInvitation }).click();
    await heading(page, fr.invitation.proposes);
  },
);

onStage(
  'when the half-hour of an opened code is over, it is asked for again',
  async ({ page, addresses, expectErrors }) => {
    expectErrors(/404/);
    await page.goto(`${addresses.web}/invitation#${await aLetter()}`);
    await heading(page, fr.invitation.proposes);
    await page.evaluate(() => {
      const kept = JSON.parse(sessionStorage.getItem('invitation') ?? '{}');
      sessionStorage.setItem('invitation', JSON.stringify({ ...kept, token: 'x'.repeat(43) }));
    });
    await page.reload();
    await page.getByRole('button', { name: fr.invitation.decline }).click();
    await page.getByText(fr.invitation.over).waitFor();
    await expectAccessible(page);
  },
);
